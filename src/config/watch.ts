// Tells when something in the configuration folder has changed. Looks with fs.watch, which is quick but silent on
// network file systems and loses files that editors replace by rename, and by a cheap poll, which misses nothing.
// Reads no content. Fails with nothing: a folder that is gone for a while is a change like any other.
import { type FSWatcher, watch } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CAMPAIGNS_FOLDER, OFFICE_FILE, ROSTER_FILE } from './folder.ts'

export type Watching = { close(): void }

/** Milliseconds between polls. One poll is one readdir and one stat a file. */
const POLL = 1000

/** Milliseconds for which the files must stand still: editors write in several steps. */
const SETTLE = 200

/**
 * Calls `onChange` after the files have changed and stand still again: within about 2 seconds, once for a burst of
 * changes, never before this function's promise resolves. `close` stops everything at once.
 */
export async function watchConfiguration(folder: string, onChange: () => void): Promise<Watching> {
  let known = await fingerprint(folder)
  let seen = known
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let hurried = false

  const look = async () => {
    const current = await fingerprint(folder)
    if (closed) return
    // Twice the same and not what was told last: it has changed and stands still.
    if (current !== known && current === seen) {
      known = current
      onChange()
    }
    const moving = current !== known
    seen = current
    schedule(moving ? SETTLE : POLL)
  }
  // One timer only, and none while looking: looks never overlap, however many events come.
  const schedule = (delay: number) => {
    clearTimeout(timer)
    hurried = delay === SETTLE
    timer = setTimeout(() => {
      timer = undefined
      void look()
    }, delay)
  }
  const hurry = () => {
    // Once: a folder where something moves all the time (swap files, logs) must not put the look off forever.
    if (timer !== undefined && !hurried) schedule(SETTLE)
  }
  const watchers = [folder, join(folder, CAMPAIGNS_FOLDER)].flatMap(path => watcher(path, hurry))
  schedule(POLL)
  return {
    close() {
      closed = true
      clearTimeout(timer)
      for (const each of watchers) each.close()
    },
  }
}

/** None where the folder is missing or the system's watches are used up: the poll sees the change a second later. */
function watcher(path: string, onEvent: () => void): FSWatcher[] {
  try {
    const opened = watch(path, { persistent: true }, onEvent)
    opened.on('error', () => opened.close())
    return [opened]
  } catch {
    return []
  }
}

/** Size, times and inode of every file that counts. `ctime` too: an edit may keep size and mtime (rsync -t, cp -p). */
async function fingerprint(folder: string): Promise<string> {
  const campaigns = await readdir(join(folder, CAMPAIGNS_FOLDER)).catch((): string[] => [])
  const files = [OFFICE_FILE, ROSTER_FILE, ...campaigns.sort().map(name => join(CAMPAIGNS_FOLDER, name))]
  const marks = await Promise.all(
    files.map(async file => {
      const facts = await stat(join(folder, file), { bigint: true }).catch(() => null)
      return facts === null ? `${file} -` : `${file} ${facts.ino} ${facts.size} ${facts.mtimeNs} ${facts.ctimeNs}`
    }),
  )
  return marks.join('\n')
}
