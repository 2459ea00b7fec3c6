// Facts of the record → letters that are due, written into the ledger under their keys. Nothing is sent here.
import { explain } from '../attribution/wording.ts'
import { assess } from '../campaign/assess.ts'
import { type DueInput, type LetterDue, lettersDue } from '../campaign/due.ts'
import type { CampaignStanding } from '../campaign/standing.ts'
import { isAnswerable } from '../letters/answerable.ts'
import { acknowledgementValues } from '../letters/acknowledgement.ts'
import { digestValues } from '../letters/digest.ts'
import { composeLetter, type Letter } from '../letters/letter.ts'
import { reminderValues } from '../letters/reminder.ts'
import { accountOf } from '../ledger/account.ts'
import { acceptedBetween, acceptedIn, declineAnswer, unanswered } from '../ledger/accepted.ts'
import { undeliverableAddresses } from '../ledger/bounces.ts'
import { letterOf, proposeLetter } from '../ledger/letters.ts'
import { quarantinedMessages } from '../ledger/messages.ts'
import { firstRunAt } from '../ledger/passes.ts'
import { filesOf, linksOf, linksRunningOut, readingOf } from '../ledger/readings.ts'
import { reviewCounts, reviewQueue } from '../ledger/review.ts'
import { verdictOf } from '../ledger/verdicts.ts'
import type { OpenOffice } from './office.ts'

/** Higher goes first where the budget is short. */
const PRIORITY = { digest: 30, acknowledgement: 20, reminder: 10 } as const
/** How long before a link runs out the coordinator is told. */
const EXPIRING_HOURS = 96

/** Writes every letter that is due at `now` and not written yet. Returns how many are new. */
export function writeLetters(office: OpenOffice, now: Temporal.Instant): number {
  const input = dueInput(office, now)
  let written = 0
  for (const due of lettersDue(input)) {
    if (letterOf(office.ledger, due.key) !== null) continue
    const letter = compose(due, input, office, now)
    if (letter === null) continue
    const { id, isNew } = proposeLetter(
      office.ledger,
      {
        ...letter,
        recipients: letter.to,
        messages: letter.answers === null ? [] : [letter.answers],
        attachments: [],
        priority: PRIORITY[due.kind],
        notBefore: due.dueAt,
        needsRelease: false,
      },
      now,
    )
    if (!isNew) continue
    written += 1
    office.tell({
      kind: 'letter-due',
      letter: String(id),
      letterKind: due.kind,
      unit: due.unit,
      to: letter.to.map(({ address }) => address),
    })
  }
  return written
}

/** What is due depends on: standings, what may be acknowledged, what lies in review. */
export function dueInput(office: OpenOffice, now: Temporal.Instant): DueInput {
  const { ledger, configuration } = office
  const standings = new Map<string, CampaignStanding>(
    configuration.campaigns.map(campaign => [
      campaign.id,
      assess(campaign, configuration.units, acceptedIn(ledger, campaign.id, now), now),
    ]),
  )
  const inReview = new Set(
    reviewCounts(ledger, now).flatMap(({ campaign, unit }) => (campaign && unit ? [`${campaign}/${unit}`] : [])),
  )
  return {
    configuration,
    now,
    firstRunAt: firstRunAt(ledger, now),
    standings,
    toAcknowledge: toAcknowledge(office, now),
    inReview,
  }
}

/** Accepted submissions that nobody has thought over yet; those that are never answered are noted as such. */
function toAcknowledge({ ledger, configuration }: OpenOffice, now: Temporal.Instant): DueInput['toAcknowledge'] {
  return unanswered(ledger, now).flatMap(({ message, unit, campaign, nature, receivedAt, acceptedAt }) => {
    const reading = readingOf(ledger, message)
    const refusal =
      nature !== 'submission' ? 'no submission' : reading === null ? 'not read' : isAnswerable(reading, configuration)
    if (refusal !== null) {
      declineAnswer(ledger, message, unit, refusal)
      return []
    }
    return [{ message, unit, campaign, receivedAt, decidedAt: acceptedAt }]
  })
}

/** The letter itself; null where there is nothing to say any more, or nobody to say it to. */
function compose(due: LetterDue, input: DueInput, office: OpenOffice, now: Temporal.Instant): Letter | null {
  switch (due.kind) {
    case 'acknowledgement':
      return composeAcknowledgement(due, input, office, now)
    case 'reminder':
      return composeReminder(due, input, office, now)
    case 'digest':
      return composeDigest(due, input, office, now)
  }
}

function composeAcknowledgement(
  due: LetterDue,
  input: DueInput,
  { ledger, configuration }: OpenOffice,
  now: Temporal.Instant,
): Letter | null {
  const unit = configuration.units.find(({ id }) => id === due.unit)
  const campaign = configuration.campaigns.find(({ id }) => id === due.campaign)
  const message = input.toAcknowledge.find(entry => entry.message === due.message)
  const reading = due.message === null ? null : readingOf(ledger, due.message)
  const verdict = due.message === null ? null : verdictOf(ledger, due.message)?.verdict
  if (!unit || !campaign || !message || !reading?.head.from || !verdict) return null
  const standing = input.standings.get(campaign.id)?.units.find(entry => entry.unit === unit.id) ?? null
  const values = acknowledgementValues(
    { unit, campaign, reading, verdict, nil: verdict.nil, receivedAt: message.receivedAt, standing },
    now,
    configuration,
  )
  const thread = { messageId: reading.head.messageId, references: reading.head.references }
  const { key, kind } = due
  return composeLetter(
    { key, kind, unit: unit.id, campaign: campaign.id, answers: message.message, to: [reading.head.from] },
    values,
    thread,
    configuration,
  )
}

