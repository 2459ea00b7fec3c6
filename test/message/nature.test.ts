// What a machine wrote, and what kind: absence notices, receipts, recalls, invitations, bulk; and people who look like it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gbk, message, part, parts, plain, utf8, word, type Fields } from '../mail/make/eml.ts'
import { openReader, type TestReader } from './read.ts'
import { said } from './said.ts'

let reader: TestReader
beforeAll(async () => {
  reader = await openReader()
})
afterAll(() => reader.close())

function report(type: string, fields: Fields, ...inside: string[]): string {
  return message(
    { 'Content-Type': `multipart/report; report-type=${type}; boundary="=_r"`, ...fields },
    parts('=_r', ...inside),
  )
}

const DISPOSITION = part(
  { 'Content-Type': 'message/disposition-notification' },
  'Reporting-UA: demo; mail\r\nFinal-Recipient: rfc822; library@unit.example\r\nOriginal-Message-ID: <letter@office.example>\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n',
)
const calendar = (method: string) =>
  plain(`BEGIN:VCALENDAR\nMETHOD:${method}\nEND:VCALENDAR`, `text/calendar; charset=utf-8; method=${method}`)

const REPLIES: [what: string, mail: string, because: string][] = [
  ['RFC 3834', said('Re: x', '不在。', { 'Auto-Submitted': 'auto-replied (vacation)' }), 'auto-submitted-replied'],
  [
    'Exchange',
    said('自动答复: 报送提醒', '我在休假。', { 'X-Auto-Response-Suppress': 'All', 'Auto-Submitted': 'auto-generated' }),
    'subject-auto-reply',
  ],
  ['Exchange, English', said('Automatic reply: reminder', 'I am away.'), 'subject-auto-reply'],
  [
    'QQ',
    said('自动回复:报送提醒', '邮件已收到。', {
      'X-QQ-AUTO-REPLY': 'true',
      'Return-Path': '<12345+auto_=desk=office.example@qq.com>',
    }),
    'x-qq-auto-reply',
  ],
  ['QQ, older', said('Re: x', '邮件已收到。', { 'X-QQ-HolidayReply': '1' }), 'x-qq-holidayreply'],
  [
    'QQ, by its envelope',
    said('x', '收到。', { 'Return-Path': '<1+auto_=a=b.example@qq.com>' }),
    'envelope-auto-reply',
  ],
  ['163', said('自动回复: 报送提醒', '您好，我正在休假。', { 'X-Mailer': 'Coremail' }), 'subject-auto-reply'],
  ['163, raw GBK', said('', '我正在休假。', { Subject: gbk('自动回复：报送提醒') }), 'subject-auto-reply'],
  ['in brackets', said('【自动回复】已休假', '您好，我正在休假中。'), 'subject-auto-reply'],
  ['in square brackets', said('[自动回复]催报', '邮件已收到。'), 'subject-auto-reply'],
  ['in round brackets', said('（自动回复）您好', '我正在开会，稍后回复您。'), 'subject-auto-reply'],
  ['in brackets, English', said('[Auto-Reply] reminder', 'I am away.'), 'subject-auto-reply'],
  ['words alone', said('Re: 报送提醒', '这是一封自动回复邮件。您的来信已收到。'), 'words-auto-reply'],
  ['a responder', said('x', 'Away.', { Precedence: 'auto_reply' }), 'precedence-auto-reply'],
]

describe('an absence notice', () => {
  it.each(REPLIES)('%s', async (_, mail, because) => {
    const { automatic } = await reader.parse(mail)
    expect(automatic).toEqual({ nature: 'auto-reply', because, about: null })
  })
})

