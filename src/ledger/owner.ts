// Who holds an unfinished piece of work: this run of this process, or one that may have died.
import { hostname } from 'node:os'

let opened = 0
const open = new Set<string>()

/** A name for one opened ledger: host/process/number. Give it back with {@link forget} when the ledger closes. */
export function newOwner(): string {
  opened += 1
  const owner = `${hostname()}/${process.pid}/${opened}`
  open.add(owner)
  return owner
}

export function forget(owner: string): void {
  open.delete(owner)
}

/**
 * False where `owner` is certainly gone. A process of another host, or one whose number was given to another program, is
 * taken for alive: then only the time tells.
 */
export function mayBeAlive(owner: string): boolean {
  if (open.has(owner)) return true
  const [host, pid] = owner.split('/')
  if (host !== hostname()) return true
  // Our own number, but not one of ours: the process that had it before us, as container restarts do.
  return Number(pid) !== process.pid && isRunning(Number(pid))
}

/** True where a process of that number exists here. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it exists and is another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
