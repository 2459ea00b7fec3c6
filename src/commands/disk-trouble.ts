// What a disk that takes no more says, as a sentence: a person can mend it, so there is no need for an engineer's stack.

const ROOM = { zh: '请腾出空间', en: 'Please free some room' }
const DISK = { zh: '请检查磁盘', en: 'Please have the disk checked' }
const FULL = {
  why: { zh: '磁盘已满，或文件超过了系统允许的大小', en: 'the disk is full, or a file too large' },
  remedy: ROOM,
}
const FAULT = { why: { zh: '磁盘读写出错', en: 'the disk reports a fault' }, remedy: DISK }

const CAUSES: Record<string, typeof FULL> = {
  ENOSPC: FULL,
  EFBIG: FULL,
  EDQUOT: { why: { zh: '磁盘配额已用完', en: 'the disk quota is used up' }, remedy: ROOM },
  EROFS: { why: { zh: '磁盘只能读，不能写', en: 'the disk can only be read' }, remedy: DISK },
  EIO: FAULT,
  SQLITE_FULL: FULL,
  // A file that may not grow is told as no more than a failed write.
  SQLITE_IOERR_WRITE: FULL,
  SQLITE_IOERR_SHMSIZE: FULL,
  SQLITE_IOERR_TRUNCATE: FULL,
}

/** Null where it is something else. Whoever caught it first may have put it into words of its own: its cause counts, too. */
export function diskTrouble(error: unknown): string | null {
  for (let each = error; each instanceof Error; each = each.cause) {
    const code = (each as NodeJS.ErrnoException).code ?? ''
    const cause = CAUSES[code] ?? (code.startsWith('SQLITE_IOERR') ? FAULT : undefined)
    if (cause) return sentence(cause)
  }
  return null
}

function sentence({ why, remedy }: typeof FULL): string {
  return `没有做完：${why.zh}。${remedy.zh}，再运行一次即可；已收的邮件和要发的信都没有丢失。 (Not finished: ${why.en}. ${remedy.en} and run it again; nothing is lost.)`
}
