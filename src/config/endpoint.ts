// Where mail comes from and goes to: imap(s)://host[:port], smtp(s)://host[:port], maildir:PATH.
import type { Endpoint } from './configuration.ts'
import { type Wording, wording } from './fault.ts'
import type { Meaning } from './leaf.ts'

/**
 * Ports where none is written: imaps 993 and smtps 465 (RFC 8314 §3.2, §3.3), imap 143 (RFC 9051 §2.1), smtp 587
 * (RFC 6409 §3.1). `imaps` and `smtps` speak TLS from the first byte; `imap` and `smtp` begin in the clear and go on
 * by STARTTLS, which the adapters demand unless the host is this machine.
 */
const SCHEMES = {
  imap: { kind: 'imap', port: 143, secure: false },
  imaps: { kind: 'imap', port: 993, secure: true },
  smtp: { kind: 'smtp', port: 587, secure: false },
  smtps: { kind: 'smtp', port: 465, secure: true },
} as const

/** What `receive` (imap) or `send` (smtp) means; a maildir's path as written. Never repeats the text. */
export function understandEndpoint(text: string, server: 'imap' | 'smtp'): Meaning<Endpoint> {
  const value = text.trim()
  if (/^maildir:/i.test(value)) {
    const path = value.slice('maildir:'.length).replace(/^\/\/(?=\/)/, '')
    return path === '' ? { wrong: forms(server) } : { value: { kind: 'maildir', path } }
  }
  const parts = /^([a-z]+):\/\/([^/?#]*)\/?$/i.exec(value)
  if (parts === null) return { wrong: forms(server) }
  const [, name = '', authority = ''] = parts
  // Checked before anything is repeated: what stands before the @ may be a password.
  if (authority.includes('@')) return { wrong: credentials }
  const scheme = name.toLowerCase()
  if (!Object.hasOwn(SCHEMES, scheme)) return { wrong: forms(server) }
  const { kind, port: usual, secure } = SCHEMES[scheme as keyof typeof SCHEMES]
  if (kind !== server) return { wrong: server === 'imap' ? sendingScheme : receivingScheme }
  const [, bracketed, plain, written] = /^(?:\[([0-9a-f:.]+)\]|([^:[\]]+))(?::(\d+))?$/i.exec(authority) ?? []
  const host = (bracketed ?? plain ?? '').toLowerCase()
  const port = written === undefined ? usual : Number(written)
  if (bracketed === undefined && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host)) return { wrong: forms(server) }
  if (port < 1 || port > 65535) return { wrong: badPort }
  return { value: { kind, host, port, secure } }
}

/** `HOST:PORT` or a port alone, for the board. Port 0 takes any that is free. */
export function understandListen(text: string): Meaning<{ host: string; port: number }> {
  const [, bracketed, plain, written] = /^(?:(?:\[([0-9a-f:.]+)\]|([a-z0-9.-]+)):)?(\d{1,5})$/i.exec(text.trim()) ?? []
  if (written !== undefined && Number(written) <= 65535) {
    return { value: { host: bracketed ?? plain ?? '127.0.0.1', port: Number(written) } }
  }
  return {
    wrong: wording(
      `“${text}”不是监听地址`,
      '应为 127.0.0.1:8025 这样的“地址:端口”；不要看板就写 board: false',
      `"${text}" is no address to listen on`,
      'It should look like 127.0.0.1:8025; to turn the board off write board: false',
    ),
  }
}

function forms(server: 'imap' | 'smtp'): Wording {
  const example = server === 'imap' ? 'imaps://imap.163.com' : 'smtps://smtp.163.com'
  return wording(
    '服务器地址看不懂',
    `应为 ${example}（可加 :端口）或 maildir:目录`,
    'The server’s address is unclear',
    `It should be ${example} (with :PORT where needed) or maildir:PATH`,
  )
}

const credentials = wording(
  '服务器地址里含有用户名或密码',
  '应分别写在 user 和 password 里，例如 password: ${BAOSONG_PASSWORD}',
  'The server’s address holds a user or a password',
  'They belong into user and password, as in password: ${BAOSONG_PASSWORD}',
)

const sendingScheme = wording(
  '这里是收信的服务器',
  '应为 imaps:// 或 imap:// 开头，smtp 写在 send 里',
  'This is where mail comes in',
  'It should begin with imaps:// or imap://; smtp belongs into send',
)

const receivingScheme = wording(
  '这里是发信的服务器',
  '应为 smtps:// 或 smtp:// 开头，imap 写在 receive 里',
  'This is where letters go out',
  'It should begin with smtps:// or smtp://; imap belongs into receive',
)

const badPort = wording('端口超出范围', '应为 1 到 65535', 'The port is out of range', 'It should be 1 to 65535')
