// What a failure of an IMAP connection means, as a table: the server's words first, then the library's error code.
import type { Trouble } from './mailbox-error.ts'

/** What is known of a failure; the fields of imapflow's and Node's errors that tell something. */
export type Failure = {
  /** Node's or imapflow's error code. */
  code: string
  /** The server's own words; '' where it said none. */
  response: string
  /** The server answered the login with NO or BAD. */
  loginRefused: boolean
}

type Row = { trouble: Trouble; words?: RegExp; codes?: readonly string[]; login?: boolean }

/** imap.qq.com refuses so, whatever the cause; hammering got an address blocked for weeks, as users report. */
const QQ_WAIT = 15

/** Nothing official; long enough for a provider's risk control to calm down. */
const RISK_WAIT = 30

const AUTHORIZATION_CODE = {
  zh: '请到邮箱网页版的设置里开启 IMAP 服务，生成新的授权码，填到 password 里（不是登录密码；生成新码后旧码作废）',
  en: 'In the webmail’s settings turn IMAP on and make a new authorization code (授权码) for password; it is not the login password, and a new code ends the old one',
}

/** Read top down; the first row that fits holds. */
const ROWS: readonly Row[] = [
  {
    // 163/126/yeah: SELECT or EXAMINE after a login without ID, or by a client under suspicion (reference: NetEase).
    words: /unsafe login/i,
    trouble: {
      code: 'unsafe-login',
      kind: 'login',
      why: { zh: '网易邮箱把这次登录判为不安全', en: 'NetEase takes this login for unsafe' },
      remedy: {
        zh: '请用浏览器登录该邮箱，确认安全提示；仍不行，请联系 kefu@188.com',
        en: 'Log in by a browser and confirm the security notice; if that does not help, write to kefu@188.com',
      },
      waitMinutes: RISK_WAIT,
    },
  },
  {
    // imap.qq.com, imap.exmail.qq.com: "Login fail. Account is abnormal, service is not open, password is incorrect, …"
    words: /account is abnormal|login frequency limited/i,
    trouble: {
      code: 'login-unclear',
      kind: 'login',
      why: {
        zh: '腾讯邮箱拒绝登录，可能是授权码不对、IMAP 服务没有开启，或登录过于频繁',
        en: 'Tencent refuses the login: a wrong authorization code, IMAP not turned on, or too many logins',
      },
      remedy: {
        zh: `${AUTHORIZATION_CODE.zh}，15分钟后再试`,
        en: `${AUTHORIZATION_CODE.en}; try again after 15 minutes`,
      },
      waitMinutes: QQ_WAIT,
    },
  },
  {
    // "Please using authorized code to login", "Please enter your authorization code": QQ and NetEase, by their help pages.
    words: /authori[sz](ed|ation) code|授权码/i,
    trouble: {
      code: 'authorization-code',
      kind: 'login',
      why: { zh: '需要授权码，不能用登录密码', en: 'an authorization code is needed, not the login password' },
      remedy: AUTHORIZATION_CODE,
      waitMinutes: QQ_WAIT,
    },
  },
  {
    words:
      /(imap|service|protocol)[^.]*\b(is |has been )?(not (open|enabled|allowed)|disabled|closed)|no permission to (use )?imap/i,
    trouble: {
      code: 'service-off',
      kind: 'login',
      why: { zh: '该邮箱没有开启 IMAP 服务', en: 'IMAP is turned off for this mailbox' },
      remedy: AUTHORIZATION_CODE,
      waitMinutes: QQ_WAIT,
    },
  },
  {
    words:
      /too many|frequen(t|cy)|rate limit|throttl|try again later|temporar(y|ily)|unavailable|system (is )?busy|in use/i,
    trouble: {
      code: 'busy',
      kind: 'network',
      why: { zh: '服务器暂时不接受登录', en: 'the server takes no login at the moment' },
      remedy: { zh: '稍后会自动再试，不必处理', en: 'It will be tried again by itself' },
      waitMinutes: QQ_WAIT,
    },
  },
  {
    // 163: "LOGIN Login error or password error". Any server's NO or BAD to the login.
    login: true,
    trouble: {
      code: 'password',
      kind: 'login',
      why: { zh: '用户名或密码不对', en: 'the user or the password is wrong' },
      // Servers of one's own have no authorization codes, and their people would look for one in vain.
      remedy: {
        zh: '请核对 user 和 password；163、QQ 等要填授权码（在邮箱网页版的设置里开启 IMAP 服务后生成，不是登录密码；生成新码后旧码作废）',
        en: 'Check user and password; 163, QQ and others want an authorization code (授权码), made in the webmail’s settings with IMAP turned on: it is not the login password, and a new code ends the old one',
      },
      waitMinutes: QQ_WAIT,
    },
  },
  {
    words: /login is disabled|logindisabled|privacyrequired/i,
    trouble: {
      code: 'needs-tls',
      kind: 'configuration',
      why: { zh: '服务器只允许加密后登录', en: 'the server lets no one log in without encryption' },
      remedy: { zh: '请把 receive 写成 imaps://', en: 'Write receive as imaps://' },
      waitMinutes: null,
    },
  },
  {
    codes: ['STARTTLS_INJECTION', 'NO_STARTTLS'],
    trouble: {
      code: 'no-starttls',
      kind: 'configuration',
      why: { zh: '服务器不支持加密（STARTTLS）', en: 'the server offers no encryption (STARTTLS)' },
      remedy: { zh: '请把 receive 写成 imaps://', en: 'Write receive as imaps://' },
      waitMinutes: null,
    },
  },
  {
    codes: ['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG', 'UPGRADE_TIMEOUT'],
    trouble: {
      code: 'tls-mismatch',
      kind: 'configuration',
      why: { zh: '该端口不能建立加密连接', en: 'this port speaks no TLS' },
      remedy: {
        zh: '请核对 receive 的端口：imaps 用 993，imap 用 143',
        en: 'Check the port of receive: 993 for imaps, 143 for imap',
      },
      waitMinutes: null,
    },
  },
  {
    codes: [
      'CERT_HAS_EXPIRED',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'ERR_TLS_CERT_ALTNAME_INVALID',
    ],
    trouble: {
      code: 'certificate',
      kind: 'configuration',
      why: { zh: '服务器的证书不可信', en: 'the server’s certificate cannot be trusted' },
      remedy: {
        zh: '请核对 receive 的服务器名和本机时间；单位自建邮箱请在 NODE_EXTRA_CA_CERTS 里写上签发证书的文件',
        en: 'Check the host in receive and this machine’s clock; for a server of one’s own, name its CA file in NODE_EXTRA_CA_CERTS',
      },
      waitMinutes: null,
    },
  },
  {
    codes: ['ENOTFOUND'],
    trouble: {
      code: 'no-such-host',
      kind: 'network',
      why: { zh: '找不到这台服务器', en: 'there is no such host' },
      remedy: { zh: '请核对 receive 的服务器名和本机网络', en: 'Check the host in receive and this machine’s network' },
      waitMinutes: null,
    },
  },
  {
    codes: ['ECONNREFUSED'],
    trouble: {
      code: 'refused',
      kind: 'network',
      why: { zh: '服务器拒绝连接', en: 'the host refuses the connection' },
      remedy: { zh: '请核对 receive 的服务器名和端口', en: 'Check the host and port of receive' },
      waitMinutes: null,
    },
  },
  {
    codes: ['LiteralTooLarge', 'ResponseTooLarge', 'LineTooLarge', 'TooManyTokens', 'TooManyResponses'],
    trouble: {
      code: 'too-large',
      kind: 'protocol',
      why: { zh: '服务器一次送来的内容过大', en: 'the server sends more at once than can be taken' },
      remedy: { zh: '请在邮箱网页版里查看这封邮件', en: 'Look at this message in the webmail' },
      waitMinutes: null,
    },
  },
]

