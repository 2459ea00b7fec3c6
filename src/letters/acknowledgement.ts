// What an acknowledgement says: values for its template. Pure.
import type { UnitStanding } from '../campaign/standing.ts'
import type { Campaign, Configuration, Language, Unit } from '../config/configuration.ts'
import type { ReadFile, Reading } from '../reading/reading.ts'
import { noteForUnit } from './notes.ts'
import { owedLines, sharedDue } from './owed.ts'
import { measureWord, pastDay, shortMoment, shortName, writtenDay, writtenMoment, writtenSize } from './words.ts'

/** More files than these are counted, not named. */
const FILES_NAMED = 20

/** A file or link by its position in the reading, and which material it is. */
type Filed = { position: number; material: string | null }

/** One accepted message. */
export type AcknowledgedMessage = {
  id: number
  reading: Reading
  /** What of it is the unit's: all of it, or the share that a person gave it. */
  filing: { files: readonly Filed[]; links: readonly Filed[] }
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
  const telling = { timezone, language, now }
  const owed = owedLines(campaign, standing, now, configuration)
  const files = told(messages, language)
  return {
    subject:
      shortName(withoutPrefixes(last.reading.head.subject), 120) || (language === 'en' ? '(no subject)' : '（无主题）'),
    unit: unit.name,
    received: shortMoment(last.receivedAt, telling),
    count: messages.length,
    campaign: campaign.title,
    nilReturn: messages.some(({ nil }) => nil),
    groups: groups(
      files.filter(({ note }) => note === null),
      campaign,
      language,
    ),
    problems: files.flatMap(({ name, note }) => (note === null ? [] : [{ name, note }])).slice(0, FILES_NAMED),
    links: links(messages, now).map(({ name, expires, expired }) => ({
      name: shortName(name, 80),
      expires: expires && (expired ? pastDay(expires, telling) : writtenMoment(expires, telling)),
      expired,
    })),
    owed,
    due: sharedDue(owed),
    overdue: owed.length > 0 && owed.every(({ passed }) => passed),
    mailbox: mailbox.address,
    organization,
    today: writtenDay(now.toZonedDateTimeISO(timezone).toPlainDate(), language),
  }
}

type Told = { file: ReadFile; material: string | null; name: string; note: string | null }

/** Files that the sender would call files: no decoration, and of an archive what is in it, unless that could not be had. */
function told(messages: readonly AcknowledgedMessage[], language: Language): Told[] {
  return messages.flatMap(({ reading, filing, nil }) =>
    filing.files.flatMap(({ position, material }) => {
      const file = reading.files[position]
      if (file === undefined) return []
      const note = file.notes.map(({ code }) => noteForUnit(code, language)).find(text => text !== null) ?? null
      const isOnlyAround = file.kind === 'message' || (file.kind === 'archive' && note === null)
      // The words of a nil return are no file that one would look for.
      if (file.decoration || isOnlyAround || (nil && file.isBody)) return []
      const name = file.isBody ? (language === 'en' ? 'the text of your message' : '邮件正文') : shortName(file.name)
      return [{ file, material, name, note }]
    }),
  )
}

/** "活动照片（12张）：a.jpg、b.jpg等" for each material in the campaign's order, and what belongs to none last. */
function groups(files: readonly Told[], campaign: Campaign, language: Language): object[] {
  const byMaterial = Map.groupBy(files, ({ material }) => material)
  let room = FILES_NAMED
  return [...campaign.materials.map(({ id, name }) => ({ id, name })), { id: null, name: '' }].flatMap(
    ({ id, name }) => {
      const own = byMaterial.get(id) ?? []
      if (own.length === 0) return []
      const named = own.slice(0, room)
      room -= named.length
      return [
        {
          name,
          amount: named.length === 1 && own.length === 1 ? '' : amount(own, language),
          files: named.map(withSize),
          more: named.length < own.length,
        },
      ]
    },
  )

  function withSize({ name, file }: Told): { name: string; size: string } {
    return { name, size: writtenSize(file.size) }
  }
}

/** "12张". */
function amount(files: readonly Told[], language: Language): string {
  if (language === 'en') return files.length === 1 ? '1 file' : `${files.length} files`
  const measures = new Set(files.map(({ file }) => measureWord([file.kind])))
  const [measure = '个'] = measures
  return `${files.length}${measures.size === 1 ? measure : '个'}`
}

function links(messages: readonly AcknowledgedMessage[], now: Temporal.Instant) {
  return messages.flatMap(({ reading, filing }) =>
    filing.links.flatMap(({ position }) => {
      const link = reading.links[position]
      if (link === undefined) return []
      const { name, url, expires: written } = link
      const expires = written === null ? null : Temporal.Instant.from(written)
      const expired = expires !== null && Temporal.Instant.compare(expires, now) <= 0
      return [{ name: name ?? url, expires, expired }]
    }),
  )
}

/** "回复：转发：Re: X" is X: the answer puts its own prefix before it. */
function withoutPrefixes(subject: string): string {
  return subject.replace(/^(\s*(re|fwd?|答复|回复|转发|回覆|轉寄)\s*(\[\d+\])?\s*[:：]\s*)+/i, '').trim()
}
