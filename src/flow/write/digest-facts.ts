// Everything that a digest tells, looked up in the record.
import { explain } from '../../attribution/wording.ts'
import type { Reason } from '../../attribution/verdict.ts'
import type { DueInput, LetterDue } from '../../campaign/letter-due.ts'
import type { CampaignStanding } from '../../campaign/standing.ts'
import { stagesOf } from '../../campaign/stages.ts'
import type { Campaign, Language } from '../../config/configuration.ts'
import { accountOf } from '../../ledger/account.ts'
import { acceptedBetween } from '../../ledger/accepted.ts'
import { undeliverableAddresses } from '../../ledger/bounces.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { LetterRecord } from '../../ledger/letter-record.ts'
import { listLetters } from '../../ledger/letters.ts'
import { mailboxState } from '../../ledger/mailbox-state.ts'
import { quarantinedMessages } from '../../ledger/messages.ts'
import { filesOf, linksOf, linksRunningOut } from '../../ledger/readings.ts'
import { reviewQueue } from '../../ledger/review.ts'
import { infectionsBetween } from '../../ledger/scans.ts'
import type { DigestFacts } from '../../letters/digest.ts'
import { addressesOf } from '../send/addresses.ts'
import { failedLetters } from './failed-letters.ts'
import { FRESH_MINUTES, heardUntil, isUnheard } from '../send/heard.ts'
import type { OpenOffice } from '../office.ts'

/** How long before a link runs out the coordinator is told. */
const EXPIRING_HOURS = 96
/** A first digest, and one after a long silence, looks back no further than this. */
const LOOK_BACK_HOURS = 24 * 30
/** Reasons that say what an enquiry is, which is why a person has to look at it. */
const ENQUIRY = new Set(['question', 'promise', 'thanks', 'nothing-attached'])

/** The facts of the digest `due` at `now`. */
export function digestFacts(
  due: LetterDue,
  { standings, inReview }: Pick<DueInput, 'standings' | 'inReview'>,
  now: Temporal.Instant,
  office: OpenOffice,
): Omit<DigestFacts, 'files'> {
  const { ledger, configuration } = office
  const { language } = configuration.office
  const account = accountOf(ledger, now)
  const current = configuration.campaigns.filter(
    ({ opens, closes }) => Temporal.Instant.compare(opens, now) <= 0 && Temporal.Instant.compare(now, closes) <= 0,
  )
  return {
    campaigns: current.flatMap(campaign => {
      const standing = standings.get(campaign.id)
      return standing ? [{ campaign, standing }] : []
    }),
    arrivals: acceptedBetween(ledger, lastDigestAt(ledger, due), now).map(({ message, unit, nil, receivedAt }) => ({
      unit,
      nil,
      at: receivedAt,
      files: filesOf(ledger, message).filter(
        ({ decoration, kind }) => !decoration && kind !== 'archive' && kind !== 'message',
      ).length,
      links: linksOf(ledger, message).length,
    })),
    reviews: reviewQueue(ledger, now).map(({ id, from, subject, verdict }) => ({
      id,
      from: from?.name || from?.address || '',
      subject,
      why: whyInReview(verdict.reasons, language),
    })),
    quarantined: quarantinedMessages(ledger, now).map(({ id, receivedAt, quarantine }) => ({
      id,
      receivedAt,
      code: quarantine?.code ?? '',
      detail: quarantine?.detail ?? '',
    })),
    infected: infectionsBetween(ledger, lastDigestAt(ledger, due), now).map(({ message, from, name, virus }) => ({
      id: message,
      from,
      name,
      virus,
    })),
    unreachable: unreachable(office),
    failed: failedLetters(ledger, now),
    expiring: current.flatMap(campaign =>
      linksRunningOut(ledger, campaign.id, now, now.add({ hours: EXPIRING_HOURS })).flatMap(
        ({ unit, name, url, expiresAt }) => (expiresAt ? [{ unit, name: name ?? url, at: expiresAt }] : []),
      ),
    ),
    upcoming: current.flatMap(campaign => upcoming(campaign, standings.get(campaign.id), inReview, now, office)),
    waiting: listLetters(ledger, { states: ['waiting'] }).length,
    ...heldUp(office, now),
    ...mailboxFacts(ledger, now),
    account: {
      messages: account.messages,
      accepted: account.decisions.accept ?? 0,
      review: account.decisions.review ?? 0,
      ignored: account.decisions.ignore ?? 0,
      quarantined: account.states.quarantined ?? 0,
      unread: account.states.stored ?? 0,
    },
  }
}

