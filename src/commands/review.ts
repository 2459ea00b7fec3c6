// `baosong review`: the messages that a person must decide on, with the evidence.
import { noteName } from '../attribution/note-words.ts'
import { explain } from '../attribution/wording.ts'
import { inZone } from '../flow/decide/inspection.ts'
import { shortTime } from '../flow/status-report.ts'
import type { Configuration, Language } from '../config/configuration.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { quarantinedMessages } from '../ledger/messages.ts'
import { type FileRecord, filesOf, type LinkRecord, linksOf, readingOf } from '../ledger/readings.ts'
import { reviewQueue } from '../ledger/review.ts'
import { unreadWords } from '../letters/unread-words.ts'
import { type OfficeOptions, withOffice } from './opened.ts'
import { linkName, pathName } from './file-words.ts'
import { hint } from './hint.ts'
import { briefUnit } from './brief-unit.ts'
import type { Terminal } from './terminal.ts'

/** Exit code 0, also where nothing waits. */
export async function review(options: OfficeOptions & { json?: boolean }, terminal: Terminal): Promise<number> {
  return withOffice(options, terminal, ({ office, now }) => {
    const { ledger, configuration } = office
    const { language, timezone } = configuration.office
    const names = new Map(configuration.units.map(unit => [unit.id, unit.name]))
    const titles = new Map(configuration.campaigns.map(({ id, title }) => [id, title]))
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
      shown: filesOf(ledger, id)
        .filter(file => !file.decoration)
        .map(file => fileWords(file, language)),
      links: linksOf(ledger, id).map(link => linkWords(link, language)),
      forgotten: forgotAttachment(ledger, id),
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
      words: unreadWords(quarantine?.code ?? '', quarantine?.detail ?? ''),
    }))
    if (options.json) {
      terminal.out(
        `${JSON.stringify({ messages: waiting.map(({ at: _at, all: _all, shown: _shown, links: _links, forgotten: _forgotten, ...entry }) => entry), quarantined: unread.map(({ words: _words, ...entry }) => entry) })}\n`,
      )
      return 0
    }
    const zh = language === 'zh-CN'
    if (waiting.length + unread.length === 0) terminal.out(zh ? '没有需要确认的邮件。\n' : 'Nothing waits for you.\n')
    for (const entry of waiting) {
      const guess = entry.unit === null ? (zh ? '（说不准）' : '(no guess)') : (names.get(entry.unit) ?? entry.unit)
      terminal.out(
        [
          `${zh ? '第' : 'No.'} ${entry.message} ${zh ? '号' : ''}  ${shortTime(entry.at, timezone, language)}  ${entry.from?.name ?? ''} <${entry.from?.address ?? ''}>`,
          `  ${zh ? '主题' : 'Subject'}：${entry.subject}`,
          ...(entry.shown.length > 0 ? [`  ${zh ? '文件' : 'Files'}：${entry.shown.join('，')}`] : []),
          ...entry.links.map(link => `  ${zh ? '链接' : 'Link'}：${link}`),
          ...(entry.forgotten
            ? [`  ${zh ? '信里说有附件，却没有：可能忘了附' : 'An attachment is spoken of, but there is none'}`]
            : []),
          `  ${zh ? '可能是' : 'Perhaps'}：${guess}${entry.campaign ? `，${titles.get(entry.campaign) ?? entry.campaign}` : ''}`,
          ...entry.reasons.map(reason => `  · ${reason}`),
          ...entry.proposals.map(
            ({ position, unit }) =>
              `  · ${zh ? '建议' : 'proposal'}：${entry.all[position] ?? ''} → ${names.get(unit) ?? unit}`,
          ),
          ...steps(entry, configuration, options),
          '',
        ].join('\n'),
      )
      terminal.out('\n')
    }
    for (const entry of unread)
      terminal.out(
        `${zh ? '读不出' : 'Unreadable'}：${zh ? '第' : 'no.'} ${entry.message} ${zh ? '号' : ''}，${zh ? entry.words.zh : entry.words.en}\n`,
      )
    return 0
  })
}

type Waiting = {
  message: number
  nature: string
  unit: string | null
  campaign: string | null
  proposals: readonly unknown[]
}

/** The commands that settle it, the likeliest first. A question is answered by a person, and then set aside. */
function steps(
  { message, nature, unit, campaign, proposals }: Waiting,
  { office, units }: Configuration,
  options: OfficeOptions,
) {
  const zh = office.language === 'zh-CN'
  const whose = unit === null ? (zh ? '单位' : 'UNIT') : briefUnit(unit, units)
  const assigning = `  → ${hint(`assign ${message} ${whose}${campaign ? '' : ' --campaign ID'}`, options)}`
  const dismissing = hint(`dismiss ${message}`, options)
  if (nature === 'correspondence')
    return [
      zh ? `  → 请先回信答复，再 ${dismissing}` : `  → Answer it, then ${dismissing}`,
      assigning + (zh ? '（其实是报送材料的话）' : ' (if it is material after all)'),
    ]
  return [
    ...(proposals.length > 0 ? [`  → ${hint(`assign ${message} --proposed`, options)}`] : []),
    assigning,
    `  → ${dismissing}${zh ? '（不登记）' : ' (nothing to file)'}`,
  ]
}

function fileWords({ path, isBody, notes }: FileRecord, language: Language): string {
  const said = notes.map(({ code }) => noteName(code, language)).join(language === 'zh-CN' ? '、' : ', ')
  const name = pathName(path, isBody, language)
  if (said === '') return name
  return language === 'zh-CN' ? `${name}（${said}）` : `${name} (${said})`
}

function linkWords({ kind, name, url, code }: LinkRecord, language: Language): string {
  const key = code === null ? '' : language === 'zh-CN' ? `  提取码 ${code}` : `  code ${code}`
  return `${linkName(kind, language)} ${name === null ? '' : `${name} `}${url}${key}`
}

/** The text says that something is attached, and nothing came. */
function forgotAttachment(ledger: Ledger, message: number): boolean {
  const came = filesOf(ledger, message).some(({ decoration, isBody }) => !decoration && !isBody)
  if (came || linksOf(ledger, message).length > 0) return false
  const text = readingOf(ledger, message)?.body.text ?? ''
  return /[见看收]附件|附件[是为里中]|附件[：:]|(?:see|find|is|are) attached|attached (?:is|are|please)/i.test(text)
}
