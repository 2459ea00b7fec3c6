// Replaces a file that people edit too: whole or not at all, the former version kept beside it as NAME.bak, and only
// where it still is what the change was made from. No file system offers compare-and-rename: a save that
// falls into the microseconds between the last comparison and the rename would be lost.
import { constants } from 'node:fs'
import { copyFile, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Somebody else has written the file in the meantime; nothing was changed. Read it again and repeat the change. */
export class FileChangedError extends Error {
  constructor(path: string) {
    super(`${basename(path)} 已被别人改动，未作修改。请重新读取后再试。(changed by someone else, nothing was written)`)
    this.name = 'FileChangedError'
  }
}

/** How many temporary files this process has made. */
let written = 0

/**
 * Writes `after` where the file still holds `before`. Temporary file in the same folder, fsync, rename, fsync of the
 * folder; mode kept; a symbolic link stays one (its target is replaced). Throws FileChangedError, or the system's error
 * with what was being done.
 */
export async function replaceFile(path: string, before: string, after: string): Promise<void> {
  const target = await realpath(path)
  const folder = dirname(target)
  // A name of its own: two writers would otherwise write into each other's file.
  const temporary = join(folder, `.${basename(target)}.${process.pid}-${++written}.tmp`)
  try {
    const { mode } = await stat(target)
    const file = await open(temporary, 'w', mode & 0o777)
    try {
      await file.chmod(mode & 0o777)
      await file.writeFile(after, 'utf8')
      await file.sync()
    } finally {
      await file.close()
    }
    if ((await readFile(target, 'utf8')) !== before) throw new FileChangedError(target)
    await copyFile(target, `${target}.bak`, constants.COPYFILE_FICLONE)
    if ((await readFile(target, 'utf8')) !== before) throw new FileChangedError(target)
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true })
    if (error instanceof FileChangedError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(
      `写不进 ${target}：${reason}。请确认运行服务的用户对目录 ${folder} 有写权限、磁盘未满。(cannot be written)`,
      { cause: error },
    )
  }
  await syncFolder(folder)
}

/** Makes the rename outlast a power cut. Folders cannot be opened on Windows, where the rename is durable by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
