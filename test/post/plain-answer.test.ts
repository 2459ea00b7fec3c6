import { expect, it } from 'vitest'
import { plainAnswer } from '../../src/post/plain-answer.ts'

it.each([
  ['554 DT:SPM 163 smtp', '这封信被判为垃圾邮件'],
  ['550 Invalid User', '收件人地址不存在或已停用'],
  ['452 4.2.2 mailbox full', '收件人的邮箱已满'],
  ['451 MI:SFQ', '发得太快，服务器要求稍等'],
  ['connect ECONNREFUSED 127.0.0.1:25', '发信服务器拒绝连接：请核对 send 的服务器名和端口'],
  ['cut off before the answer', '与发信服务器的连接中断'],
])('%s is said in plain words', (response, words) => {
  expect(plainAnswer(response)?.zh).toBe(words)
})

it('a refused login is told from a refused sender', () => {
  expect(plainAnswer('535 Error: authentication failed')?.zh).toMatch(/^用户名或密码不对：.*163、QQ 等要填授权码/)
  expect(plainAnswer('553 Mail from must equal authorized user')?.zh).toContain('发件人与登录用户不一致')
})

it.each(['', '451 4.3.0 something that nobody knows', '这是什么'])(
  'what nobody knows is left alone: “%s”',
  response => {
    expect(plainAnswer(response)).toBe(null)
  },
)
