// Progress of long work on standard error: a bar on a terminal, nothing in a pipe (the log and the answer say enough there).
import { Presets, SingleBar } from 'cli-progress'
import type { Terminal } from './terminal.ts'

export type Progress = {
  /** One more is done. */
  step: () => void
  /** Removes the bar. */
  stop: () => void
}

/** A bar with `label`; `total` null where nobody knows how many there are. */
export function openProgress(terminal: Terminal, label: string, total: number | null): Progress {
  if (!terminal.interactive) return { step: () => {}, stop: () => {} }
  const format = total === null ? `${label} {value}` : `${label} {bar} {value}/{total}`
  const bar = new SingleBar(
    { format, clearOnComplete: true, hideCursor: true, stream: process.stderr },
    Presets.shades_classic,
  )
  bar.start(total ?? 0, 0)
  return { step: () => bar.increment(), stop: () => bar.stop() }
}
