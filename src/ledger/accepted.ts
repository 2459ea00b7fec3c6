// What was handed in and accepted: the facts that standing, acknowledgements and the digest stand on.
import type { Accepted, AcceptedItem } from '../campaign/standing.ts'
import type { Nature } from '../attribution/verdict.ts'
import { NEVER, toInstant, toText } from './instants.ts'
import type { Ledger } from './ledger.ts'

type AcceptanceRow = { message: number; unit: string; received_at: string; nil: number }
type ItemRow = AcceptedItem & { message: number; unit: string }

/** Every accepted submission of a campaign received until `asOf` (null: all), by unit and message. */
export function acceptedIn(ledger: Ledger, campaign: string, asOf: Temporal.Instant | null): Accepted[] {
  const until = asOf ? toText(asOf) : NEVER
  return ledger.reading(() => {
    const heads = ledger
      .statement<AcceptanceRow>(
        `select message, unit, received_at, nil from acceptances
         where campaign = ? and nature = 'submission' and received_at <= ? order by unit, message`,
      )
      .all(campaign, until)
    const items = ledger
      .statement<ItemRow>(
        `select message, unit, material, identity, name, kind, role from accepted_items
         where campaign = ? order by unit, message, source, position`,
      )
      .all(campaign)
    return join(campaign, heads, items)
  })
}

/** The same for one unit: cheap enough for a last look at the moment of sending. */
export function acceptedOf(ledger: Ledger, campaign: string, unit: string, asOf: Temporal.Instant | null): Accepted[] {
  const until = asOf ? toText(asOf) : NEVER
  return ledger.reading(() => {
    const heads = ledger
      .statement<AcceptanceRow>(
        `select message, unit, received_at, nil from acceptances
         where campaign = ? and unit = ? and nature = 'submission' and received_at <= ? order by unit, message`,
      )
      .all(campaign, unit, until)
    const items = ledger
      .statement<ItemRow>(
        `select message, unit, material, identity, name, kind, role from accepted_items
         where campaign = ? and unit = ? order by unit, message, source, position`,
      )
      .all(campaign, unit)
    return join(campaign, heads, items)
  })
}

/** Both lists are in the order of unit and message, so each is walked once. */
function join(campaign: string, heads: readonly AcceptanceRow[], items: readonly ItemRow[]): Accepted[] {
  let at = 0
  return heads.map(({ message, unit, received_at, nil }) => {
    while (at < items.length && isBefore(items[at], unit, message)) at += 1
    const from = at
    while (at < items.length && items[at]?.message === message && items[at]?.unit === unit) at += 1
    const receivedAt = toInstant(received_at)
    return { messageId: message, unit, campaign, receivedAt, nil: nil === 1, items: items.slice(from, at) }
  })
}

function isBefore(item: ItemRow | undefined, unit: string, message: number): boolean {
  return item !== undefined && (item.unit < unit || (item.unit === unit && item.message < message))
}

/** One unit's acceptance by one message. */
export type Acceptance = {
  message: number
  unit: string
  campaign: string
  nature: Nature
  nil: boolean
  receivedAt: Temporal.Instant
  acceptedAt: Temporal.Instant
  /** Key of the letter that acknowledges it, 'no:' and a reason where none does, null: still to be thought over. */
  answer: string | null
}

/** Acceptances that were neither acknowledged nor declined, in the order of receipt until `asOf`. */
export function unanswered(ledger: Ledger, asOf: Temporal.Instant | null): Acceptance[] {
  const query = ledger.build
    .selectFrom('acceptances')
    .selectAll()
    .where('answer', 'is', null)
    .where('received_at', '<=', asOf ? toText(asOf) : NEVER)
    .orderBy('received_at')
    .orderBy('message')
  return ledger.all(query).map(acceptance)
}

/** Notes why an acceptance gets no acknowledgement (never answer, too old, a cap), so that it is not thought over again. */
export function declineAnswer(ledger: Ledger, message: number, unit: string, reason: string): void {
  ledger
    .statement('update acceptances set answer = ? where message = ? and unit = ? and answer is null')
    .run(`no:${reason}`, message, unit)
}

/** Every unit's acceptance by a message. */
export function acceptancesOf(ledger: Ledger, message: number): Acceptance[] {
  const query = ledger.build.selectFrom('acceptances').selectAll().where('message', '=', message).orderBy('unit')
  return ledger.all(query).map(acceptance)
}

/** What was accepted after `after` until `until`, in that order: what is new in a digest. */
export function acceptedBetween(ledger: Ledger, after: Temporal.Instant, until: Temporal.Instant): Acceptance[] {
  const query = ledger.build
    .selectFrom('acceptances')
    .selectAll()
    .where('accepted_at', '>', toText(after))
    .where('accepted_at', '<=', toText(until))
    .orderBy('accepted_at')
    .orderBy('message')
  return ledger.all(query).map(acceptance)
}

function acceptance(row: {
  message: number
  unit: string
  campaign: string
  nature: Nature
  nil: number
  received_at: string
  accepted_at: string
  answer: string | null
}): Acceptance {
  const { message, unit, campaign, nature, answer } = row
  const receivedAt = toInstant(row.received_at)
  return {
    message,
    unit,
    campaign,
    nature,
    nil: row.nil === 1,
    receivedAt,
    acceptedAt: toInstant(row.accepted_at),
    answer,
  }
}
