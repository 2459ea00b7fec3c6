// What an acknowledgement says: values for its template. Pure.
import type { UnitStanding } from '../campaign/standing.ts'
import type { Campaign, Configuration, Language, Unit } from '../config/configuration.ts'
import type { ReadFile, Reading } from '../reading/reading.ts'
import { contactLine } from './contact.ts'
import { titleBefore } from './matter.ts'
import { noteForUnit } from './notes.ts'
import { owedLines, sharedDue } from './owed.ts'
import { type Version, versionRemarks } from './versions.ts'
import {
  dayPart,
  measureWord,
  pastDay,
  shortMoment,
  shortName,
  writtenDay,
  writtenMoment,
  writtenSize,
} from './words.ts'

/** From this size on a file's size is told: it is what people look for, whether the large one came whole. Bytes. */
const LARGE = 20 * 1024 * 1024
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
  /** Files that are not simply new, by their position. */
  versions: ReadonlyMap<number, Version>
}

export type Acknowledged = {
  unit: Unit
  campaign: Campaign
  /** In the order of receipt, at least one. */
  messages: readonly AcknowledgedMessage[]
  /** After these messages. */
  standing: UnitStanding | null
  /** Whether it says how to correct what is wrong: to who hears from us for the first time, or was not known by the address. */
  explains: boolean
  /** Whether another answer of the same part of that day has to be told from this one. */
  exactly: boolean
}

/** The values that the template names. */
export function acknowledgementValues(
  given: Acknowledged,
  now: Temporal.Instant,
  configuration: Configuration,
): object {
  const { unit, campaign, messages, standing, explains, exactly } = given
  const last = messages.at(-1)
  if (last === undefined) throw new RangeError('an acknowledgement answers at least one message')
  const { language, timezone, mailbox, organization } = configuration.office
  const telling = { timezone, language, now }
  const owed = owedLines(campaign, standing, now, configuration)
  const files = told(messages, language)
  const usable = files.filter(({ note }) => note === null)
  const versioned = usable.flatMap(({ name, version }) => (version ? [{ name, version }] : []))
  return {
    subject: shortName(withoutPrefixes(last.reading.head.subject), 120) || shortName(campaign.title, 120),
    unit: unit.name,
    received: (exactly ? shortMoment : dayPart)(last.receivedAt, telling),
    explains,
    count: messages.length,
    campaign: campaign.title,
    about: titleBefore(campaign.title, '报送材料', language),
    nilReturn: messages.some(({ nil }) => nil),
    remarks: versionRemarks(versioned, usable.length, language),
    groups: groups(usable, campaign, language),
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
    contact: contactLine(campaign, configuration),
    organization,
    today: writtenDay(now.toZonedDateTimeISO(timezone).toPlainDate(), language),
  }
}

type Told = {
  file: ReadFile
  material: string | null
  name: string
  note: string | null
  version: Version | null
}

/** Files that the sender would call files: no decoration, and of an archive what is in it, unless that could not be had. */
function told(messages: readonly AcknowledgedMessage[], language: Language): Told[] {
  return messages.flatMap(({ reading, filing, nil, versions }) =>
    filing.files.flatMap(({ position, material }) => {
      const file = reading.files[position]
      if (file === undefined) return []
      const note = file.notes.map(({ code }) => noteForUnit(code, language)).find(text => text !== null) ?? null
      const isOnlyAround = file.kind === 'message' || (file.kind === 'archive' && note === null)
      // The words of a nil return are no file that one would look for.
      if (file.decoration || isOnlyAround || (nil && file.isBody)) return []
      const name = file.isBody ? (language === 'en' ? 'the text of your message' : '邮件正文') : shortName(file.name)
      return [{ file, material, name, note, version: versions.get(position) ?? null }]
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
    return { name, size: file.size < LARGE ? '' : writtenSize(file.size) }
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
