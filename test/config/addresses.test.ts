import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { understandListen, understandEndpoint } from '../../src/config/endpoint.ts'
import { understandAddress, understandSender } from '../../src/config/mail-address.ts'

const wrong = (meaning: ReturnType<typeof understandSender | typeof understandAddress>) =>
  'wrong' in meaning ? `${meaning.wrong.zh.problem} | ${meaning.wrong.zh.remedy}` : JSON.stringify(meaning.value)

describe('addresses of units', () => {
  test.each([
    ['YXLib_demo@163.COM', { address: 'yxlib_demo@163.com' }],
    [' a.b+c@sub.yxlib.example ', { address: 'a.b+c@sub.yxlib.example' }],
    ['kepu@青禾.example', { address: 'kepu@xn--2lzs91d.example' }],
    ['*@YXLIB.example', { domain: 'yxlib.example' }],
  ])('%s', (written, value) => {
    expect(understandSender(written)).toEqual({ value })
  })

  test.each([
    ['yxlib＠163.com', '“yxlib＠163.com”不是邮箱地址 | 应为 yxlib@163.com'],
    ['图书馆 <yxlib@163.com>', '“图书馆 <yxlib@163.com>”不是邮箱地址 | 应为 yxlib@163.com'],
    ['yxlib@163。com', '“yxlib@163。com”不是邮箱地址 | 应为 yxlib@163.com'],
    ['yxlib 163.com', '“yxlib 163.com”不是邮箱地址 | 应为 yxlib@163.com 这样的写法'],
    ['yxlib@163', '“yxlib@163”不是邮箱地址 | 应为 yxlib@163.com 这样的写法'],
    ['a..b@163.com', '“a..b@163.com”不是邮箱地址 | 应为 yxlib@163.com 这样的写法'],
    [
      'a@163.com，b@163.com',
      '“a@163.com，b@163.com”里像是有两个地址 | 应分成两项，用半角逗号隔开：[甲@a.example, 乙@b.example]',
    ],
    ['@yxlib.example', '“@yxlib.example”的通配写法不对 | 只能表示一个域名下的所有人，应为 "*@yxlib.example"'],
    ['kepu*@yxlib.example', '“kepu*@yxlib.example”的通配写法不对 | 只能表示一个域名下的所有人，应为 "*@yxlib.example"'],
    ['*@*.yxlib.example', '“*@*.yxlib.example”的通配写法不对 | 只能表示一个域名下的所有人，应为 "*@yxlib.example"'],
    ['*', '“*”的通配写法不对 | 只能表示一个域名下的所有人，应为 "*@yxlib.example"'],
  ])('%s is refused', (written, expected) => {
    expect(wrong(understandSender(written))).toBe(expected)
  })

  test.each(['163.com', 'qq.com', 'vip.163.com', 'gmail.com', 'gov.cn', 'sh.cn'])(
    'nobody’s own domain: *@%s',
    domain => {
      expect(wrong(understandSender(`*@${domain}`))).toContain('人人可用')
      expect(understandSender(`someone@${domain}`)).toEqual({ value: { address: `someone@${domain}` } })
    },
  )

  test('property: what is accepted is lower-case, has one @, and is accepted again as itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string()), text => {
        const meaning = understandAddress(text)
        if ('wrong' in meaning) return
        expect(meaning.value).toMatch(/^[^@\s]+@[a-z0-9.-]+$/)
        expect(understandAddress(meaning.value)).toEqual(meaning)
      }),
    )
  })
})

describe('servers', () => {
  test.each([
    ['imaps://imap.qinghe.example', 'imap', { kind: 'imap', host: 'imap.qinghe.example', port: 993, secure: true }],
    ['imap://127.0.0.1', 'imap', { kind: 'imap', host: '127.0.0.1', port: 143, secure: false }],
    [
      'IMAPS://Imap.Qinghe.example:10993/',
      'imap',
      { kind: 'imap', host: 'imap.qinghe.example', port: 10993, secure: true },
    ],
    ['smtps://smtp.qinghe.example', 'smtp', { kind: 'smtp', host: 'smtp.qinghe.example', port: 465, secure: true }],
    ['smtp://[::1]:2525', 'smtp', { kind: 'smtp', host: '::1', port: 2525, secure: false }],
    ['smtp://smtp.qinghe.example', 'smtp', { kind: 'smtp', host: 'smtp.qinghe.example', port: 587, secure: false }],
    ['maildir:../data/in', 'smtp', { kind: 'maildir', path: '../data/in' }],
    ['maildir:///var/mail/x', 'imap', { kind: 'maildir', path: '/var/mail/x' }],
  ] as const)('%s', (written, server, value) => {
    expect(understandEndpoint(written, server)).toEqual({ value })
  })

  test.each([
    ['imap.qinghe.example', 'imap', '服务器地址看不懂'],
    ['pop3://pop.qinghe.example', 'imap', '服务器地址看不懂'],
    ['imaps://', 'imap', '服务器地址看不懂'],
    ['imaps://a b', 'imap', '服务器地址看不懂'],
    ['imaps://host/folder', 'imap', '服务器地址看不懂'],
    ['maildir:', 'imap', '服务器地址看不懂'],
    ['smtps://smtp.qinghe.example', 'imap', '这里是收信的服务器'],
    ['imaps://imap.qinghe.example', 'smtp', '这里是发信的服务器'],
    ['smtps://smtp.qinghe.example:0', 'smtp', '端口超出范围'],
    ['smtps://smtp.qinghe.example:66000', 'smtp', '端口超出范围'],
    ['imaps://kepu:geheim@imap.qinghe.example', 'imap', '服务器地址里含有用户名或密码'],
    ['ftp://kepu:geheim@imap.qinghe.example', 'imap', '服务器地址里含有用户名或密码'],
  ] as const)('%s is refused', (written, server, problem) => {
    const meaning = understandEndpoint(written, server)
    expect(meaning).toMatchObject({ wrong: { zh: { problem } } })
    expect(JSON.stringify(meaning)).not.toContain('geheim')
  })

  test('where the board listens', () => {
    expect(understandListen('127.0.0.1:8025')).toEqual({ value: { host: '127.0.0.1', port: 8025 } })
    expect(understandListen('[::1]:0')).toEqual({ value: { host: '::1', port: 0 } })
    expect(understandListen('8025')).toEqual({ value: { host: '127.0.0.1', port: 8025 } })
    for (const text of ['localhost', 'a:b', '127.0.0.1:70000', 'http://x:1', '::1:80']) {
      expect(understandListen(text)).toHaveProperty('wrong')
    }
  })
})
