// A made-up campaign, its units, and what they sent.
import type { Campaign, Material, Office, Unit } from '../../src/config/configuration.ts'
import type { Accepted, AcceptedItem } from '../../src/campaign/standing.ts'

export const SHANGHAI: Pick<Office, 'timezone' | 'workdays'> = { timezone: 'Asia/Shanghai', workdays: new Map() }

/** "2026-09-28 18:00" on the office's clock. */
export function moment(text: string, zone = 'Asia/Shanghai'): Temporal.Instant {
  return Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime(zone).toInstant()
}

/** The reverse, to read in an expectation. */
export function local(instant: Temporal.Instant, zone = 'Asia/Shanghai'): string {
  return instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ')
}

export function material(id: string, changes: Partial<Material> = {}): Material {
  return { id, name: id, keywords: [], kinds: ['document'], min: 1, due: null, ...changes }
}

/** One plan due on the 15th, one summary and three photos by the deadline on Monday the 28th; a video is welcome. */
export function campaign(changes: Partial<Campaign> = {}): Campaign {
  return {
    id: 'dushu-2026',
    title: '2026年读书月',
    keywords: ['读书月'],
    opens: moment('2026-09-01 00:00'),
    deadline: moment('2026-09-28 18:00'),
    closes: moment('2026-10-16 18:00'),
    closesNamed: true,
    contact: null,
    units: { kind: 'all' },
    materials: [
      material('plan', { due: moment('2026-09-15 18:00') }),
      material('summary'),
      material('photos', { kinds: ['image'], min: 3 }),
      material('video', { kinds: ['video'], min: 0 }),
    ],
    export: { names: null, activities: null },
    reminders: { before: [7, 3, 1, 0], after: [1, 3], at: Temporal.PlainTime.from('09:00'), on: 'workdays' },
    ...changes,
  }
}

export function unit(id: string, changes: Partial<Unit> = {}): Unit {
  return {
    id,
    name: id,
    aliases: [],
    addresses: [`${id}@qinghe.example`],
    domains: [],
    contact: null,
    notify: [`${id}@qinghe.example`],
    supervisor: null,
    ...changes,
  }
}

/** "photos:a" is a new picture a; "summary:b:replacement" puts b in the place of an earlier summary. */
export function item(written: string): AcceptedItem {
  const [of = '', identity = '', role = 'new'] = written.split(':')
  return { material: of === '' ? null : of, identity, name: identity, kind: 'document', role: roleOf(role) }
}

function roleOf(role: string): AcceptedItem['role'] {
  if (role === 'new' || role === 'replacement' || role === 'supplement' || role === 'resend') return role
  throw new RangeError(role)
}

let messages = 0

/** A message of the library's, with its items written as for `item`. */
export function sent(at: string, items: readonly string[], changes: Partial<Accepted> = {}): Accepted {
  messages += 1
  return {
    messageId: messages,
    unit: 'library',
    campaign: 'dushu-2026',
    receivedAt: moment(at),
    nil: false,
    items: items.map(item),
    ...changes,
  }
}
