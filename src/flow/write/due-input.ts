// What the letters of a moment depend on, looked up in the record: standings, what may be acknowledged, what lies in review.
import { isTooOld, type ToAcknowledge } from '../../campaign/acknowledgements.ts'
import { assess } from '../../campaign/assess.ts'
import type { DueInput } from '../../campaign/letter-due.ts'
import type { CampaignStanding } from '../../campaign/standing.ts'
import { type Acceptance, acceptancesOf, acceptedIn, acceptedOf, unanswered } from '../../ledger/accepted.ts'
import { lettersToAddress } from '../../ledger/attempts.ts'
import { undeliverableAddresses } from '../../ledger/bounces.ts'
import { decisionsOf } from '../../ledger/decisions.ts'
import { isInReview, unitsInReview } from '../../ledger/in-review.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { latestLetterAt } from '../../ledger/letters.ts'
import { messageOf } from '../../ledger/messages.ts'
import { outcomeOf } from '../../ledger/outcomes.ts'
import { firstRunOf } from '../../ledger/passes.ts'
import { readingOf } from '../../ledger/readings.ts'
import { answerTo } from '../../letters/answerable.ts'
import { addressesOf } from '../send/addresses.ts'
import type { OpenOffice } from '../office.ts'

/** Two programs that thank each other stop here, should every other guard fail. */
const ACKNOWLEDGEMENTS_A_DAY = 20

const AT_ONCE = new Temporal.Duration()

/** An acceptance that gets no acknowledgement, and why. */
export type Declined = { message: number; unit: string; because: string }

/**
 * The input of `lettersDue` at `now`, and what is never answered. Changes nothing. `asOf`: messages received after it do
 * not exist; null: all that came count, whatever this machine's clock says of their time.
 */
export function dueInput(
  office: OpenOffice,
  now: Temporal.Instant,
  asOf: Temporal.Instant | null,
): DueInput & { declined: readonly Declined[] } {
  const { ledger, configuration } = office
  const firstRun = firstRunOf(ledger) ?? now
  const answers = answersDue(office, now, asOf, firstRun)
  return {
    configuration,
    now,
    firstRunAt: firstRun,
    standings: standingsAt(office, asOf),
    ...answers,
    gather: AT_ONCE,
    lastAcknowledged: (unit, campaign) => latestLetterAt(ledger, 'acknowledgement', unit, campaign),
    inReview: unitsInReview(ledger, asOf),
  }
}

/** The same for one unit and campaign alone, for the last look before a letter to it goes; null where either is gone. */
export function dueInputOf(
  { unit: unitId, campaign: campaignId }: { unit: string | null; campaign: string | null },
  { ledger, configuration }: OpenOffice,
  now: Temporal.Instant,
  asOf: Temporal.Instant | null,
): DueInput | null {
  const unit = configuration.units.find(({ id }) => id === unitId)
  const campaign = configuration.campaigns.find(({ id }) => id === campaignId)
  if (!unit || !campaign) return null
  const standing = assess(campaign, [unit], acceptedOf(ledger, campaign.id, unit.id, asOf), asOf)
  return {
    configuration: { ...configuration, units: [unit], campaigns: [campaign] },
    now,
    firstRunAt: firstRunOf(ledger) ?? now,
    standings: new Map([[campaign.id, standing]]),
    toAcknowledge: [],
    gather: AT_ONCE,
    lastAcknowledged: () => null,
    inReview: new Set(isInReview(ledger, campaign.id, unit.id, asOf) ? [`${campaign.id}/${unit.id}`] : []),
  }
}

/** Where every campaign stands at `asOf` (null: with all that came), by its id. */
export function standingsAt(
  { ledger, configuration }: Pick<OpenOffice, 'ledger' | 'configuration'>,
  asOf: Temporal.Instant | null,
): Map<string, CampaignStanding> {
  return new Map(
    configuration.campaigns.map(campaign => [
      campaign.id,
      assess(campaign, configuration.units, acceptedIn(ledger, campaign.id, asOf), asOf),
    ]),
  )
}

/** Accepted submissions that nobody has thought over yet, and those among them that are never answered. */
function answersDue(
  office: OpenOffice,
  now: Temporal.Instant,
  asOf: Temporal.Instant | null,
  firstRun: Temporal.Instant,
): { toAcknowledge: ToAcknowledge[]; declined: Declined[] } {
  const toAcknowledge: ToAcknowledge[] = []
  const declined: Declined[] = []
  for (const acceptance of unanswered(office.ledger, asOf)) {
    const { message, unit } = acceptance
    const answer = answerFor(acceptance, office, firstRun, now)
    if (typeof answer === 'string') declined.push({ message, unit, because: answer })
    else toAcknowledge.push(answer)
  }
  return { toAcknowledge, declined }
}

/** The letter's addressees, or the code of why there is none. */
export function answerFor(
  { message, unit, campaign: campaignId, nature, receivedAt, acceptedAt }: Acceptance,
  { ledger, configuration }: OpenOffice,
  firstRun: Temporal.Instant,
  now: Temporal.Instant,
): ToAcknowledge | string {
  const reading = readingOf(ledger, message)
  const campaign = configuration.campaigns.find(({ id }) => id === campaignId)
  if (nature !== 'submission') return 'no-submission'
  if (reading === null) return 'not-read'
  if (campaign === undefined) return 'campaign-gone'
  if (isTooOld({ receivedAt }, campaign, firstRun)) return 'too-old'
  const outcome = outcomeOf(ledger, message)
  const byPerson = outcome?.byPerson ?? false
  const decided = decisionsOf(ledger, message).at(-1)
  const known = configuration.units.find(({ id }) => id === unit) ?? null
  const answer = answerTo(reading, {
    unit: known,
    addresses: known === null ? [] : addressesOf(known, ledger),
    byPerson,
    isIntroduced: byPerson && decided?.remember === true,
    shares: sharesOf(message, outcome?.unit ?? null, ledger),
    junk: messageOf(ledger, message)?.junk ?? false,
    undeliverable: new Set(undeliverableAddresses(ledger).keys()),
    configuration,
  })
  if (answer.kind === 'never') return answer.because
  const dayBefore = now.subtract({ hours: 24 })
  // A sender who has had plenty does not keep the unit from hearing of it.
  const to = answer.to.filter(
    ({ address }) => lettersToAddress(ledger, address, 'acknowledgement', dayBefore) < ACKNOWLEDGEMENTS_A_DAY,
  )
  if (to.length === 0) return 'daily-cap'
  // Another share or a word said again changes no acceptance, and is to be thought over all the same.
  const isLater = byPerson && decided !== undefined && Temporal.Instant.compare(decided.at, acceptedAt) > 0
  const decidedAt = isLater ? decided.at : acceptedAt
  return { message, unit, campaign: campaignId, receivedAt, decidedAt, byPerson, to }
}

/** The units that have a share of the message, the one that it is foremost taken for first. */
function sharesOf(message: number, foremost: string | null, ledger: Ledger): string[] {
  const units = acceptancesOf(ledger, message).map(({ unit }) => unit)
  return units.sort((a, b) => Number(b === foremost) - Number(a === foremost))
}
