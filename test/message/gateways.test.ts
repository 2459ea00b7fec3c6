// Notices of gateways and old programs that sign with names of their own, and people's letters that look like them.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openReader, type TestReader } from './read.ts'
import { said } from './said.ts'

let reader: TestReader
beforeAll(async () => {
  reader = await openReader()
})
afterAll(() => reader.close())

const COURTESY = '本公司常年代办票据，税点优惠。\n如给您带来不便请删除，我们向您表示歉意。'

const MAILS: [what: string, mail: string, nature: string | null][] = [
  [
    'a virus gateway, by the envelope',
    said('Mail could not be delivered', 'Sent <<< RCPT TO:<a@unit.example>\n550 5.1.1 unknown user\n', {
      From: 'scanner@unit.example',
      'Return-Path': '<MAILER-DAEMON@unit.example>',
    }),
    'bounce',
  ],
  [
    'failed recipients',
    said('Returned Mail - Error During Delivery', '------ Failed Recipients ------\n<a@unit.example>: unavailable\n', {
      From: 'E500_Mail_Service@unit.example',
    }),
    'bounce',
  ],
  [
    'an administrator in quotes',
    said(
      'Delivery Failure',
      'Could not deliver message to the following recipient(s):\nFailed Recipient: a@unit.example',
      {
        From: '"System Administrator"@unit.example',
      },
    ),
    'bounce',
  ],
  [
    'a late letter',
    said(
      'Delivery failure notification',
      'Your letter\ncould not be delivered to the following recipients:\na@unit.example\n\nDelivery attempts will continue to be made for 5 days.',
    ),
    'bounce',
  ],
  [
    'a quota',
    said('plan', 'Your message to a@unit.example was rejected due to the quota.', {
      From: 'MAILER-DAEMON@unit.example',
    }),
    'bounce',
  ],
  [
    'a person, who asks about a letter that came back',
    said(
      'Re: delivery failure',
      'My summary could not be delivered to office@office.example yesterday. May I send it here?',
    ),
    null,
  ],
  ['a person, who writes it in Chinese', said('退信', '昨天寄的总结被退信，现重新报送，请查收。'), null],
  [
    'Lotus Notes, away',
    said(
      'AUTO: Demo, Ann is out of the office (returning 03/01/2027)',
      `I am out of the office until 3 January.\n${'Note. '.repeat(80)}`,
      {
        'Auto-Submitted': 'auto-generated',
      },
    ),
    'auto-reply',
  ],
  ['Lotus Notes of old', said('Ann Demo/MAIL/OFFICE is out of the office.', 'I will be back.'), 'auto-reply'],
  [
    'a person, about somebody',
    said('summary: our director is out of the office until Monday', 'We send it then.'),
    null,
  ],
  ['advertising with its courtesy', said('您好', COURTESY), null],
  ['a person, who takes back', said('总结', '刚才发的总结有误，请删除，稍后重报。'), 'recall'],
]

it.each(MAILS)('%s', async (_, mail, nature) => {
  expect((await reader.parse(mail)).automatic?.nature ?? null).toBe(nature)
})
