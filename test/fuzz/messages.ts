// The mutated messages of a seed: number i is the same bytes whoever asks, so that one bad message can be had alone.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ATTACKS } from './attacks.ts'
import { LIES } from './lies.ts'
import { MUTATIONS, type Mutation } from './mutations.ts'
import { oneOf, randomFrom } from './random.ts'

/** A message, and how it came about. */
export type Mutated = { number: number; sample: string; kinds: string[]; bytes: Buffer }

const FOLDERS = ['corpus/mail', 'mail'].map(folder => join(import.meta.dirname, '..', folder))
const SAMPLES = FOLDERS.flatMap(folder =>
  readdirSync(folder)
    .filter(file => file.endsWith('.eml') && statSync(join(folder, file)).size > 0)
    .sort()
    .map(file => join(folder, file)),
)

/** Every kind of damage, each as likely as the others. */
export const KINDS: [kind: string, mutate: Mutation][] = Object.entries({ ...MUTATIONS, ...LIES, ...ATTACKS })

/** No mutation piled on another makes a larger message: reading time is measured, not the making of it. */
const MOST_BYTES = 16_000_000

/** Message `number` of `seed`: a sample, damaged once, twice or three times. Another set of samples gives other messages. */
export function mutated(seed: number, number: number): Mutated {
  const random = randomFrom(Math.imul(seed, 2_654_435_761) ^ Math.imul(number + 1, 40_503_001))
  const path = oneOf(SAMPLES, random)
  const kinds: string[] = []
  let bytes = readFileSync(path)
  for (let round = 1 + Math.max(0, random(6) - 3); round > 0 && bytes.length > 0; round -= 1) {
    const [kind, mutate] = oneOf(KINDS, random)
    kinds.push(kind)
    bytes = Buffer.from(mutate(bytes, random).subarray(0, MOST_BYTES))
  }
  return { number, sample: path.slice(path.lastIndexOf('/') + 1), kinds, bytes }
}
