// Letters that came back, in the forms of the mail systems in use: whose address, for good or for now, about which letter.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { base64, gbk, message, part, parts, plain } from '../mail/make/eml.ts'
import { dsn, FULL, notice, type Row } from './notices.ts'
import { openReader, type TestReader } from './read.ts'

let reader: TestReader
beforeAll(async () => {
  reader = await openReader()
})
afterAll(() => reader.close())

const html = { 'Content-Type': 'text/html; charset=utf-8' }

const ROWS: Row[] = [
  [
    'RFC 3464, permanent',
    dsn([
      'Final-Recipient: rfc822;library@unit.example\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 mailbox full',
    ]),
    FULL,
  ],
  [
    'RFC 3464, delayed',
    dsn(['Final-Recipient: rfc822;library@unit.example\nAction: delayed\nStatus: 4.4.1']),
    [['library@unit.example', false, '4.4.1']],
  ],
  [
    'RFC 3464, one of two',
    dsn([
      'Final-Recipient: rfc822;a@unit.example\nAction: delivered\nStatus: 2.0.0',
      'Original-Recipient: rfc822;<Alias@unit.example>\nFinal-Recipient: rfc822;hidden@inner.example\nAction: failed\nStatus: 5.1.1',
    ]),
    [['alias@unit.example', true, '5.1.1']],
  ],
  [
    'delivery-status in base64, without report-type',
    message(
      { From: 'MAILER-DAEMON@office.example', 'Content-Type': 'multipart/report; boundary="=_r"' },
      parts(
        '=_r',
        plain('failed'),
        part(
          { 'Content-Type': 'message/delivery-status', 'Content-Transfer-Encoding': 'base64' },
          base64(
            'Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; library@unit.example\nAction: failed\nStatus: 5.2.2\n',
          ),
        ),
      ),
    ),
    FULL,
  ],
  [
    'QQ',
    notice(
      'PostMaster@qq.com',
      '来自qq.com的退信',
      '<table><tr><td><b>抱歉，您的邮件被退回来了……</b></td></tr><tr><td>原邮件信息：</td></tr><tr><td>时　间</td><td>2026-9-22 9:00:00</td></tr><tr><td>主　题</td><td>报送提醒</td></tr><tr><td>收件人</td><td>library_demo@qq.com</td></tr></table><p>无法发送到 library_demo@qq.com</p><p>退信原因：收件人邮件地址（library_demo@qq.com）不存在，邮件无法送达。</p><p>host mx.qq.com said: 550 Mailbox not found.</p><p>建议解决方案：请联系 postmaster@qq.com</p>',
      html,
    ),
    [['library_demo@qq.com', true, null]],
  ],
  [
    'QQ, box full',
    notice(
      'PostMaster@qq.com',
      '来自qq.com的退信',
      '您的邮件无法发送到 library_demo@qq.com\n退信原因：对方邮箱容量已满 (Mailbox full)。',
    ),
    [['library_demo@qq.com', true, null]],
  ],
  [
    '163, in words',
    notice(
      'Postmaster@163.com',
      '系统退信',
      '抱歉，您的邮件被退回来了，无法送达至以下收件人：\n\n收件人: library_demo@163.com\n退信原因: 收件人邮箱不存在\n英文说明: SMTP error, RCPT TO: 550 User not found: library_demo@163.com\n',
    ),
    [['library_demo@163.com', true, null]],
  ],
  [
    'Coremail of an enterprise',
    notice(
      'postmaster@mail.unit.example',
      '系统退信/The email is returned',
      '尊敬的用户，您好！\n\n您发送的邮件被退回 / The email is returned\n\n主题/Subject: 报送提醒\n收件人/To: library@unit.example\n退信原因/Reason: 550 5.1.1 User unknown\n',
    ),
    [['library@unit.example', true, '5.1.1']],
  ],
  [
    'Exchange, Chinese',
    notice(
      'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@unit.example>',
      '未送达: 报送提醒',
      '传递到以下收件人或组的尝试失败:\n\nlibrary@unit.example (library@unit.example)\n找不到您输入的电子邮件地址。\n\n传递诊断信息:\n生成服务器: mail.unit.example\nlibrary@unit.example\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##\n',
      { 'Return-Path': '<>' },
    ),
    [['library@unit.example', true, '5.1.1']],
  ],
  [
    'Postfix',
    notice(
      'MAILER-DAEMON@office.example (Mail Delivery System)',
      'Undelivered Mail Returned to Sender',
      'This is the mail system at host mx.office.example.\n\nYour message could not be delivered to one or more recipients.\n\n<library@unit.example>: host mx.unit.example[192.0.2.1] said: 552 5.2.2 Mailbox\n    full (in reply to RCPT TO command)\n',
    ),
    FULL,
  ],
  [
    'qmail',
    notice(
      'MAILER-DAEMON@office.example',
      'failure notice',
      `Hi. This is the qmail-send program at office.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<library@unit.example>:\n192.0.2.1 does not like recipient.\nRemote host said: 552 5.2.2 full\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <desk@office.example>\nFrom: other@unit.example\nMessage-ID: <letter@office.example>\nX-Baosong-Letter: reminder-7\n`,
    ),
    FULL,
  ],
  [
    'Exim',
    notice(
      'Mail Delivery System <Mailer-Daemon@office.example>',
      'Mail delivery failed: returning message to sender',
      'A message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  library@unit.example\n    552 5.2.2 mailbox full\n',
      { 'X-Failed-Recipients': 'library@unit.example' },
    ),
    FULL,
  ],
  [
    'a delay in Chinese',
    notice(
      'postmaster@mail.unit.example',
      '邮件投递延迟',
      '您的邮件暂未送达 library@unit.example，系统将继续尝试投递，无需重新发送。',
      { 'Return-Path': '<>', 'Auto-Submitted': 'auto-generated' },
    ),
    [['library@unit.example', false, null]],
  ],
  [
    'raw GBK',
    message(
      { From: 'Postmaster@unit.example', Subject: gbk('系统退信'), 'Content-Type': 'text/plain' },
      gbk('您的邮件无法投递到 library@unit.example\r\n退信原因：用户不存在\r\n'),
    ),
    [['library@unit.example', true, null]],
  ],
]