/** Letters that the pace keeps, and those that wait until the mailbox can be read. */
function heldUp(office: OpenOffice, now: Temporal.Instant): Pick<DigestFacts, 'held' | 'unheard'> {
  const heard = heardUntil(office, now)
  const queued = listLetters(office.ledger, { states: ['queued'] })
  const isWaiting = ({ kind, notBefore }: LetterRecord) => isUnheard(kind, notBefore, heard)
  const isLate = ({ notBefore, attempts }: LetterRecord) =>
    attempts.length === 0 && Temporal.Instant.compare(notBefore.add({ hours: 1 }), now) < 0
  return {
    unheard: queued.filter(isWaiting).length,
    held: queued.filter(letter => !isWaiting(letter) && isLate(letter)).length,
  }
}

/** One poll that failed is nobody's news. */
function mailboxFacts(ledger: Ledger, now: Temporal.Instant): Pick<DigestFacts, 'silence' | 'missingFolders'> {
  const { readAt, missing, trouble } = mailboxState(ledger)
  const isNews = readAt === null || Temporal.Instant.compare(readAt.add({ minutes: FRESH_MINUTES }), now) < 0
  return { silence: trouble && isNews ? { since: readAt, ...trouble } : null, missingFolders: missing }
}

/** The campaign's next reminders, and how many units owe what they ask for. */
function upcoming(
  campaign: Campaign,
  standing: CampaignStanding | undefined,
  inReview: ReadonlySet<string>,
  now: Temporal.Instant,
  { configuration }: OpenOffice,
): DigestFacts['upcoming'] {
  const next = stagesOf(campaign, configuration.office).find(({ at }) => Temporal.Instant.compare(at, now) > 0)
  if (!next || !standing) return []
  const units = standing.units.filter(
    ({ unit, state, materials }) =>
      (state === 'missing' || state === 'partial') &&
      !inReview.has(`${campaign.id}/${unit}`) &&
      next.materials.some(({ id }) => {
        const count = materials[id]
        return count !== undefined && count.have < count.need
      }),
  ).length
  return units === 0 ? [] : [{ campaign: campaign.title, at: next.at, units }]
}

/** When this coordinator last had a digest: what came over a weekend belongs into Monday's. */
function lastDigestAt(ledger: Ledger, { dueAt, coordinator }: LetterDue): Temporal.Instant {
  const since = dueAt.subtract({ hours: LOOK_BACK_HOURS })
  // What an earlier one told that never went is still to be told.
  const earlier = listLetters(ledger, { kind: 'digest', since, states: ['sent', 'sending'] }).filter(
    ({ recipients, notBefore }) =>
      Temporal.Instant.compare(notBefore, dueAt) < 0 && recipients.some(({ address }) => address === coordinator),
  )
  return earlier.at(-1)?.createdAt ?? since
}

/** What speaks against filing it; for an enquiry what it is. */
function whyInReview(reasons: readonly Reason[], language: Language): string {
  const reason = reasons.find(({ code }) => ENQUIRY.has(code)) ?? reasons.find(({ weight }) => weight < 0) ?? reasons[0]
  return reason ? explain(reason, language) : ''
}

/** Units with an address that does not work, or with none; and where their letters go instead. */
function unreachable({ ledger, configuration }: OpenOffice): DigestFacts['unreachable'] {
  const dead = undeliverableAddresses(ledger)
  return configuration.units.flatMap(unit => {
    const failing = unit.notify.filter(address => dead.has(address))
    const instead = addressesOf(unit, ledger).map(({ address }) => address)
    return unit.notify.length === 0 || failing.length > 0 ? [{ unit: unit.id, failing, instead }] : []
  })
}
