// A made-up office whose reminders are asked for at one moment after another, as the service does.
import { assess } from '../../src/campaign/assess.ts'
import type { DueInput, LetterDue } from '../../src/campaign/letter-due.ts'
import { remindersDue } from '../../src/campaign/reminders.ts'
import type { Accepted } from '../../src/campaign/standing.ts'
import type { Campaign, Configuration, Unit } from '../../src/config/configuration.ts'
import { moment, unit } from './made-up.ts'

export type MadeUp = {
  campaigns: readonly Campaign[]
  units?: readonly Unit[]
  messages?: readonly Accepted[]
  workdays?: ReadonlyMap<string, boolean>
  timezone?: string
  inReview?: readonly string[]
  firstRunAt?: Temporal.Instant
}

export function configuration(given: MadeUp): Configuration {
  const units = given.units ?? [unit('library'), unit('museum')]
  return {
    folder: '/made-up',
    units,
    campaigns: given.campaigns,
    office: {
      organization: '青禾县教育局',
      language: 'zh-CN',
      timezone: given.timezone ?? 'Asia/Shanghai',
      data: '/made-up/data',
      mailbox: {
        address: 'jyj@qinghe.example',
        name: '青禾县教育局',
        receive: { kind: 'maildir', path: '/made-up/mailbox' },
        send: { kind: 'maildir', path: '/made-up/letters' },
        user: 'jyj@qinghe.example',
        password: null,
        folders: ['INBOX'],
      },
      poll: '*/5 * * * *',
      coordinators: [{ name: '办公室', address: 'bgs@qinghe.example', phone: null }],
      digest: { at: Temporal.PlainTime.from('08:30'), on: 'workdays', quiet: false },
      board: null,
      dkim: false,
      letters: {
        approve: null,
        rehearse: null,
        pace: { seconds: null, hour: null, day: null },
        quiet: null,
        announce: false,
        calendar: false,
        gather: 2,
      },
      robots: [],
      scanner: null,
      links: null,
      workdays: given.workdays ?? new Map(),
      authservIds: [],
    },
  }
}

/** What letters depend on at `now`. */
export function dueInput(given: MadeUp, now: Temporal.Instant): DueInput {
  const whole = configuration(given)
  return {
    configuration: whole,
    now,
    firstRunAt: given.firstRunAt ?? moment('2026-01-01 00:00'),
    standings: new Map(
      whole.campaigns.map(each => [each.id, assess(each, whole.units, given.messages ?? [], now)] as const),
    ),
    toAcknowledge: [],
    gather: new Temporal.Duration(),
    lastAcknowledged: () => null,
    inReview: new Set(given.inReview),
  }
}

export type Written = { letter: LetterDue; at: Temporal.Instant }

/** Reminders that the moments, in their order, lead to; one of a key that was written before is not written again. */
export function written(
  given: MadeUp,
  moments: readonly Temporal.Instant[],
  before: readonly Written[] = [],
): Written[] {
  const keys = new Set(before.map(({ letter }) => letter.key))
  return moments.flatMap(at =>
    remindersDue(dueInput(given, at), { anyHour: false }).flatMap(letter => {
      if (keys.has(letter.key)) return []
      keys.add(letter.key)
      return [{ letter, at }]
    }),
  )
}

/** Every half hour from `from` until before `to`. */
export function everyHalfHour(from: Temporal.Instant, to: Temporal.Instant): Temporal.Instant[] {
  const moments: Temporal.Instant[] = []
  for (let at = from; Temporal.Instant.compare(at, to) < 0; at = at.add({ minutes: 30 })) moments.push(at)
  return moments
}
