// What the sending budget has spent, hour by hour and day by day. Pure but for its own count.
import type { Pace } from './pace.ts'

export type Spent = { at: Temporal.Instant; recipients: number }

const { compare } = Temporal.Instant
const HOUR = Temporal.Duration.from({ hours: 1 })
const DAY = Temporal.Duration.from({ hours: 24 })

/** The two windows of the budget, moved on with the time. */
export type Budget = {
  lately: (time: Temporal.Instant) => { last: null; hour: number; day: number }
  /** When so much of a window has passed that `recipients` more fit into it. */
  freeAt: (because: 'hour' | 'day', time: Temporal.Instant, recipients: number) => Temporal.Instant
  spend: (time: Temporal.Instant, recipients: number) => void
}

/** What is left of the budget at one moment after another; `spent`: what went before, the oldest first. Time never goes back. */
export function spending({ pace, spent }: { pace: Pace; spent: readonly Spent[] }): Budget {
  const all = [...spent]
  const used = { hour: { first: 0, sum: 0 }, day: { first: 0, sum: 0 } }
  for (const { recipients } of all) for (const window of Object.values(used)) window.sum += recipients
  const width = { hour: HOUR, day: DAY }
  /** Lets what has left the window go; it only ever moves forward. */
  const moved = (name: 'hour' | 'day', time: Temporal.Instant) => {
    const window = used[name]
    const since = time.subtract(width[name])
    for (let each = all[window.first]; each && compare(each.at, since) < 0; each = all[window.first]) {
      window.sum -= each.recipients
      window.first += 1
    }
    return window.sum
  }
  return {
    lately: time => ({ last: null, hour: moved('hour', time), day: moved('day', time) }),
    freeAt(because, time, recipients) {
      let sum = moved(because, time)
      for (let at = used[because].first; at < all.length; at += 1) {
        const each = all[at] as Spent
        sum -= each.recipients
        const fits = sum === 0 || sum + recipients <= pace[because]
        // The window's first millisecond still counts.
        if (fits) return each.at.add(width[because]).add({ milliseconds: 1 })
      }
      return time.add(width[because])
    },
    spend(at, recipients) {
      all.push({ at, recipients })
      for (const window of Object.values(used)) window.sum += recipients
    },
  }
}
