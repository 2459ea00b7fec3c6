// `baosong review`: the messages that a person must decide on, with the evidence.
import { explain } from '../attribution/wording.ts'
import { inZone } from '../flow/inspection.ts'
import { shortTime } from '../flow/status-report.ts'
import { quarantinedMessages } from '../ledger/messages.ts'
import { filesOf } from '../ledger/readings.ts'
import { reviewQueue } from '../ledger/review.ts'
import { type OfficeOptions, withOffice } from './opened.ts'
import { hint } from './hint.ts'
import type { Terminal } from './terminal.ts'

/** Exit code 0, also where nothing waits. */
export async function review(options: OfficeOptions & { json?: boolean }, terminal: Terminal): Promise<number> {
  return withOffice(options, terminal, ({ office, now }) => {
    const { ledger, configuration } = office
    const { language, timezone } = configuration.office
    const names = new Map(configuration.units.map(unit => [unit.id, unit.name]))
    const waiting = reviewQueue(ledger, now).map(({ id, receivedAt, from, subject, outcome, verdict }) => ({
      message: id,
      receivedAt: inZone(receivedAt.toString(), timezone),
      from,
      subject,
      nature: outcome?.nature ?? verdict.nature,
      unit: verdict.unit,
      campaign: verdict.campaign,
      files: filesOf(ledger, id)
        .filter(file => !file.decoration)
        .map(file => file.path),
      all: filesOf(ledger, id).map(file => file.path),
      proposals: verdict.files.flatMap((file, position) =>
        file.unit === null ? [] : [{ position, unit: file.unit, material: file.material }],
      ),
      reasons: verdict.reasons.map(reason => explain(reason, language)),
      at: receivedAt,
    }))
    const unread = quarantinedMessages(ledger, now).map(({ id, receivedAt, quarantine }) => ({
      message: id,
      receivedAt: inZone(receivedAt.toString(), timezone),
      reason: `${quarantine?.code}: ${quarantine?.detail}`,
    }))
    if (options.json) {
      terminal.out(
        `${JSON.stringify({ messages: waiting.map(({ at: _at, all: _all, ...entry }) => entry), quarantined: unread })}\n`,
      )
      return 0
    }
    const zh = language === 'zh-CN'
    if (waiting.length + unread.length === 0) terminal.out(zh ? '没有需要确认的邮件。\n' : 'Nothing waits for you.\n')
    for (const entry of waiting) {
      const guess =
        entry.unit === null
          ? zh
            ? '（说不准）'
            : '(no guess)'
          : `${names.get(entry.unit) ?? entry.unit}（${entry.unit}）`
      terminal.out(
        [
          `${zh ? '第' : 'No.'} ${entry.message} ${zh ? '号' : ''}  ${shortTime(entry.at, timezone, language)}  ${entry.from?.name ?? ''} <${entry.from?.address ?? ''}>`,
          `  ${zh ? '主题' : 'Subject'}：${entry.subject}`,
          ...(entry.files.length > 0 ? [`  ${zh ? '文件' : 'Files'}：${entry.files.join('，')}`] : []),
          `  ${zh ? '可能是' : 'Perhaps'}：${guess}${entry.campaign ? `，${entry.campaign}` : ''}`,
          ...entry.reasons.map(reason => `  · ${reason}`),
          ...entry.proposals.map(
            ({ position, unit }) =>
              `  · ${zh ? '建议' : 'proposal'}：${entry.all[position] ?? ''} → ${names.get(unit) ?? unit}`,
          ),
          ...(entry.proposals.length > 0 ? [`  → ${hint(`assign ${entry.message} --proposed`, options)}`] : []),
          `  → ${hint(`assign ${entry.message} ${entry.unit ?? (zh ? '单位代号' : 'UNIT')}${entry.campaign ? '' : ' --campaign ID'}`, options)}`,
          `  → ${hint(`dismiss ${entry.message}`, options)}${zh ? '（不登记）' : ' (nothing to file)'}`,
          '',
        ].join('\n'),
      )
      terminal.out('\n')
    }
    for (const entry of unread)
      terminal.out(
        `${zh ? '读不出' : 'Unreadable'}：${zh ? '第' : 'no.'} ${entry.message} ${zh ? '号' : ''}，${entry.reason}\n`,
      )
    return 0
  })
}
