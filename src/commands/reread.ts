// `baosong reread [MESSAGE…] [--dry-run]`: reads and attributes stored messages again, and says what changes.
import { type Reread, reread as rereadStored } from '../flow/decide/reread.ts'
import type { Configuration } from '../config/configuration.ts'
import type { Outcome } from '../ledger/effective.ts'
import { messageOf } from '../ledger/messages.ts'
import { summaryOf } from '../ledger/review.ts'
import { CommandFailure } from './failure.ts'
import { type OfficeOptions, withOffice } from './opened.ts'
import { openProgress } from './progress.ts'
import type { Terminal } from './terminal.ts'

export type RereadOptions = OfficeOptions & { dryRun?: boolean; json?: boolean }

/** Exit code 0; 1 where a message can no longer be read; 2 for a number that is no message. */
export async function reread(names: readonly string[], options: RereadOptions, terminal: Terminal): Promise<number> {
  return withOffice(options, terminal, async ({ office, asOf }) => {
    const ids = names.map(Number)
    const unknown = names.find((_, index) => messageOf(office.ledger, ids[index] ?? Number.NaN) === null)
    if (unknown !== undefined) throw new CommandFailure(2, `没有第 ${unknown} 号邮件。编号见 baosong review。`)
    const progress = openProgress(terminal, '重读', null)
    const trial = options.dryRun ?? false
    const { messages, changes } = await rereadStored(office, {
      ids: ids.length === 0 ? null : ids,
      trial,
      asOf,
      step: progress.step,
    }).finally(progress.stop)
    if (options.json) terminal.out(`${JSON.stringify({ messages, trial, changes })}\n`)
    else {
      const subjectOf = (message: number) => summaryOf(office.ledger, message)?.subject ?? ''
      terminal.out(inWords(messages, changes, trial, subjectOf, office.configuration))
    }
    return changes.some(({ unreadable }) => unreadable !== null) ? 1 : 0
  })
}

function inWords(
  messages: number,
  changes: readonly Reread[],
  trial: boolean,
  subjectOf: (message: number) => string,
  configuration: Configuration,
): string {
  const zh = configuration.office.language === 'zh-CN'
  const accepted = changes.filter(({ before, after }) => after?.decision === 'accept' && before?.decision !== 'accept')
  const heading = zh
    ? `${trial ? '试算' : '重读'} ${messages} 封，${changes.length} 封有变化${accepted.length > 0 ? `，其中 ${accepted.length} 封${trial ? '将' : ''}转为登记` : ''}。`
    : `${messages} messages ${trial ? 'tried' : 'read again'}, ${changes.length} come out differently${accepted.length > 0 ? `; ${accepted.length} ${trial ? 'would be' : 'are now'} filed` : ''}.`
  const lines = changes.map(({ message, before, after, materials, unreadable }) => {
    const arrow = `${outcomeInWords(before, configuration)} → ${unreadable ?? outcomeInWords(after, configuration)}`
    const more =
      materials > 0 ? (zh ? `；${materials} 个文件的归类有变化` : `; ${materials} files change their material`) : ''
    return zh
      ? `第 ${message} 号 “${subjectOf(message)}”：${arrow}${more}`
      : `no. ${message} "${subjectOf(message)}": ${arrow}${more}`
  })
  const last = trial ? (zh ? '只是试算，没有改动任何记录。' : 'A trial: nothing was changed.') : null
  return `${[heading, ...lines, ...(last === null ? [] : [last])].join('\n')}\n`
}

const DECISIONS = {
  'zh-CN': { accept: '登记', review: '待确认', ignore: '不处理' },
  en: { accept: 'filed', review: 'to decide', ignore: 'nothing to do' },
}

function outcomeInWords(outcome: Outcome | null, { units, campaigns, office }: Configuration): string {
  const zh = office.language === 'zh-CN'
  if (outcome === null) return zh ? '读不出' : 'unreadable'
  const unit = units.find(({ id }) => id === outcome.unit)?.name ?? outcome.unit
  const campaign = campaigns.find(({ id }) => id === outcome.campaign)?.title ?? outcome.campaign
  const whose = [unit, campaign].filter(name => name !== null).join(zh ? '、' : ', ')
  const decision = DECISIONS[office.language][outcome.decision]
  return whose === '' ? decision : zh ? `${decision}（${whose}）` : `${decision} (${whose})`
}
