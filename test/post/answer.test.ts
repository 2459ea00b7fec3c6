import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readableAnswer, understandAnswer } from '../../src/post/answer.ts'
import { RULES } from '../../src/post/answer-rules.ts'
import type { Meaning, Stage } from '../../src/post/meaning.ts'

/** The whole table: what a server said, at which command, and what it means. */
const ANSWERS: [text: string, stage: Stage, kind: Meaning['kind'], code: string, minutes?: number | null][] = [
  // Configuration: stop the queue, tell a person.
  ['535 Error: authentication failed', 'login', 'configuration', 'login'],
  ['535 Error: authentication failed, system busy', 'login', 'configuration', 'login'],
  [
    '535 Login Fail. Please enter your authorization code to login. More information in http://service.mail.qq.com',
    'login',
    'configuration',
    'authorization-code',
  ],
  ['535 5.7.8 Username and Password not accepted', 'login', 'configuration', 'credentials'],
  ['526 Authentication failure[0]', 'login', 'configuration', 'login'],
  ['550 User has no permission', 'login', 'configuration', 'no-permission'],
  ['553 Mail from must equal authorized user', 'sender', 'configuration', 'sender'],
  ['501 mail from address must be same as authorization user', 'sender', 'configuration', 'sender'],
  [
    "440 mail from account doesn't conform with authentication (Auth Account:a@b.example|Mail Account:c@b.example)",
    'sender',
    'configuration',
    'sender',
  ],
  ['553 NULL sender is not allowed', 'sender', 'configuration', 'null-sender'],
  ['530 5.7.0 Must issue a STARTTLS command first', 'sender', 'configuration', 'encryption'],
  ['530 Error: authentication Required', 'sender', 'configuration', 'encryption'],
  ['538 5.7.11 Encryption required', 'login', 'configuration', 'encryption'],
  ['534 5.7.9 Application-specific password required', 'login', 'configuration', 'credentials'],
  // Wait.
  ['451 MI:SFQ 163 smtp5,D9GowACHO7RNLVpTE8RRAA--.1S2 1398418766', 'sender', 'wait', 'too-fast', 15],
  ['451 RP:QRC 163 smtp1', 'recipient', 'wait', 'too-fast', 15],
  ['451 DT:SPM 163 smtp12,EMCowABXD2gq', 'content', 'wait', 'spam-check', 2],
  ['450 MI:DMC 163 smtp4', 'sender', 'wait', 'connection-limit', 2],
  ['451 MI:DMC 163 smtp4', 'sender', 'wait', 'connection-limit', 2],
  ['450 RP:DRC 163 smtp4', 'recipient', 'wait', 'connection-limit', 2],
  ['421 HL:REP 163 smtp6', 'connect', 'wait', 'address-held', 30],
  ['421 HL:ICC 163 smtp6', 'connect', 'wait', 'address-held', 30],
  ['554 HL:IHU 163 smtp6', 'connect', 'wait', 'address-held', 30],
  ['451 Error: too much fail authentication, please try again later', 'login', 'wait', 'too-many-logins', 120],
  ['550 Connection frequency limited. http://service.mail.qq.com', 'connect', 'wait', 'frequency', 15],
  [
    '454 4.7.0 Temporary authentication failure: Connection lost to authentication server',
    'login',
    'wait',
    'login-service-down',
    null,
  ],
  [
    '450 4.2.0 <a@b.example>: Recipient address rejected: Greylisted, see http://postgrey',
    'recipient',
    'wait',
    'greylisted',
    5,
  ],
  ['552 5.2.2 <a@b.example>: mailbox is full', 'recipient', 'wait', 'mailbox-full', 240],
  // Until tomorrow.
  ['554 MI:STC 163 smtp3', 'sender', 'tomorrow', 'daily-limit'],
  ['550 MI:STC 163 smtp3', 'sender', 'tomorrow', 'daily-limit'],
  ['550 RP:TRC 163 smtp3', 'recipient', 'tomorrow', 'daily-limit'],
  ['550 5.4.5 Daily user sending limit exceeded', 'sender', 'tomorrow', 'daily-quota'],
  // This letter only.
  ['554 DT:SPM 163 smtp12,EMCowABXD2gq', 'content', 'letter', 'spam'],
  ['550 DT:SPM 163 smtp12', 'content', 'letter', 'spam'],
  ['554 DT:SUM 163 smtp7', 'content', 'letter', 'envelope'],
  ['552 Illegal Attachment', 'content', 'letter', 'attachment'],
  ['552 Requested mail action aborted: exceeded mailsize limit', 'content', 'letter', 'too-large'],
  ['552 5.3.4 Error: message file too big', 'content', 'letter', 'too-large'],
  ['552 rejected', 'content', 'letter', 'too-large'],
  ['552 Message size larger than allowed 1000', 'content', 'letter', 'too-large'],
  // This recipient.
  ['550 Invalid User: nobody@163.com', 'recipient', 'recipient', 'no-such-user'],
  ['550 User suspended', 'recipient', 'recipient', 'no-such-user'],
  [
    '550 5.1.1 <x@b.example>: Recipient address rejected: User unknown in virtual mailbox table',
    'recipient',
    'recipient',
    'no-such-user',
  ],
  ['550 用户不存在', 'recipient', 'recipient', 'no-such-user'],
  ['550 5.1.1 Address rejected', 'recipient', 'recipient', 'bad-address'],
  ['556 Domain does not accept mail', 'recipient', 'recipient', 'takes-no-mail'],
  // Nobody knows: temporary.
  ['550 5.7.1 Service unavailable; client host blocked', 'recipient', 'wait', 'unknown', null],
  ['554 Transaction failed', 'content', 'wait', 'unknown', null],
  ['421 Service not available', 'connect', 'wait', 'unknown', null],
  ['450 User unknown', 'recipient', 'wait', 'unknown', null],
  ['550 5.7.26 This mail is unauthenticated: SPF authentication failed', 'content', 'wait', 'unknown', null],
  ['no number at all', 'content', 'wait', 'unknown', null],
]

