// Progress of long work on standard error: a bar on a terminal, nothing in a pipe (the log and the answer say enough there).
import { Presets, SingleBar } from 'cli-progress'
import type { Terminal } from './terminal.ts'

export type Progress = {
  /** One more is done. */
  step: () => void
  /** Does `work`, which prints, with the bar out of the way. */
  aside: (work: () => void) => void
  /** Removes the bar. */
  stop: () => void
}

/** A bar with `label`; `total` null where nobody knows how many there are. */
export function openProgress(terminal: Terminal, label: string, total: number | null): Progress {
  if (!terminal.interactive) return { step: () => {}, aside: work => work(), stop: () => {} }
  const format = total === null ? `${label} {value}` : `${label} {bar} {value}/{total}`
  const bar = new SingleBar(
    { format, clearOnComplete: true, hideCursor: true, stream: process.stderr },
    Presets.shades_classic,
  )
  bar.start(total ?? 0, 0)
  const stream = process.stderr
  return {
    step: () => bar.increment(),
    aside(work) {
      // Printed over the bar's line; the bar draws itself again below.
      stream.write('\r\u001b[K')
      work()
      bar.render()
    },
    stop: () => bar.stop(),
  }
}
