// Facts + now → the letters that are due. Pure: the ledger's unique keys make each of them one, whoever asks how often.
import { participation } from '../config/campaign-units.ts'
import type { Campaign, Configuration, Unit } from '../config/configuration.ts'
import { stagesOf } from './stages.ts'
import type { CampaignStanding, UnitStanding } from './standing.ts'
import { isLetterDay } from './workdays.ts'

/** What a letter is about; the texts are made from it (letters/). */
export type LetterDue = {
  /** Unique for ever. */
  key: string
  kind: 'acknowledgement' | 'reminder' | 'digest'
  dueAt: Temporal.Instant
  unit: string | null
  campaign: string | null
  /** The message that an acknowledgement answers. */
  message: number | null
  /** The stages that a reminder stands for ("3d", "+1d"), and the due instants they are about. */
  stages: readonly { name: string; due: Temporal.Instant }[]
  /** Materials that a reminder asks for, by id. */
  owed: readonly string[]
  /** Coordinator's address for a digest. */
  coordinator: string | null
}

/** An accepted submission that may be acknowledged; the guards are already settled. */
export type ToAcknowledge = {
  message: number
  unit: string
  campaign: string
  receivedAt: Temporal.Instant
  decidedAt: Temporal.Instant
}

export type DueInput = {
  configuration: Configuration
  now: Temporal.Instant
  /** When the service first ran; null: now. */
  firstRunAt: Temporal.Instant | null
  /** Standing of a campaign at `now`. */
  standings: ReadonlyMap<string, CampaignStanding>
  toAcknowledge: readonly ToAcknowledge[]
  /** Units whose material lies in review: the coordinator decides first. By "campaign/unit". */
  inReview: ReadonlySet<string>
}

/** How far back a message may lie before the first run and still be acknowledged. */
const FIRST_SYNC_DAYS = 3

/** Everything due at `now`, in order of its time. */
export function lettersDue(input: DueInput): LetterDue[] {
  const { configuration } = input
  return [
    ...acknowledgements(input),
    ...configuration.campaigns.flatMap(campaign => reminders(campaign, input)),
    ...digests(input),
  ].sort((a, b) => Temporal.Instant.compare(a.dueAt, b.dueAt) || (a.key < b.key ? -1 : 1))
}

function acknowledgements({ configuration, toAcknowledge, now, firstRunAt }: DueInput): LetterDue[] {
  const oldest = (firstRunAt ?? now).subtract({ hours: 24 * FIRST_SYNC_DAYS })
  return toAcknowledge.flatMap(message => {
    const campaign = configuration.campaigns.find(({ id }) => id === message.campaign)
    if (!campaign || isBefore(message.receivedAt, campaign.opens) || isBefore(message.receivedAt, oldest)) return []
    const { unit, decidedAt } = message
    return [
      letter({
        key: `acknowledgement/${message.message}`,
        kind: 'acknowledgement',
        dueAt: decidedAt,
        unit,
        campaign: campaign.id,
        message: message.message,
      }),
    ]
  })
}

/** At most one reminder a unit, campaign and day: stages that fall together become one letter. */
function reminders(campaign: Campaign, input: DueInput): LetterDue[] {
  const { configuration, now, standings, inReview, firstRunAt } = input
  const standing = standings.get(campaign.id)
  if (!standing) return []
  const current = stagesOf(campaign, configuration.office).filter(
    stage => !isBefore(now, stage.at) && isBefore(now, stage.until) && !isBefore(stage.until, firstRunAt ?? now),
  )
  if (current.length === 0) return []
  return configuration.units.flatMap(unit => {
    const own = standing.units.find(entry => entry.unit === unit.id)
    if (!own || !owesAnything(own, campaign, unit) || inReview.has(`${campaign.id}/${unit.id}`)) return []
    const asking = current.filter(stage => stage.materials.some(material => owes(own, material.id)))
    const latest = asking.at(-1)
    if (!latest) return []
    const owed = [
      ...new Set(
        asking.flatMap(stage => stage.materials.filter(material => owes(own, material.id)).map(({ id }) => id)),
      ),
    ]
    const stages = asking.map(({ name, due }) => ({ name, due }))
    const key = `reminder/${campaign.id}/${unit.id}/${latest.due.toString()}/${latest.name}`
    return [letter({ key, kind: 'reminder', dueAt: latest.at, unit: unit.id, campaign: campaign.id, stages, owed })]
  })
}

function owesAnything(own: UnitStanding, campaign: Campaign, unit: Unit): boolean {
  return participation(campaign, unit) === 'takes-part' && (own.state === 'missing' || own.state === 'partial')
}

const owes = (own: UnitStanding, material: string) => {
  const count = own.materials[material]
  return count !== undefined && count.have < count.need
}

/** Today's digest, once its hour has come; days before the first run had none. */
function digests({ configuration, now }: DueInput): LetterDue[] {
  const { office } = configuration
  const local = now.toZonedDateTimeISO(office.timezone)
  const today = local.toPlainDate()
  const at = today.toZonedDateTime({ timeZone: office.timezone, plainTime: office.digest.at }).toInstant()
  if (isBefore(now, at) || !isLetterDay(today, office.digest.on, office.workdays)) return []
  return office.coordinators.map(({ address }) =>
    letter({ key: `digest/${today.toString()}/${address}`, kind: 'digest', dueAt: at, coordinator: address }),
  )
}

function letter(given: Pick<LetterDue, 'key' | 'kind' | 'dueAt'> & Partial<LetterDue>): LetterDue {
  return Object.freeze({ unit: null, campaign: null, message: null, stages: [], owed: [], coordinator: null, ...given })
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0
}