describe('what an SMTP answer means', () => {
  it.each(ANSWERS)('%s', (text, stage, kind, code, minutes) => {
    const meaning = understandAnswer(text, stage)
    expect([meaning.kind, meaning.code]).toEqual([kind, code])
    if (minutes !== undefined) expect(meaning.waitMinutes).toBe(minutes)
  })

  it('has an answer for every row of the table', () => {
    const codes = new Set(ANSWERS.map(([, , , code]) => code))
    expect(RULES.map(({ code }) => code).filter(code => !codes.has(code))).toEqual([])
  })

  it('holds up the queue where the pace or the login is meant, and one recipient where only that is', () => {
    expect(understandAnswer('451 RP:QRC', 'recipient').reach).toBe('queue')
    expect(understandAnswer('550 RP:TRC', 'recipient').reach).toBe('queue')
    expect(understandAnswer('535 Error: authentication failed', 'login').reach).toBe('queue')
    expect(understandAnswer('450 try later', 'recipient').reach).toBe('recipient')
    expect(understandAnswer('451 try later', 'content').reach).toBe('letter')
    expect(understandAnswer('421 try later', 'connect').reach).toBe('queue')
    expect(understandAnswer('554 DT:SPM', 'content').reach).toBe('letter')
  })

  it('takes nothing unknown for final', () => {
    const stage = fc.constantFrom<Stage>('connect', 'sender', 'recipient', 'content')
    const number = fc.integer({ min: 400, max: 599 }).filter(each => ![521, 530, 538, 552, 556].includes(each))
    fc.assert(
      fc.property(number, fc.stringMatching(/^[ -~]{0,12}$/), stage, (code, words, at) => {
        fc.pre(!/[a-z]{4}|\d\.\d/i.test(words) && !/:/.test(words))
        expect(understandAnswer(`${code} ${words}`, at).kind).toBe('wait')
      }),
    )
  })
})

describe('the words of an answer', () => {
  const latin1 = (bytes: number[]) => Buffer.from(bytes).toString('latin1')

  it('are read as GBK where the library handed over bytes', () => {
    // 550 用户不存在
    expect(readableAnswer(`550 ${latin1([0xd3, 0xc3, 0xbb, 0xa7, 0xb2, 0xbb, 0xb4, 0xe6, 0xd4, 0xda])}`)).toBe(
      '550 用户不存在',
    )
  })

  it('stay as they are where they are readable, or no GBK either', () => {
    expect(readableAnswer('550 Invalid User')).toBe('550 Invalid User')
    expect(readableAnswer('550 用户不存在')).toBe('550 用户不存在')
    expect(readableAnswer(`550 ${latin1([0xff, 0xff])}`)).toBe('550 ÿÿ')
  })
})
