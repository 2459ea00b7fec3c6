// When letters will go, given the pace: the queue is played forward, letter by letter, as the service works through it. Pure.
import type { Configuration } from '../../config/configuration.ts'
import type { HoldReason } from '../../letters/holding.ts'
import { type Gate, gate, type Pace } from '../send/pace.ts'
import { type Budget, type Spent, spending } from '../send/spending.ts'

/** A letter that stands in the queue from `from` on. */
export type Queued = {
  from: Temporal.Instant
  priority: number
  recipients: number
  /** Robots are held up by the budgets of the mail, but spend none. */
  isMail: boolean
  /** The first moment from the given one on at which its own hours let it go. */
  hours: (at: Temporal.Instant) => Temporal.Instant
  /** From then on it is no use and is taken back; null: it goes however late. */
  until: Temporal.Instant | null
}

/** When it goes, null where its time is over before its turn comes; `because`: what keeps it longest, null where nothing does. */
export type Forecast = { at: Temporal.Instant | null; because: HoldReason | null }

/** What the queue goes by. `from`: when the server takes letters again, or now. `spent`: attempts of the last day. */
export type Rules = {
  now: Temporal.Instant
  from: Temporal.Instant
  pace: Pace
  quiet: Configuration['office']['letters']['quiet']
  zone: string
  spent: readonly Spent[]
}

/** `longest`: milliseconds of the wait that `because` is about. */
type Standing = { index: number; since: Temporal.Instant; because: HoldReason | null; longest: number }

const { compare } = Temporal.Instant

/**
 * The forecast of each letter, in the order given. Seconds between letters are left out: they move nothing to another hour
 * that a coordinator would ask about.
 */
export function forecast(queue: readonly Queued[], rules: Rules): Forecast[] {
  const result: Forecast[] = queue.map(({ from }) => ({ at: from, because: null }))
  const coming = queue.map(({ from }, index): Standing => {
    const due = compare(from, rules.now) > 0 ? from : rules.now
    return waited({ index, since: from, because: null, longest: 0 }, due, rules.from, 'server')
  })
  coming.sort((a, b) => compare(a.since, b.since) || a.index - b.index)
  const ready: Standing[] = []
  const budget = spending(rules)
  let time = rules.from
  /** What has moved the time on to where it is, for those that come while the queue stands still. */
  let holding: HoldReason | null = null
  const letterOf = ({ index }: Standing) => queue[index] as Queued
  for (;;) {
    while (coming[0] && compare(coming[0].since, time) <= 0) {
      const each = coming.shift() as Standing
      insert(ready, holding === null ? each : waited(each, each.since, time, holding), letterOf)
    }
    const head = ready[0]
    if (head === undefined) {
      if (coming[0] === undefined) return result
      time = coming[0].since
      holding = null
      continue
    }
    const letter = letterOf(head)
    if (letter.until !== null && compare(letter.until, time) <= 0) {
      ready.shift()
      result[head.index] = { at: null, because: head.because }
      continue
    }
    const { pace, quiet, zone } = rules
    const state = gate(time, { ...pace, seconds: 0 }, quiet, zone, budget.lately(time), letter.recipients)
    if (state.kind === 'hold') {
      // One that cannot go holds up all behind it, for the same reason.
      const until = endOf(state, time, letter.recipients, budget)
      for (const [at, each] of ready.entries()) ready[at] = waited(each, time, until, state.because)
      time = until
      holding = state.because
      continue
    }
    ready.shift()
    const next = letter.hours(time)
    if (compare(next, time) > 0) {
      // One that another reason has kept past its hours is not told of them, however long the weekend is.
      const later = { ...head, since: next }
      place(coming, head.because === null ? waited(later, time, next, 'hours') : later)
      continue
    }
    result[head.index] = { at: time, because: head.because }
    if (letter.isMail) budget.spend(time, letter.recipients)
  }
}

function endOf(
  { because, until }: Extract<Gate, { kind: 'hold' }>,
  time: Temporal.Instant,
  recipients: number,
  budget: Budget,
): Temporal.Instant {
  if (because === 'quiet') return until ?? time.add({ hours: 1 })
  return budget.freeAt(because, time, recipients)
}

function waited(each: Standing, from: Temporal.Instant, until: Temporal.Instant, because: HoldReason): Standing {
  const longest = until.epochMilliseconds - from.epochMilliseconds
  return longest > each.longest ? { ...each, because, longest } : each
}

/** Most urgent first, then whoever has waited longest, as the record lists them. */
function insert(ready: Standing[], each: Standing, letterOf: (each: Standing) => Queued): void {
  const { priority } = letterOf(each)
  const at = ready.findLastIndex(other => {
    const order = letterOf(other).priority - priority || compare(each.since, other.since) || each.index - other.index
    return order > 0
  })
  ready.splice(at + 1, 0, each)
}

function place(coming: Standing[], each: Standing): void {
  const at = coming.findIndex(({ since }) => compare(since, each.since) > 0)
  coming.splice(at < 0 ? coming.length : at, 0, each)
}
