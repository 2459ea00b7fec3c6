// Facts + now → the letters that are due. Pure: the ledger's unique keys make each of them one, whoever asks how often.
import { announcementsDue } from './announcements.ts'
import { bursts, isTooOld } from './acknowledgements.ts'
import { groupNoticesDue } from './group-notices.ts'
import { type DueInput, letter, type LetterDue } from './letter-due.ts'
import { remindersDue } from './reminders.ts'
import { isLetterDay } from './workdays.ts'

/** Everything due at `now`, in order of its time. */
export function lettersDue(input: DueInput): LetterDue[] {
  return [
    ...acknowledgements(input),
    ...announcementsDue(input),
    ...remindersDue(input, { anyHour: false }),
    ...digestsDue(input),
    ...groupNoticesDue(input),
  ].sort((a, b) => Temporal.Instant.compare(a.dueAt, b.dueAt) || (a.key < b.key ? -1 : 1))
}

function acknowledgements(input: DueInput): LetterDue[] {
  const { configuration, firstRunAt, now } = input
  const answered = input.toAcknowledge.filter(message => {
    const campaign = configuration.campaigns.find(({ id }) => id === message.campaign)
    return campaign !== undefined && !isTooOld(message, campaign, firstRunAt)
  })
  return bursts({ ...input, toAcknowledge: answered }).flatMap(({ messages, dueAt }) => {
    const [first] = messages
    if (!first || Temporal.Instant.compare(dueAt, now) > 0) return []
    const { unit, campaign } = first
    const key = `acknowledgement/${first.message}/${unit}`
    return [
      letter({ key, kind: 'acknowledgement', dueAt, unit, campaign, messages: messages.map(each => each.message) }),
    ]
  })
}

/** Today's digest, once its hour has come; days before the first run had none. */
export function digestsDue({ configuration, now }: DueInput): LetterDue[] {
  const { office } = configuration
  const today = now.toZonedDateTimeISO(office.timezone).toPlainDate()
  const at = today.toZonedDateTime({ timeZone: office.timezone, plainTime: office.digest.at }).toInstant()
  if (Temporal.Instant.compare(now, at) < 0 || !isLetterDay(today, office.digest.on, office.workdays)) return []
  return office.coordinators.map(({ address }) =>
    letter({ key: `digest/${today.toString()}/${address}`, kind: 'digest', dueAt: at, coordinator: address }),
  )
}