const OTHERS: [what: string, mail: string, nature: string][] = [
  ['a receipt by RFC 8098', report('disposition-notification', {}, plain('已读'), DISPOSITION), 'receipt'],
  [
    'a receipt without report-type',
    message({ 'Content-Type': 'multipart/mixed; boundary="=_r"' }, parts('=_r', plain('已读'), DISPOSITION)),
    'receipt',
  ],
  [
    'a receipt in words (Foxmail)',
    said('已读: 报送提醒', '您给 library@unit.example 的邮件“报送提醒”已于 2026-9-22 10:00 被阅读。'),
    'receipt',
  ],
  [
    'a deletion without reading',
    said('未读: 报送提醒', '您的邮件“报送提醒”未经阅读即已被删除，时间已于 2026-9-22 显示。'),
    'receipt',
  ],
  ["Outlook's recall", said('撤回: 活动总结', '市图书馆 将撤回邮件“活动总结”。'), 'recall'],
  ['a recall that failed', said('通知：[撤回邮件失败]活动总结', '收件人已读。'), 'recall'],
  ['a recall, English', said('Recall: summary', 'Demo Library would like to recall the message, "summary".'), 'recall'],
  ['a withdrawal by a person', said('发错了', '刚才发送的总结有误，请撤回，以后补报。'), 'recall'],
  [
    'an invitation',
    message(
      { 'Content-Type': 'multipart/alternative; boundary="=_c"' },
      parts('=_c', plain('开会'), calendar('REQUEST')),
    ),
    'calendar',
  ],
  [
    'an answer to an invitation',
    message(
      { Subject: word(utf8('接受: 会议')), 'Content-Type': 'multipart/alternative; boundary="=_c"' },
      parts('=_c', plain(''), calendar('REPLY')),
    ),
    'calendar',
  ],
  ['a calendar alone', calendar('CANCEL').replace(/^/, 'From: library@unit.example\r\n'), 'calendar'],
  ['a list', said('通知', '各位好。', { 'List-Id': '<all.office.example>' }), 'bulk'],
  ['bulk by precedence', said('通知', '各位好。', { Precedence: 'bulk' }), 'bulk'],
  ['advertising', said('培训优惠', '名额有限，先到先得。\n退订请点击此处：取消订阅'), 'bulk'],
  ['a machine', said('系统通知', '您的申请已提交。', { From: 'noreply@unit.example' }), 'bulk'],
  [
    "NetEase's quota",
    said('您的邮箱空间使用通知', '尊敬的用户，您的邮箱容量已使用80%。\n本邮件由系统自动发出，请勿直接回复。', {
      From: 'mail@service.netease.com',
    }),
    'bulk',
  ],
  [
    "QQ's login",
    said('异地登录提醒', '您的QQ邮箱在异地登录。此邮件由系统自动发送，请勿回复。', { From: '10000@qq.com' }),
    'bulk',
  ],
  [
    "Aliyun's renewal",
    said('【阿里云】域名续费提醒', '您的域名 office.example 将于2026年10月20日到期。', {
      From: 'system@notice.aliyun.com',
    }),
    'bulk',
  ],
  ['a code', said('验证码', '您的验证码是 123456，请勿泄露。', { From: 'service@account.huaweicloud.com' }), 'bulk'],
  ['phishing', said('邮箱容量已满', '您的邮箱容量已满，将被停用。请点击此处验证您的账号。'), 'bulk'],
]

const CLASS = { 'Content-Class': 'urn:content-classes:calendarmessage' }
/** Wordings of the providers and programs in use, each as plain text without a report. */
const WORDINGS: [subject: string, text: string, nature: string, fields?: Fields][] = [
  ['已读: 报送提醒', '您的邮件\n\n收件人: 李四\n主题: 报送提醒\n\n已于 2026年9月22日 10:00:00 被阅读。', 'receipt'],
  ['已读: 报送提醒', '您的邮件\n收件人: 李四\n主题: 报送提醒\n阅读时间为 2026年9月22日 10:00:00。', 'receipt'],
  ['未读: 报送提醒', '您的邮件\n主题: 报送提醒\n未经阅读便被删除，时间为 2026年9月26日 9:19:58。', 'receipt'],
  ['未读：报送提醒', '您的邮件“报送提醒”未阅读就已被删除。未经打开即已被删除。', 'receipt'],
  ['Not read: reminder', 'Your message\n\nTo: Demo\n\nwas deleted without being read on 26 September 2026.', 'receipt'],
  ['Read: reminder', 'Your message\n\nTo: Demo\n\nwas read on 26 September 2026 9:19.', 'receipt'],
  ['Return Receipt (displayed) - reminder', 'This is a Return Receipt for the mail that you sent.', 'receipt'],
  ['邮件阅读确认：报送提醒', '收件人已于2026-09-22 10:00:00阅读了您的邮件。', 'receipt'],
  ['【已读回执】报送提醒', '您发送的邮件“报送提醒”，对方已于2026-09-22 10:00打开。', 'receipt'],
  ['收条: 报送提醒', '这是邮件收条，您的邮件已被打开。', 'receipt'],
  ['已送达: 报送提醒', '您的邮件已传递给以下收件人：\nlibrary@unit.example', 'receipt'],
  ['撤回: 活动总结', '市图书馆 将撤回邮件“活动总结”。', 'recall'],
  ['邮件撤回通知', '市图书馆已撤回邮件“活动总结”。', 'recall'],
  ['[召回邮件失败]活动总结', '收件人已读。', 'recall'],
  ['通知：[撤回邮件成功]活动总结', '', 'recall'],
  ['[已撤回]活动总结', '', 'recall'],
  ['发件人撤回', '市图书馆已撤回一封邮件：活动总结', 'recall'],
  ['接受: 材料会', '', 'calendar'],
  ['拒绝: 材料会', '', 'calendar'],
  ['暂定: 材料会', '', 'calendar'],
  ['Accepted: meeting', '', 'calendar'],
  ['已取消: 材料会', '会议取消。', 'calendar', CLASS],
  ['会议转发通知: 材料会', '您的会议已被转发。', 'calendar'],
  ['未送达: 报送提醒', '邮件无法送达以下收件人。', 'bounce', { From: 'postmaster@unit.example' }],
]

