// What is scanned, how often, and what the files then say: the real store and record, and a scanner that counts.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { withScans } from '../../src/flow/arrive/scan-notes.ts'
import { openScreening, type Screening, shortMemory } from '../../src/flow/arrive/screening.ts'
import { openStoredBytes, type StoredBytesFolder } from '../../src/ledger/stored-bytes.ts'
import type { Note, Reading, ReadFile } from '../../src/reading/reading.ts'
import type { Scanner, ScanOutcome } from '../../src/scan/scanner.ts'

let folder: string
let store: StoredBytesFolder
let scanned: string[]
let signatures: string | null
let answer: (text: string) => ScanOutcome
const memory = { current: shortMemory() }

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baosong-screening-'))
  store = openStoredBytes(folder)
  scanned = []
  signatures = 'Engine 1/27500'
  answer = text => (text.includes('virus') ? { kind: 'infected', name: 'Test.Virus' } : { kind: 'clean' })
  memory.current = shortMemory()
})
afterEach(() => rm(folder, { recursive: true }))

const scanner: Scanner = {
  version: () => Promise.resolve(signatures),
  async scan(source) {
    const text = Buffer.concat(await Array.fromAsync(source)).toString()
    scanned.push(text)
    return answer(text)
  },
}
const screening = (of: Scanner | null = scanner): Screening =>
  openScreening(of, memory.current, sha256 => store.pathOf(sha256))

/** A reading that holds nothing but files: path, content, notes that reading made. */
async function reading(...files: [path: string, content: string, notes?: Note[]][]): Promise<Reading> {
  const made: ReadFile[] = []
  for (const [path, content, notes = []] of files) {
    const { sha256, size } = await store.put(
      (async function* () {
        yield Buffer.from(content)
      })(),
    )
    const name = path.split('/').at(-1) ?? ''
    const common = { type: 'text/plain', kind: 'document', decoration: false, isBody: false, document: null } as const
    made.push({ path, name, originalName: name, size, sha256, notes, ...common })
  }
  return { files: made } as unknown as Reading
}
const notes = ({ files }: Reading) => files.map(file => file.notes.map(({ code, detail }) => `${code}:${detail}`))

it('scans each distinct file once, in this message and in the next', async () => {
  const screened = await screening().screen(await reading(['a', 'one'], ['b', 'one'], ['c', 'a virus'], ['d', '']))
  expect(notes(screened)).toEqual([[], [], ['infected:Test.Virus'], []])
  await screening().screen(await reading(['e', 'a virus'], ['f', 'two']))
  expect(scanned).toEqual(['one', 'a virus', '', 'two'])
})

it('scans again for other signatures, and keeps what it knows while the scanner is away', async () => {
  await screening().screen(await reading(['a', 'one']))
  signatures = null
  const away = await screening().screen(await reading(['a', 'one'], ['b', 'two']))
  expect(notes(away)).toEqual([[], ['unscanned:away']])
  signatures = 'Engine 1/27501'
  answer = () => ({ kind: 'infected', name: 'New.Virus' })
  expect(notes(await screening().screen(away))).toEqual([['infected:New.Virus'], ['infected:New.Virus']])
})

it('asks a scanner that has gone no second time', async () => {
  answer = () => ({ kind: 'unscanned', why: 'away' })
  const screened = await screening().screen(await reading(['a', 'one'], ['b', 'two'], ['c', 'three']))
  expect(notes(screened)).toEqual([['unscanned:away'], ['unscanned:away'], ['unscanned:away']])
  expect(scanned).toEqual(['one'])
  // With no signatures of any scanner, so that the same one tries again when it is back.
  const known = screened.files.map(({ sha256 }) => memory.current.recall(sha256)?.signatures)
  expect(known).toEqual(['', '', ''])
})

it('scans the members of an archive that was opened whole, and the archive itself where it was not', async () => {
  const limit = { code: 'over-limit', detail: null }
  const whole = await reading(
    ['a.zip', 'zip'],
    ['a.zip/b.zip', 'inner'],
    ['a.zip/b.zip/c', 'a virus'],
    ['a.zip/d', 'd'],
  )
  expect(notes(await screening().screen(whole))).toEqual([
    ['infected:Test.Virus'],
    ['infected:Test.Virus'],
    ['infected:Test.Virus'],
    [],
  ])
  await screening().screen(await reading(['e.zip', 'partly', [limit]], ['e.zip/f', 'f'], ['g.rar', 'closed']))
  expect(scanned).toEqual(['a virus', 'd', 'partly', 'f', 'closed'])
})

it('marks of two archives of one name the one that holds it', async () => {
  const twice = await reading(['a.zip', 'first'], ['a.zip/b', 'one'], ['a.zip', 'second'], ['a.zip/b', 'a virus'])
  const marked = notes(await screening().screen(twice)).map(each => each.length)
  expect(marked).toEqual([0, 0, 1, 1])
})

it('keeps the notes of reading, replaces its own, and leaves all as it is without a scanner', async () => {
  const macros = { code: 'macros', detail: null }
  const first = await screening().screen(await reading(['a', 'a virus', [macros]]))
  expect(notes(first)).toEqual([['macros:null', 'infected:Test.Virus']])
  const cleared = withScans(first, new Map([[first.files[0]?.sha256 ?? '', { kind: 'clean' }]]))
  expect(notes(cleared)).toEqual([['macros:null']])
  expect(notes(await screening(null).screen(await reading(['b', 'unknown'])))).toEqual([[]])
  expect(notes(await screening(null).screen(await reading(['c', 'a virus'])))).toEqual([['infected:Test.Virus']])
})
