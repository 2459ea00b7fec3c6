// Dates of header fields as programs write them. What cannot be read is no date; it is never "now".
import { expect, it } from 'vitest'
import { headerDate } from '../../src/message/headers/dates.ts'

it.each([
  ['RFC 5322', 'Wed, 23 Sep 2026 10:20:30 +0800', '2026-09-23T02:20:30Z'],
  ['with a comment', 'Wed, 23 Sep 2026 10:20:30 +0800 (CST)', '2026-09-23T02:20:30Z'],
  ['no weekday, no seconds', '23 Sep 2026 10:20 +0800', '2026-09-23T02:20:00Z'],
  ['two digits of a year', 'Wed, 23 Sep 26 10:20:30 +0800', '2026-09-23T02:20:30Z'],
  ['dots', 'Wed, 23 Sep 2026 10.20.30 +0800', '2026-09-23T02:20:30Z'],
  ['GMT+8', 'Wed, 23 Sep 2026 10:20:30 GMT+8', '2026-09-23T02:20:30Z'],
  ['GMT', 'Wed, 23 Sep 2026 02:20:30 GMT', '2026-09-23T02:20:30Z'],
  ['no offset', 'Wed, 23 Sep 2026 02:20:30', '2026-09-23T02:20:30Z'],
  ['-0000', 'Wed, 23 Sep 2026 02:20:30 -0000', '2026-09-23T02:20:30Z'],
  ['an offset with a colon', 'Wed, 23 Sep 2026 10:20:30 +08:00', '2026-09-23T02:20:30Z'],
  ['asctime', 'Wed Sep 23 02:20:30 2026', '2026-09-23T02:20:30Z'],
  ['asctime with an offset', 'Wed Sep 23 10:20:30 2026 +0800', '2026-09-23T02:20:30Z'],
  ['asctime, offset first', 'Wed Sep 23 10:20:30 +0800 2026', '2026-09-23T02:20:30Z'],
  ['asctime with a zone', 'Wed Sep 23 02:20:30 GMT 2026', '2026-09-23T02:20:30Z'],
  ['twelve hours', 'Wed, 23 Sep 2026 10:20:30 PM +0800', '2026-09-23T14:20:30Z'],
  ['ISO 8601', '2026-09-23T10:20:30+08:00', '2026-09-23T02:20:30Z'],
  ['a leap second', 'Wed, 23 Sep 2026 10:20:60 +0800', '2026-09-23T02:20:59Z'],
  ['a day that is none', 'Thu, 31 Feb 2026 10:20:30 +0800', null],
  ['an hour that is none', 'Wed, 23 Sep 2026 25:20:30 +0800', null],
  ['words', 'yesterday', null],
  ['nothing', '', null],
])('%s', (_, source, instant) => {
  expect(headerDate(source)?.toString() ?? null).toBe(instant)
})
