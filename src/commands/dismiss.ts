// `baosong dismiss MESSAGE` and `baosong undo MESSAGE`: a person says that nothing is to be filed, or takes a decision back.
import { userInfo } from 'node:os'
import { AssignRefused, refuseUnknownMessage } from '../flow/decide/assign.ts'
import { digestMail } from '../flow/pass.ts'
import { decide, undoDecision } from '../ledger/decisions.ts'
import { CommandFailure } from './failure.ts'
import { type OfficeOptions, withOffice } from './opened.ts'
import type { Terminal } from './terminal.ts'

export type DismissOptions = OfficeOptions & { by?: string }

/** Exit code 0; 2 where there is no such message, or nothing to take back. */
export async function dismiss(
  name: string,
  options: DismissOptions,
  terminal: Terminal,
  { back }: { back: boolean },
): Promise<number> {
  return withOffice(options, terminal, async ({ office, now, asOf }) => {
    const { ledger, configuration } = office
    const zh = configuration.office.language === 'zh-CN'
    const message = Number(name)
    try {
      refuseUnknownMessage(office, message)
    } catch (error) {
      if (error instanceof AssignRefused) throw new CommandFailure(2, error.in(configuration.office.language))
      throw error
    }
    const signature = { who: options.by ?? userInfo().username, at: now }
    if (!back) decide(ledger, message, { action: 'dismiss' }, { ...signature, remember: false })
    else if (undoDecision(ledger, message, signature) === null)
      throw new CommandFailure(
        2,
        zh ? `第 ${message} 号邮件没有人作过决定。` : `Nobody has decided anything about message ${message}.`,
      )
    await digestMail(office, asOf)
    terminal.out(
      back
        ? zh
          ? `第 ${message} 号邮件的决定已撤销。\n`
          : `The decision about message ${message} is taken back.\n`
        : zh
          ? `第 ${message} 号邮件不登记，不再列入待确认。\n`
          : `Message ${message} is not filed and no longer waits.\n`,
    )
    return 0
  })
}
