// Where a command's words go: answers to standard output, progress and complaints to standard error.

export type Terminal = {
  /** Writes to standard output as it is (callers end their lines). */
  out(text: string): void
  /** Writes to standard error. */
  err(text: string): void
  /** True where standard error is a terminal: then progress bars are shown. */
  interactive: boolean
  /** Columns of the terminal, 80 where unknown. */
  columns: number
  env: Readonly<Record<string, string | undefined>>
}

/** The process's own terminal. */
export function processTerminal(): Terminal {
  return {
    out: text => void process.stdout.write(text),
    err: text => void process.stderr.write(text),
    interactive: process.stderr.isTTY,
    columns: process.stdout.columns ?? 80,
    env: process.env,
  }
}
