/** Bytes could not be stored. The message says what was tried, why it failed and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}

/** What the usual failures of a disk ask for. */
const REMEDIES: Record<string, string> = {
  ENOSPC: 'The disk is full: free some room; nothing is lost, it is taken in again.',
  EDQUOT: 'The quota is used up: free some room; nothing is lost, it is taken in again.',
  EACCES: 'This user may not write there: give it the data folder.',
  EPERM: 'This user may not write there: give it the data folder.',
  EROFS: 'The disk is mounted read-only: it may be failing; see the system log.',
  EIO: 'The disk reports a fault: see the system log, and keep the backup.',
  EMFILE: 'Too many files are open: raise the limit (ulimit -n).',
}

/** A StoreError for a failure of the file system while `doing`. */
export function failed(doing: string, error: unknown): StoreError {
  const { code, message } = error as NodeJS.ErrnoException
  const remedy = REMEDIES[code ?? ''] ?? 'Check the data folder and its disk.'
  return new StoreError(`${doing} failed: ${message}. ${remedy}`, { cause: error })
}
