// What an acknowledgement says: values for its template. Pure.
import type { UnitStanding } from '../campaign/standing.ts'
import type { Campaign, Configuration, Unit } from '../config/configuration.ts'
import type { Reading } from '../reading/reading.ts'
import type { Verdict } from '../attribution/verdict.ts'
import { owedLines } from './owed.ts'
import { kindName, noteForUnit, shortMoment, writtenDay, writtenMoment, writtenSize } from './words.ts'

/** More files than these are counted, not named. */
const FILES_NAMED = 20

/** One accepted message. */
export type AcknowledgedMessage = {
  id: number
  reading: Reading
  verdict: Verdict
  nil: boolean
  receivedAt: Temporal.Instant
}

export type Acknowledged = {
  unit: Unit
  campaign: Campaign
  /** In the order of receipt, at least one. */
  messages: readonly AcknowledgedMessage[]
  /** After these messages. */
  standing: UnitStanding | null
}

/** The values that the template names. */
export function acknowledgementValues(
  given: Acknowledged,
  now: Temporal.Instant,
  configuration: Configuration,
): object {
  const { unit, campaign, messages, standing } = given
  const last = messages.at(-1)
  if (last === undefined) throw new RangeError('an acknowledgement answers at least one message')
  const { language, timezone, mailbox, organization } = configuration.office
  const materials = new Map(campaign.materials.map(material => [material.id, material.name]))
  const files = messages.flatMap(({ reading, verdict }) =>
    reading.files.flatMap((file, position) => {
      if (
        file.decoration ||
        (file.kind === 'archive' && file.notes.every(note => noteForUnit(note.code, language) === null)) ||
        file.kind === 'message'
      )
        return []
      const note = file.notes.map(entry => noteForUnit(entry.code, language)).find(text => text !== null) ?? ''
      const material = materials.get(verdict.files[position]?.material ?? '') ?? ''
      const name = file.isBody ? (language === 'zh-CN' ? '邮件正文' : 'the text of your message') : file.name
      return [{ name, kind: kindName(file.kind, language), size: writtenSize(file.size), material, note }]
    }),
  )
  const links = messages
    .flatMap(({ reading }) => reading.links)
    .map(link => ({
      name: link.name ?? link.url,
      expires: link.expires === null ? '' : writtenMoment(Temporal.Instant.from(link.expires), timezone, language),
    }))
  const today = now.toZonedDateTimeISO(timezone).toPlainDate()
  return {
    subject: withoutPrefixes(last.reading.head.subject) || (language === 'zh-CN' ? '（无主题）' : '(no subject)'),
    unit: unit.name,
    received: shortMoment(last.receivedAt, timezone, language),
    count: messages.length,
    campaign: campaign.title,
    nil: messages.some(({ nil }) => nil),
    files: files.slice(0, FILES_NAMED),
    moreFiles: Math.max(0, files.length - FILES_NAMED),
    allFiles: files.length,
    links,
    owed: owedLines(campaign, standing, now, configuration),
    mailbox: mailbox.address,
    organization,
    today: writtenDay(today, language),
  }
}

/** "回复：转发：Re: X" is X: the answer puts its own prefix before it. */
function withoutPrefixes(subject: string): string {
  return subject.replace(/^(\s*(re|fwd?|答复|回复|转发|回覆|轉寄)\s*(\[\d+\])?\s*[:：]\s*)+/i, '').trim()
}
