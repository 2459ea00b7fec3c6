// A picture that only decorated another mail of the unit is no photo in this one.
import { beforeAll, expect, it } from 'vitest'
import { attribute } from '../../src/attribution/attribute.ts'
import { noFacts } from '../../src/attribution/no-facts.ts'
import { corpusReadings, corpusSource, type Read, rosterOf } from './readings.ts'

let mail: Read[]
beforeAll(async () => {
  mail = await corpusReadings()
}, 60_000)

it('is not counted, and the others are', async () => {
  const { reading, receivedAt } = mail.find(({ name }) => name.startsWith('002-')) ?? mail[0] ?? never()
  const roster = rosterOf(await corpusSource())
  const photos = reading.files.flatMap((file, position) => (file.kind === 'image' ? [position] : []))
  const logo = reading.files[photos[0] ?? -1]?.sha256
  const facts = { ...noFacts(receivedAt), repeated: (sha256: string) => sha256 === logo }
  const before = attribute(reading, noFacts(receivedAt), roster)
  const after = attribute(reading, facts, roster)
  const materials = (verdict: typeof before) => photos.map(position => verdict.files[position]?.material)
  expect(materials(before)).toEqual(photos.map(() => 'photos'))
  expect(materials(after)).toEqual(photos.map((_, index) => (index === 0 ? null : 'photos')))
})

function never(): never {
  throw new Error('the corpus has no mail 002')
}