/** Composes a reminder from the standing of the moment; also used for the last look before it goes. */
export function composeReminder(
  due: Pick<LetterDue, 'key' | 'kind' | 'unit' | 'campaign' | 'owed'>,
  input: DueInput,
  { ledger, configuration }: OpenOffice,
  now: Temporal.Instant,
): Letter | null {
  const unit = configuration.units.find(({ id }) => id === due.unit)
  const campaign = configuration.campaigns.find(({ id }) => id === due.campaign)
  const standing = campaign && input.standings.get(campaign.id)?.units.find(entry => entry.unit === unit?.id)
  if (
    !unit ||
    !campaign ||
    !standing ||
    standing.state === 'complete' ||
    standing.state === 'nil' ||
    standing.state === 'exempt'
  )
    return null
  const values = reminderValues(unit, campaign, standing, due.owed, now, configuration)
  const dead = undeliverableAddresses(ledger)
  const to = unit.notify.filter(address => !dead.has(address)).map(address => ({ name: unit.name, address }))
  if (values === null || to.length === 0) return null
  return composeLetter(
    { key: due.key, kind: 'reminder', unit: unit.id, campaign: campaign.id, answers: null, to },
    values,
    null,
    configuration,
  )
}

function composeDigest(due: LetterDue, input: DueInput, office: OpenOffice, now: Temporal.Instant): Letter | null {
  const { ledger, configuration } = office
  const coordinator = configuration.office.coordinators.find(({ address }) => address === due.coordinator)
  if (!coordinator) return null
  const { language } = configuration.office
  const yesterday = due.dueAt.subtract({ hours: 24 })
  const account = accountOf(ledger, now)
  const current = configuration.campaigns.filter(
    campaign =>
      Temporal.Instant.compare(campaign.opens, now) <= 0 && Temporal.Instant.compare(now, campaign.closes) <= 0,
  )
  const dead = undeliverableAddresses(ledger)
  const values = digestValues(
    {
      campaigns: current.flatMap(campaign => {
        const standing = input.standings.get(campaign.id)
        return standing ? [{ campaign, standing }] : []
      }),
      arrivals: acceptedBetween(ledger, yesterday, now).map(({ message, unit, nil, receivedAt }) => ({
        unit,
        nil,
        at: receivedAt,
        files: filesOf(ledger, message).filter(
          file => !file.decoration && file.kind !== 'archive' && file.kind !== 'message',
        ).length,
        links: linksOf(ledger, message).length,
      })),
      reviews: reviewQueue(ledger, now).map(({ id, from, subject, verdict }) => ({
        id,
        from: from?.name || from?.address || '',
        subject,
        why:
          verdict.reasons
            .filter(reason => reason.weight < 0)
            .slice(0, 1)
            .map(reason => explain(reason, language))[0] ??
          verdict.reasons.slice(0, 1).map(reason => explain(reason, language))[0] ??
          '',
      })),
      quarantined: quarantinedMessages(ledger, now).map(({ id, receivedAt, quarantine }) => ({
        id,
        receivedAt,
        code: quarantine?.code ?? '',
        detail: quarantine?.detail ?? '',
      })),
      unreachable: unreachable(office, dead),
      expiring: current.flatMap(campaign =>
        linksRunningOut(ledger, campaign.id, now, now.add({ hours: EXPIRING_HOURS })).flatMap(
          ({ unit, name, url, expiresAt }) => (expiresAt ? [{ unit, name: name ?? url, at: expiresAt }] : []),
        ),
      ),
      account: {
        messages: account.messages,
        accepted: account.decisions.accept ?? 0,
        review: account.decisions.review ?? 0,
        ignored: account.decisions.ignore ?? 0,
        quarantined: account.states.quarantined ?? 0,
        unread: account.states.stored ?? 0,
      },
    },
    now,
    configuration,
  )
  return composeLetter(
    { key: due.key, kind: 'digest', unit: null, campaign: null, answers: null, to: [coordinator] },
    values,
    null,
    configuration,
  )
}

/** Units of which no address works, or none is known. */
function unreachable(
  { configuration }: OpenOffice,
  dead: ReadonlyMap<string, unknown>,
): { unit: string; why: string }[] {
  const zh = configuration.office.language === 'zh-CN'
  return configuration.units.flatMap(unit => {
    if (unit.notify.length === 0)
      return [{ unit: unit.id, why: zh ? '没有登记可以发信的地址' : 'no address to write to is listed' }]
    const failing = unit.notify.filter(address => dead.has(address))
    if (failing.length === 0) return []
    return [{ unit: unit.id, why: zh ? `${failing.join('、')} 退信` : `${failing.join(', ')} bounces` }]
  })
}