describe('words alone', () => {
  it.each(WORDINGS)('%s: %s', async (subject, text, nature, fields = {}) => {
    expect((await reader.parse(said(subject, text, fields))).automatic).toMatchObject({ nature })
  })
})

describe('other automatic mail', () => {
  it.each(OTHERS)('%s', async (_, mail, nature) => {
    expect((await reader.parse(mail)).automatic).toMatchObject({ nature })
  })

  it('a receipt names the letter that was read', async () => {
    const { automatic } = await reader.parse(report('disposition-notification', {}, plain('已读'), DISPOSITION))
    expect(automatic?.about?.originalMessageId).toBe('<letter@office.example>')
  })

  it('our own letter says so', async () => {
    const { head, unanswerable } = await reader.parse(said('已收到', '收到。', { 'X-Baosong-Letter': 'ack-1' }))
    expect(head.letterKey).toBe('ack-1')
    expect(unanswerable).toContain('own-letter')
  })
})

const FILE = part({ 'Content-Type': 'application/pdf; name="a.pdf"' }, '%PDF-1.4')
const PEOPLE: [what: string, mail: string][] = [
  ['an answer to an absence notice', said('回复: 自动答复: 报送', '等您回来。')],
  [
    "QQ's automatic forward",
    said('活动总结', '请查收。', { 'X-QQ-AUTO-FWD': '1', 'Return-Path': '<1+auto_=a=b.example@qq.com>' }),
  ],
  ['a person about a letter that came back', said('邮件被退回', '昨天的邮件被退回，无法送达，现重发。')],
  [
    'a receipt as a form',
    message(
      { Subject: word(utf8('回执：参会人员')), 'Content-Type': 'multipart/mixed; boundary="=_m"' },
      parts('=_m', plain('附回执表。'), FILE),
    ),
  ],
  ['an answer to an absence notice in brackets', said('回复: 【自动回复】报送', '等您回来。')],
  ['a report under a bracket', said('（外出）采风活动总结', '现将外出采风情况报上。')],
  ['a report on answering machines', said('【自动回复系统】建设情况', '自动回复系统已建成。')],
  ['who wants no answer', said('总结已报', '材料已报，请勿回复，谢谢。')],
  [
    'who writes about a renewal',
    said('域名续费提醒', '我馆域名将于10月到期，请勿直接回复，电话联系。', { From: 'museum@163.com' }),
  ],
  [
    'a mailbox of the public',
    said('邮箱空间使用通知', '邮箱容量已使用80%，材料请勿直接回复。', { From: '123456@qq.com' }),
  ],
  [
    'a service that sends what a clerk shares',
    said('张三给您分享了文档', '科普日总结，点击查看，请勿回复。', { From: 'service@docs.qq.com' }),
  ],
  [
    'a service with a file',
    message(
      { From: 'service@163.com', 'Content-Type': 'multipart/mixed; boundary="=_m"' },
      parts('=_m', plain('本邮件由系统自动发出，请勿回复。'), FILE),
    ),
  ],
  ['a house of its own', said('异地登录提醒', '此邮件由系统自动发送，请勿回复。', { From: 'system@unit.example' })],
  ['who has read our letter', said('已读：报送提醒', '通知已读，我店无此项活动，零报告。')],
  ['who did what was asked', said('已阅读：安全通知', '我馆已于9月20日组织全体职工阅读学习。')],
  ['who has not read it', said('未读：报送提醒', '邮件刚看到，材料今天报。')],
  ['who calls something off', said('已取消：9月25日讲座', '因台风，讲座取消，材料另报。')],
  ['who accepts in words', said('接受：检查意见', '我店接受检查意见，已逐条整改。')],
  ['a report on recalls', said('召回工作情况报告', '我局督促企业召回不合格产品二十批次。')],
  ['a question about withdrawing', said('请教', '之前发送的总结能否撤回？')],
  ['a report on a mailbox', said('邮箱信息更新', '现报送我馆邮箱变更情况。')],
  ['a report of the system office', said('系统运行总结', '现报送系统运行总结。', { From: 'system@unit.example' })],
  ['Auto-Submitted: no', said('总结', '请查收。', { 'Auto-Submitted': 'no' })],
  [
    'a report with an invitation file',
    message(
      { 'Content-Type': 'multipart/mixed; boundary="=_m"' },
      parts('=_m', plain('活动日程见附件。'), FILE, FILE, calendar('PUBLISH')),
    ),
  ],
]

describe('a person', () => {
  it.each(PEOPLE)('%s', async (_, mail) => {
    expect((await reader.parse(mail)).automatic).toBeNull()
  })
})
