// Peak resident memory of a process and of those that it starts, as the kernel tells it (VmHWM in /proc, proc(5)).
import { readFileSync } from 'node:fs'

/** How often is looked, ms: a process that lives shorter may be missed. */
const EVERY = 20

/** Watches until `stop`, which gives the peaks in MiB, one a process that was seen. */
export function watchMemory(pid: number): { stop(): number[] } {
  const peaks = new Map<number, number>()
  const timer = setInterval(() => weigh(pid, peaks), EVERY)
  return {
    stop() {
      clearInterval(timer)
      return [...peaks.values()]
    },
  }
}

function weigh(pid: number, peaks: Map<number, number>): void {
  const peak = /VmHWM:\s+(\d+) kB/.exec(told(`/proc/${pid}/status`))?.[1]
  if (peak !== undefined) peaks.set(pid, Math.max(peaks.get(pid) ?? 0, Number(peak) / 1024))
  for (const child of told(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean)) weigh(Number(child), peaks)
}

/** Empty where the process ended between two looks. */
function told(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ESRCH') return ''
    throw error
  }
}