const CUT: Trouble = {
  code: 'cut',
  kind: 'network',
  why: { zh: '连接中断', en: 'the connection was lost' },
  remedy: {
    zh: '稍后会自动再试，已收下的邮件不受影响',
    en: 'It will be tried again by itself; what was taken in is safe',
  },
  waitMinutes: null,
}

const ODD_ANSWER: Trouble = {
  code: 'odd-answer',
  kind: 'protocol',
  why: { zh: '服务器的答复不合规范', en: 'the server’s answer makes no sense' },
  remedy: {
    zh: '稍后会自动再试；一直如此请联系邮箱服务商',
    en: 'It will be tried again by itself; if it stays, ask the provider',
  },
  waitMinutes: null,
}

/** Codes that only say that the connection is gone or never came about; anything else without words is one as well. */
const PROTOCOL_CODES =
  /^(ParserError|InvalidResponse|UnexpectedTag|MissingTag|ResponseProcessingFailed|MAX_IMAP|Download)/

/** What the failure means. Unknown words of a server are a protocol trouble, unknown codes a lost connection. */
export function understandFailure(failure: Failure): Trouble {
  const { code, response, loginRefused } = failure
  const row = ROWS.find(
    ({ words, codes, login }) =>
      (words !== undefined && words.test(response)) ||
      (codes?.includes(code) ?? false) ||
      (login === true && loginRefused),
  )
  if (row !== undefined) return row.trouble
  return PROTOCOL_CODES.test(code) || (response !== '' && code === '') ? ODD_ANSWER : CUT
}
