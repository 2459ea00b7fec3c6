// A Maildir as a mailbox: files that are only ever opened for reading, in new/ and cur/ alike, also below Maildir++ folders.
// Does: lists, delivers what the record does not have, oldest first. Never moves, renames or touches a file.
// Fails with MailboxError where the Maildir cannot be read; a file that vanished meanwhile is no failure.
import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { resolveFolders, type Resolved } from './imap-folders.ts'
import { baseName, folderOf, isMessageFile } from './maildir-names.ts'
import type { Arrival, Folder, MailboxSession, Recorded } from './mailbox.ts'
import { MailboxError, type Trouble } from './mailbox-error.ts'

const PIECE_BYTES = 262_144

/** A message's file as listed: it may be elsewhere in the same Maildir by the time it is opened. */
type Listed = { base: string; path: string; modified: number; size: number }

/** Opens the Maildir at `path`. INBOX means the Maildir itself, other names its Maildir++ folders. */
export async function openMaildir(path: string, folders: readonly string[]): Promise<MailboxSession> {
  const directories = await maildirsBelow(path)
  const { found, missing } = resolve(folders, [...directories.keys()])
  return {
    identity: `maildir:${path}`,
    isServer: false,
    folders: async () => found,
    missingFolders: async () => missing,
    arrivals: (folder, _cursor, recorded) => walk(folder, directories.get(folder.name) ?? path, recorded),
    close: async () => undefined,
  }
}

/** What a Maildir has not had recorded. Its names carry no order, so the record itself is the cursor. */
async function* walk(folder: Folder, directory: string, recorded: Recorded): AsyncGenerator<Arrival> {
  const place = (base: string) => ({ folder: folder.name, uidValidity: '', uid: base })
  for (const file of await listed(directory, base => !recorded(place(base)))) {
    const handle = await openWherever(file, directory).catch((error: unknown) => unreadableMessage(file.path, error))
    // Deleted, or moved to another folder, which has its own walk.
    if (handle === null) continue
    const refused = handle instanceof MailboxError
    const raw = refused ? failing(handle) : handle.createReadStream({ highWaterMark: PIECE_BYTES })
    try {
      yield {
        place: place(file.base),
        junk: folder.junk,
        internalDate: Temporal.Instant.fromEpochMilliseconds(Math.floor(file.modified)),
        size: file.size,
        raw,
        cursorAfter: '{}',
      }
    } finally {
      if (!refused) await handle.close()
    }
  }
}

/** The messages of a Maildir whose base name is `wanted`, by modification time, then name. */
async function listed(directory: string, wanted: (base: string) => boolean): Promise<Listed[]> {
  const files = new Map<string, Listed>()
  for (const part of ['new', 'cur']) {
    for (const name of await namesIn(join(directory, part))) {
      const base = baseName(name)
      if (!wanted(base)) continue
      const path = join(directory, part, name)
      const facts = await stat(path).catch(notThere)
      if (facts?.isFile()) files.set(base, { base, path, modified: facts.mtimeMs, size: facts.size })
    }
  }
  return [...files.values()].sort((a, b) => a.modified - b.modified || (a.base < b.base ? -1 : 1))
}

/** The file, also where a mail program moved it from new/ to cur/ or changed its flags since it was listed. */
async function openWherever(file: Listed, directory: string) {
  const there = await open(file.path).catch(notThere)
  if (there !== null) return there
  for (const part of ['cur', 'new']) {
    const name = (await namesIn(join(directory, part))).find(each => baseName(each) === file.base)
    const found = name === undefined ? null : await open(join(directory, part, name)).catch(notThere)
    if (found !== null) return found
  }
  return null
}

/** Names of the messages' files; none where the directory is missing, as in a Maildir that only has new/. */
async function namesIn(directory: string): Promise<string[]> {
  return ((await readdir(directory).catch(notThere)) ?? []).filter(isMessageFile)
}

/** Every folder by its name. Fails where `path` is no Maildir. */
async function maildirsBelow(path: string): Promise<Map<string, string>> {
  const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(path, error)
  })
  if (!entries.some(({ name }) => name === 'new' || name === 'cur')) throw unreadable(path, null)
  const directories = new Map([['.', path]])
  for (const entry of entries) {
    const name = entry.isDirectory() ? folderOf(entry.name) : null
    if (name !== null) directories.set(name, join(path, entry.name))
  }
  return directories
}

function resolve(configured: readonly string[], names: readonly string[]): Resolved {
  const wanted = configured.map(name => (name.toUpperCase() === 'INBOX' ? '.' : name))
  const flags = new Set<string>()
  return resolveFolders(
    wanted,
    names.map(path => ({ path, name: path.slice(path.lastIndexOf('/') + 1), flags, specialUse: null })),
  )
}

/** Bytes that cannot be had: the first read says why. */
function failing(error: MailboxError): Readable {
  return new Readable({
    read() {
      this.destroy(error)
    },
  })
}

function notThere(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

/** One file that may not be read does not keep the others from being read. */
function unreadableMessage(path: string, cause: unknown): MailboxError {
  const trouble: Trouble = {
    code: 'no-access',
    kind: 'configuration',
    why: { zh: '无法读取', en: 'it may not be read' },
    remedy: { zh: '请核对该文件的权限', en: 'Check the permissions of the file' },
    waitMinutes: null,
  }
  return new MailboxError(trouble, { zh: `打开 ${path} `, en: `Opening ${path}` }, { scope: 'message', cause })
}

function unreadable(path: string, cause: unknown): MailboxError {
  const denied = (cause as NodeJS.ErrnoException | null)?.code === 'EACCES'
  return new MailboxError(
    {
      code: denied ? 'no-access' : 'no-maildir',
      kind: 'configuration',
      why: denied
        ? { zh: '没有读取权限', en: 'it may not be read' }
        : { zh: '这里没有 Maildir（应含 new 和 cur 两个目录）', en: 'there is no Maildir (it would hold new and cur)' },
      remedy: { zh: '请核对 receive 里的目录', en: 'Check the path in receive' },
      waitMinutes: null,
    },
    { zh: `打开 ${path} `, en: `Opening ${path}` },
    { cause },
  )
}
