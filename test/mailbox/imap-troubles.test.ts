import { describe, expect, it } from 'vitest'
import { understandFailure } from '../../src/mailbox/imap-troubles.ts'
import { MailboxError } from '../../src/mailbox/mailbox-error.ts'

const words = (response: string, loginRefused = true) => understandFailure({ code: '', response, loginRefused })
const code = (code: string) => understandFailure({ code, response: '', loginRefused: false })

describe('what a failure of an IMAP connection means', () => {
  it.each([
    ['LOGIN Login error or password error', 'password', 'login'],
    ['[AUTHENTICATIONFAILED] Authentication failed.', 'password', 'login'],
    ['Login fail. Please using authorized code to login. More information at ...', 'authorization-code', 'login'],
    [
      'Login fail. Account is abnormal, service is not open, password is incorrect, login frequency limited, or system is busy.',
      'login-unclear',
      'login',
    ],
    ['LOGIN failed, imap service is not open', 'service-off', 'login'],
    ['Login failed: IMAP has been disabled', 'service-off', 'login'],
    ['[UNAVAILABLE] Temporary authentication failure.', 'busy', 'network'],
    ['Too many login attempts, please try again later', 'busy', 'network'],
  ])('%s', (response, expected, kind) => {
    const trouble = words(response)
    expect([trouble.code, trouble.kind]).toEqual([expected, kind])
  })

  it('does not call it a wrong password where the login was accepted', () => {
    expect(words('SELECT Unsafe Login. Please contact kefu@188.com for help', false).code).toBe('unsafe-login')
    expect(words('Something else', false).code).toBe('odd-answer')
    expect(words('Too many simultaneous connections', false).code).toBe('busy')
  })

  it.each([
    ['ENOTFOUND', 'no-such-host', 'network'],
    ['ECONNREFUSED', 'refused', 'network'],
    ['ECONNRESET', 'cut', 'network'],
    ['ETIMEOUT', 'cut', 'network'],
    ['NoConnection', 'cut', 'network'],
    ['CERT_HAS_EXPIRED', 'certificate', 'configuration'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls-mismatch', 'configuration'],
    ['NO_STARTTLS', 'no-starttls', 'configuration'],
    ['LiteralTooLarge', 'too-large', 'protocol'],
    ['ParserError11', 'odd-answer', 'protocol'],
  ])('%s', (failure, expected, kind) => {
    const trouble = code(failure)
    expect([trouble.code, trouble.kind]).toEqual([expected, kind])
  })

  it('asks for a long wait wherever a provider punishes hammering', () => {
    expect(words('Login fail. Account is abnormal, service is not open').waitMinutes).toBeGreaterThanOrEqual(15)
    expect(words('LOGIN Login error or password error').waitMinutes).toBeGreaterThanOrEqual(15)
  })

  it('tells a person what was being done, why it failed and what to do', () => {
    const doing = { zh: '登录 imap.163.com（bs_demo@163.com）', en: 'Logging in to imap.163.com as bs_demo@163.com' }
    const error = new MailboxError(words('LOGIN Login error or password error'), doing, {
      response: 'LOGIN Login error or password error',
    })
    expect(error.describe('zh-CN')).toBe(
      '登录 imap.163.com（bs_demo@163.com）未成功：用户名或密码不对（服务器答复：LOGIN Login error or password error）。请核对 user 和 password；163、QQ 等要填授权码（在邮箱网页版的设置里开启 IMAP 服务后生成，不是登录密码；生成新码后旧码作废）。',
    )
    expect(error.message).toContain('the user or the password is wrong (the server said: LOGIN')
  })
})
