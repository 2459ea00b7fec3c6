// What a reading promises of every message, however damaged: names that no disk and no terminal is harmed by, and files
// that are in the store with the size and hash that it names.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LIMITS } from '../../src/reading/limits.ts'
import type { Reading } from '../../src/reading/reading.ts'

/** Characters that no name may hold: controls, line separators, bidirectional overrides. */
const HARMFUL = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

/** The first promise that a reading breaks, in words; null where it keeps them all. `store`: the folder of its bytes. */
export function broken(reading: Reading, store: string): string | null {
  const { files, head } = reading
  if (reading.body.text.length > LIMITS.message.textCharacters) return 'more text than the cap'
  if (reading.links.length > LIMITS.message.links) return 'more links than the cap'
  if (files.filter(({ path }) => path.includes('/')).length > LIMITS.files.members + LIMITS.message.parts)
    return 'more files than the caps'
  if (/[\r\n\0]/.test(head.subject)) return 'a line end or NUL in the subject'
  for (const { path, name, size, sha256 } of files) {
    if (name === '' || name === '.' || name === '..' || /[/\\]/.test(name)) return `an unsafe name: ${show(name)}`
    if (HARMFUL.test(path)) return `a harmful character in ${show(path)}`
    if (path.startsWith('/') || path.split('/').some(step => step === '..' || step === '.' || step === ''))
      return `an unsafe path: ${show(path)}`
    if (Buffer.byteLength(name) > 255) return `a name of more than 255 bytes: ${show(name)}`
    const wrong = stored(store, sha256, size)
    if (wrong !== null) return `${wrong}: ${show(path)}`
  }
  return null
}

const seen = new Map<string, string>()

/** Where the store does not hold what the reading says; null where it does. Each content is hashed once per store. */
function stored(store: string, sha256: string, size: number): string | null {
  const key = `${store} ${sha256} ${size}`
  if (seen.has(key)) return null
  let bytes: Buffer
  try {
    bytes = readFileSync(join(store, sha256.slice(0, 2), sha256))
  } catch {
    return 'not in the store'
  }
  if (bytes.length !== size) return 'another size in the store'
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) return 'other bytes in the store'
  seen.set(key, '')
  return null
}

const show = (text: string) => JSON.stringify(text.slice(0, 200))
