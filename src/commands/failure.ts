// How a command ends when it cannot do what was asked: a sentence on standard error and the contract's exit code.
import { diskTrouble } from './disk-trouble.ts'
import type { Terminal } from './terminal.ts'

/** A failure that a person can mend; `exitCode` as in the contract (1 fell short, 2 usage or configuration, 3 no server). */
export class CommandFailure extends Error {
  readonly exitCode: 1 | 2 | 3

  constructor(exitCode: 1 | 2 | 3, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'CommandFailure'
    this.exitCode = exitCode
  }
}

/** Says what failed and returns the exit code. What nobody foresaw is shown with its stack, since an engineer must see it. */
export function commandFailed(error: unknown, terminal: Terminal): number {
  const disk = diskTrouble(error)
  if (disk !== null) {
    terminal.err(`${disk}\n`)
    return 1
  }
  if (error instanceof CommandFailure) {
    terminal.err(`${error.message}\n`)
    return error.exitCode
  }
  terminal.err(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return 1
}
