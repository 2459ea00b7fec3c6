// `baosong release [LETTER…]`: lets waiting letters go, and sets a stopped queue going again.
import { userInfo } from 'node:os'
import { releaseLetters } from '../ledger/releases.ts'
import { queueStop, resumeQueue } from '../ledger/passes.ts'
import { CommandFailure } from './failure.ts'
import { type OfficeOptions, withOffice } from './opened.ts'
import type { Terminal } from './terminal.ts'

export type ReleaseOptions = OfficeOptions & { by?: string }

/** Exit code 0; 2 for a number that does not wait. Without numbers: every waiting letter. They go with the next pass. */
export async function release(names: readonly string[], options: ReleaseOptions, terminal: Terminal): Promise<number> {
  return withOffice(options, terminal, ({ office, now }) => {
    const { ledger, configuration } = office
    const zh = configuration.office.language === 'zh-CN'
    const wanted = names.length === 0 ? null : names.map(Number)
    const who = options.by ?? userInfo().username
    const released = ledger.atomically(() => {
      const gone = releaseLetters(ledger, wanted, who, now)
      const missing = names.find((_, index) => !gone.includes(wanted?.[index] ?? Number.NaN))
      if (missing !== undefined)
        throw new CommandFailure(
          2,
          zh
            ? `第 ${missing} 封信不在等待放行之列。编号见 baosong letters。`
            : `Letter ${missing} does not wait. See baosong letters.`,
        )
      return gone
    })
    const stop = queueStop(ledger)
    if (names.length === 0 && stop !== null) {
      resumeQueue(ledger)
      terminal.out(
        zh ? `发信已恢复（此前因“${stop.response}”停下）。\n` : `Sending goes on (it had stopped: ${stop.response}).\n`,
      )
    }
    terminal.out(
      released.length === 0
        ? zh
          ? '没有等待放行的信。\n'
          : 'No letter waits.\n'
        : zh
          ? `已放行 ${released.length} 封信，下一轮发出。\n`
          : `${released.length} letters released; they go with the next pass.\n`,
    )
    return 0
  })
}
