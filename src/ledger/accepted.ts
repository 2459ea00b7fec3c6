// What was handed in and accepted: the facts that standing, acknowledgements and the digest stand on.
import type { Accepted, AcceptedItem } from '../campaign/standing.ts'
import type { Nature } from '../attribution/verdict.ts'
import { NEVER, toInstant, toText } from './instants.ts'
import type { Ledger } from './ledger.ts'

type HeadRow = { message: number; unit: string; received_at: string; nil: number; counts: number; items: number }

/** Units whose items are in memory at once while all are walked: some thousand files. */
const UNITS_AT_ONCE = 50

/** Every accepted submission of a campaign received until `asOf` (null: all), by unit and message, all in memory. */
export function acceptedIn(ledger: Ledger, campaign: string, asOf: Temporal.Instant | null): Accepted[] {
  return [...acceptedByUnit(ledger, campaign, asOf)].flat()
}

/**
 * The same, unit after unit: for a campaign of any size. A unit that has handed nothing in does not come. The caller may
 * write in between.
 */
export function* acceptedByUnit(
  ledger: Ledger,
  campaign: string,
  asOf: Temporal.Instant | null,
): Generator<Accepted[]> {
  const units = ledger
    .statement<{ unit: string }>('select distinct unit from acceptances where campaign = ? order by unit')
    .all(campaign)
  for (let at = 0; at < units.length; at += UNITS_AT_ONCE) {
    const from = units[at]?.unit ?? ''
    const to = units[Math.min(at + UNITS_AT_ONCE, units.length) - 1]?.unit ?? from
    const some = Map.groupBy(between(ledger, campaign, from, to, asOf), one => one.unit)
    yield* some.values()
  }
}

/** The same for one unit: cheap enough for a last look at the moment of sending. */
export function acceptedOf(ledger: Ledger, campaign: string, unit: string, asOf: Temporal.Instant | null): Accepted[] {
  return between(ledger, campaign, unit, unit, asOf)
}

/** Units from one to another, both included. Items stand in the order of their acceptances, which say how many are theirs. */
function between(
  ledger: Ledger,
  campaign: string,
  from: string,
  to: string,
  asOf: Temporal.Instant | null,
): Accepted[] {
  const until = asOf ? toText(asOf) : NEVER
  return ledger.reading(() => {
    const heads = ledger
      .statement<HeadRow>(
        `select message, unit, received_at, nil, items, nature = 'submission' and received_at <= ? as counts
         from acceptances where campaign = ? and unit >= ? and unit <= ? order by unit, message`,
      )
      .all(until, campaign, from, to)
    const items = ledger
      .statement<AcceptedItem>(
        `select material, identity, name, kind, role from accepted_items
         where campaign = ? and unit >= ? and unit <= ? order by unit, message, source, position`,
      )
      .all(campaign, from, to)
    let at = 0
    return heads.flatMap(({ message, unit, received_at, nil, counts, items: own }) => {
      at += own
      if (counts === 0) return []
      const receivedAt = toInstant(received_at)
      return [{ messageId: message, unit, campaign, receivedAt, nil: nil === 1, items: items.slice(at - own, at) }]
    })
  })
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