describe('a letter that came back', () => {
  it.each(ROWS)('%s', async (_, mail, failures) => {
    const { automatic } = await reader.parse(mail)
    expect(automatic?.nature).toBe('bounce')
    expect(automatic?.about?.failures.map(({ address, permanent, status }) => [address, permanent, status])).toEqual(
      failures,
    )
  })

  it.each([
    ['attached whole', ROWS[0]],
    ['quoted in words', ROWS.find(([what]) => what === 'qmail')],
  ] as const)('names the letter of ours that is %s', async (_, row) => {
    const { automatic } = await reader.parse(row?.[1] ?? '')
    expect(automatic?.about).toMatchObject({ originalMessageId: '<letter@office.example>', letterKey: 'reminder-7' })
  })

  it("gives the server's words as the reason", async () => {
    const reasons = await Promise.all(
      ['RFC 3464, permanent', '163, in words', 'Coremail of an enterprise'].map(async what => {
        const { automatic } = await reader.parse(ROWS.find(([name]) => name === what)?.[1] ?? '')
        return automatic?.about?.failures[0]?.diagnostic
      }),
    )
    expect(reasons).toEqual(['552 mailbox full', '收件人邮箱不存在', '550 5.1.1 User unknown'])
  })
})

describe('a report that the letter arrived', () => {
  const delivered = (action: string) => `Final-Recipient: rfc822;a@unit.example\nAction: ${action}\nStatus: 2.0.0`

  it.each(['delivered', 'relayed', 'expanded', 'Delivered (to mailbox)'])('is a receipt: %s', async action => {
    const { automatic } = await reader.parse(dsn([delivered(action)], '您的邮件已传递给以下收件人'))
    expect(automatic).toEqual({
      nature: 'receipt',
      because: 'delivery-report',
      about: { originalMessageId: '<letter@office.example>', letterKey: 'reminder-7', failures: [] },
    })
  })

  it.each(['failed', 'delayed', 'deferred', ''])('is none where one recipient is left: %s', async action => {
    const mail = dsn([
      delivered('delivered'),
      `Final-Recipient: rfc822;b@unit.example\nAction: ${action}\nStatus: 4.4.1`,
    ])
    const { automatic } = await reader.parse(mail)
    expect(automatic?.nature).toBe('bounce')
    expect(automatic?.about?.failures.map(({ address }) => address)).toEqual(['b@unit.example'])
  })
})
