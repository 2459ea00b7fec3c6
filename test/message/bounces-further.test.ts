// Letters that came back, in forms met since: several addresses at once, none at all, systems of other countries.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { message, part, parts, plain, utf8, word } from '../mail/make/eml.ts'
import { dsn, FULL, LETTER, notice, type Row } from './notices.ts'
import { openReader, type TestReader } from './read.ts'

let reader: TestReader
beforeAll(async () => {
  reader = await openReader()
})
afterAll(() => reader.close())

const ROWS: Row[] = [
  [
    'qmail, of addresses that begin like its own words',
    notice(
      'MAILER-DAEMON@office.example',
      'failure notice',
      'Hi. This is the qmail-send program at office.example.\n\n<userroom@unit.example>:\nFrom: <desk@office.example> RCPT: <userroom@unit.example> 192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 <userroom@unit.example>: User unknown\n\n<mailboxes@unit.example>:\nRemote host said: 550 5.1.1 full\n',
    ),
    [
      ['userroom@unit.example', true, '5.1.1'],
      ['mailboxes@unit.example', true, '5.1.1'],
    ],
  ],
  [
    'Exchange of old',
    notice(
      'System Administrator <postmaster@unit.example>',
      'E',
      'Your message\n\n  To:      office@unit.example\n  Subject: reminder\n\ndid not reach the following recipient(s):\n\nlibrary@unit.example on Tue, 22 Sep 2026 09:00:00 +0800\n    The recipient name is not recognized\nroom@unit.example on Tue, 22 Sep 2026 09:00:00 +0800\n    The recipient name is not recognized\n',
    ),
    [
      ['library@unit.example', true, null],
      ['room@unit.example', true, null],
    ],
  ],
  [
    'RFC 3464, recipients without an empty line between them',
    dsn([
      'Final-Recipient: rfc822; a@unit.example\nOriginal-Recipient: rfc822;a@unit.example\nAction: failed\nStatus: 5.2.2\nFinal-Recipient: rfc822; b@unit.example\nOriginal-Recipient: rfc822;b@unit.example\nAction: delayed\nStatus: 4.4.1',
    ]),
    [
      ['a@unit.example', true, '5.2.2'],
      ['b@unit.example', false, '4.4.1'],
    ],
  ],
  [
    'RFC 3464 in words',
    notice(
      'MAILER-DAEMON@relay.example',
      'Delivery Status Notification (Failure)',
      'An error occurred while trying to deliver the mail to the following recipients:\nalias@unit.example\n\nAction: failed\nFinal-Recipient: rfc822; library@unit.example\nDiagnostic-Code: smtp; 552 5.2.2 <inner@unit.example>... full\nStatus: 5.2.2\n',
    ),
    FULL,
  ],
  [
    'nobody named but in the letter, and the answer is for now',
    message(
      {
        From: 'MAILER-DAEMON@office.example',
        Subject: 'Returned mail',
        'Content-Type': 'multipart/mixed; boundary="=_r"',
      },
      parts(
        '=_r',
        plain('  ----- Transcript of session follows -----\n421 unit.example... Deferred: Connection timed out\n'),
        part({ 'Content-Type': 'message/rfc822' }, LETTER),
      ),
    ),
    [['library@unit.example', false, null]],
  ],
  [
    'a telephone company',
    message(
      {
        From: 'no-reply@phone.example',
        Subject: word(utf8('メールエラー通知')),
        'Content-Type': 'multipart/mixed; boundary="=_r"',
      },
      parts(
        '=_r',
        plain('Your mail could not be delivered to: <library@unit.example>\nAs their mailbox is full.\n'),
        part({ 'Content-Type': 'message/rfc822' }, LETTER),
      ),
    ),
    [['library@unit.example', true, null]],
  ],
  [
    'an answer by itself that says what failed',
    notice(
      'mailer-daemon',
      'There was an error sending your mail',
      'We had trouble delivering your message.\n\nThe following recipients returned permanent errors: library@unit.example. Reason: refused: [552 5.2.2 full]\n',
      { 'Auto-Submitted': 'auto-replied', 'Return-Path': '<>' },
    ),
    FULL,
  ],
  [
    'a null author, and a report beside words',
    message(
      { From: '<>', Subject: 'Delivery Status', 'Content-Type': 'multipart/mixed; boundary="=_r"' },
      parts(
        '=_r',
        plain('--- The following addresses had delivery problems ---'),
        part(
          { 'Content-Type': 'message/delivery-status' },
          'Original-Recipient: <library@unit.example>\r\nAction: failed\r\nStatus: 5.2.2\r\n',
        ),
      ),
    ),
    FULL,
  ],
]

it.each(ROWS)('%s', async (_, mail, failures) => {
  const { automatic } = await reader.parse(mail)
  expect(automatic?.nature).toBe('bounce')
  expect(automatic?.about?.failures.map(({ address, permanent, status }) => [address, permanent, status])).toEqual(
    failures,
  )
})
