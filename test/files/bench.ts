// A place to examine files in: a real store in a temporary folder, the real parsers, one message's budget.
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBudget } from '../../src/files/budget.ts'
import { examine } from '../../src/files/examine.ts'
import type { Examined, Member } from '../../src/files/examined.ts'
import { type FragileParsers, openFragileParsers } from '../../src/files/fragile.ts'
import type { StoredBytes } from '../../src/files/store.ts'
import { openStoredBytes } from '../../src/ledger/stored-bytes.ts'
import { LIMITS, type Limits } from '../../src/reading/limits.ts'
import type { ReadFile } from '../../src/reading/reading.ts'
import { type Walk, walkMessage } from '../../src/reading/walk.ts'
import type { ParsedMessage, Part } from '../../src/message/parsed.ts'

/** What the tests ask of it. */
export type Bench = {
  /** Holds nothing but the store; `outside` counts what lies in it beside that. */
  folder: string
  put(bytes: Uint8Array): Promise<StoredBytes>
  examine(bytes: Uint8Array, name: string | null, declared?: string | null): Promise<Examined>
  /** The file as a message's only attachment, and everything in it. */
  walk(bytes: Uint8Array, name: string | null, declared?: string | null): Promise<ReadFile[]>
  /** Several attachments of one message, and everything in them. */
  walkAll(files: readonly (readonly [name: string, bytes: Uint8Array])[]): Promise<ReadFile[]>
  /** Names in the folder beside the store. */
  outside(): Promise<string[]>
  close(): Promise<void>
}

/** A bench; `files` replaces single caps of limits.ts. */
export async function openBench(files: Partial<Record<keyof Limits['files'], number>> = {}): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'baosong-files-'))
  await mkdir(join(folder, 'a/b/store'), { recursive: true })
  const store = openStoredBytes(join(folder, 'a/b/store'), 'none')
  const fragile: FragileParsers = openFragileParsers()
  const limits = { ...LIMITS, files: { ...LIMITS.files, ...files } } as Limits
  const put = (bytes: Uint8Array) => store.put([bytes] as unknown as AsyncIterable<Uint8Array>)
  const partOf = async (bytes: Uint8Array, name: string | null, declaredType: string | null): Promise<Part> => {
    const place = { disposition: 'attachment', contentId: null, shown: null, shownSize: null } as const
    return { name, declaredType, ...place, stored: await put(bytes), notes: [] }
  }
  const walkParts = async (parts: readonly Part[]) => {
    const rest = { files: [], inner: [], links: [], notes: [] }
    const walk: Walk = { store, fragile, zone: 'Asia/Shanghai', limits, budget: openBudget(limits.files), ...rest }
    await walkMessage({ report: null, parts } as unknown as ParsedMessage, '', 0, walk)
    return walk.files
  }
  return {
    folder,
    put,
    examine: async (bytes, name, declared = null) =>
      examine(await put(bytes), name, declared, { store, fragile, limits, budget: openBudget(limits.files) }),
    walk: async (bytes, name, declared = null) => walkParts([await partOf(bytes, name, declared)]),
    walkAll: async files => walkParts(await Promise.all(files.map(([name, bytes]) => partOf(bytes, name, null)))),
    outside: async () => {
      const found = await Promise.all([readdir(folder), readdir(join(folder, 'a')), readdir(join(folder, 'a/b'))])
      return found.flat().filter(name => !['a', 'b', 'store'].includes(name))
    },
    close: async () => {
      await fragile.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A file of test/files/fixtures. */
export function fixture(name: string): Promise<Buffer> {
  return readFile(join(import.meta.dirname, 'fixtures', name))
}

/** The members of a container; fails where it holds none. */
export function members(examined: Examined): Member[] {
  if (examined.contents.form !== 'members')
    throw new Error(`no members: ${JSON.stringify([examined.type, examined.notes])}`)
  return examined.contents.members
}

/** The codes of notes. */
export function codes({ notes }: { notes: readonly { code: string }[] }): string[] {
  return notes.map(note => note.code)
}
