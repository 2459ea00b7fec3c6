// The table of SMTP answers, read top down; the first row that fits holds. Texts of 163/126/yeah (Coremail codes such as
// MI:SFQ), QQ and Aliyun as their help pages and public bug threads have them; none is promised by the provider.
import type { Answer, Rule } from './meaning.ts'

const AUTHORIZATION_CODE = {
  zh: '用户名或授权码不对：请到邮箱网页版开启 SMTP 服务，生成新的授权码，填到 password 里',
  en: 'The user or the authorization code is wrong: in the webmail turn SMTP on, make a new authorization code (授权码) and put it into password',
}
/** Servers of one's own have no such codes, and their people would look for one in vain. */
const PASSWORD = {
  zh: '用户名或密码不对：请核对 user 和 password；163、QQ 等要填授权码（到邮箱网页版开启 SMTP 服务，生成新的授权码）',
  en: 'The user or the password is wrong: check user and password; 163, QQ and others want an authorization code (授权码), made in the webmail with SMTP turned on',
}
const SENDER = {
  zh: '发件人与登录用户不一致：address 和 user 应是同一个邮箱',
  en: 'The sender is not the user who logs in: address and user have to be one mailbox',
}
const ENCRYPTION = {
  zh: '服务器要求先加密或先登录：请把 send 写成 smtps://，并填写 user 和 password',
  en: 'The server wants encryption or a login first: write send as smtps:// and give user and password',
}
const TOO_FAST = { zh: '发得太快，服务器要求稍等', en: 'too many letters in a short time; the server asks to wait' }
const UNDER_SUSPICION = {
  zh: '本机的网络地址暂时被服务器限制',
  en: 'the server holds back this network address for a while',
}
const DAILY = { zh: '今天的发信额度已用完', en: 'today’s quota of letters is used up' }
const SPAM = { zh: '这封信被判为垃圾邮件', en: 'this letter is taken for spam' }
const TOO_LARGE = { zh: '这封信超过服务器允许的大小', en: 'this letter is larger than the server allows' }
const NO_SUCH = { zh: '收件人地址不存在或已停用', en: 'the address does not exist or is closed' }

const temporary = ({ number }: Answer) => number >= 400 && number < 500
const permanent = ({ number }: Answer) => number >= 500 && number < 600
const enhanced = (pattern: RegExp) => (answer: Answer) => pattern.test(answer.enhanced)

export const RULES: readonly Rule[] = [
  // Before anything that speaks of authentication: it is about the pace, not about the password. NetEase, "long".
  {
    kind: 'wait',
    code: 'too-many-logins',
    words: /too much fail authentication/i,
    waitMinutes: 120,
    reach: 'queue',
    wording: UNDER_SUSPICION,
  },
  // Postfix and Dovecot, when their password service is down (RFC 4954 §6, 454).
  {
    kind: 'wait',
    code: 'login-service-down',
    words: /temporary authentication failure/i,
    wording: { zh: '服务器的登录服务暂时不可用', en: 'the server’s login service is down' },
  },

  // NetEase, QQ, exmail.
  {
    kind: 'configuration',
    code: 'authorization-code',
    words: /authori[sz](ed|ation) code|授权码/i,
    wording: AUTHORIZATION_CODE,
  },
  {
    kind: 'configuration',
    code: 'login',
    words: /authentication (failed|failure|unsuccessful|credentials invalid)|login fail/i,
    // Elsewhere the words are about SPF, DKIM and DMARC.
    when: answer => answer.stage === 'login' && permanent(answer),
    wording: PASSWORD,
  },
  {
    kind: 'configuration',
    code: 'no-permission',
    words: /user has no permission/i,
    wording: {
      zh: '该邮箱没有开启 SMTP 服务：请到邮箱网页版的设置里开启',
      en: 'SMTP is turned off for this mailbox: turn it on in the webmail’s settings',
    },
  },
  // NetEase 553; QQ 501; Aliyun 440, a 4xx that is for good.
  {
    kind: 'configuration',
    code: 'sender',
    words:
      /mail from must equal authori[sz]ed user|mail from address must be same as authorization user|mail from account doesn'?t conform with authentication/i,
    wording: SENDER,
  },
  { kind: 'configuration', code: 'null-sender', words: /null sender is not allowed/i, wording: SENDER },
  {
    kind: 'configuration',
    code: 'encryption',
    words: /must issue a starttls|authentication (is )?required|encryption required/i,
    wording: ENCRYPTION,
  },

  // NetEase, with the minutes of its help pages.
  { kind: 'tomorrow', code: 'daily-limit', words: /\b(MI:STC|RP:TRC)\b/, wording: DAILY },
  { kind: 'wait', code: 'too-fast', words: /\b(MI:SFQ|RP:QRC)\b/, waitMinutes: 15, reach: 'queue', wording: TOO_FAST },
  {
    kind: 'wait',
    code: 'connection-limit',
    words: /\b(MI:DMC|RP:DRC)\b/,
    waitMinutes: 2,
    reach: 'queue',
    wording: TOO_FAST,
  },
  {
    kind: 'wait',
    code: 'address-held',
    words: /\bHL:[A-Z]+\b/,
    waitMinutes: 30,
    reach: 'queue',
    wording: UNDER_SUSPICION,
  },
  { kind: 'wait', code: 'spam-check', words: /\bDT:SPM\b/, when: temporary, waitMinutes: 2, wording: SPAM },
  { kind: 'letter', code: 'spam', words: /\bDT:SPM\b/, wording: SPAM },
  {
    kind: 'letter',
    code: 'envelope',
    words: /\bDT:SUM\b/,
    wording: { zh: '信封上的发件人与信头不一致', en: 'the envelope’s sender differs from the letter’s' },
  },
  // QQ: a 5xx that passes.
  {
    kind: 'wait',
    code: 'frequency',
    words: /frequency limited|频率|过于频繁/i,
    waitMinutes: 15,
    reach: 'queue',
    wording: TOO_FAST,
  },
  { kind: 'tomorrow', code: 'daily-quota', words: /\bdaily\b.*\b(limit|quota|exceed)/i, wording: DAILY },
  {
    kind: 'letter',
    code: 'attachment',
    words: /illegal attachment/i,
    wording: { zh: '服务器不接受信里的附件', en: 'the server refuses the attachment' },
  },
  {
    kind: 'letter',
    code: 'too-large',
    words: /exceeded mailsize limit|message (size|too (large|big))|larger than allowed/i,
    when: answer => !temporary(answer),
    wording: TOO_LARGE,
  },
  // NetEase; the others are Postfix, Exchange, Gmail and sendmail.
  {
    kind: 'recipient',
    code: 'no-such-user',
    words:
      /invalid user|user suspended|user unknown|unknown user|no such (user|recipient|mailbox)|does not exist|recipientnotfound|(用户|收件人|[帐账]号|邮箱)不存在/i,
    when: answer => permanent(answer) && answer.stage === 'recipient',
    wording: NO_SUCH,
  },
  {
    kind: 'wait',
    code: 'mailbox-full',
    words: /(mailbox|quota).*(full|exceed)|over ?quota/i,
    when: ({ stage }) => stage === 'recipient',
    waitMinutes: 240,
    wording: { zh: '收件人的邮箱已满', en: 'the recipient’s mailbox is full' },
  },
  {
    kind: 'wait',
    code: 'greylisted',
    words: /gr[ae]y ?list/i,
    waitMinutes: 5,
    wording: { zh: '收件方要求稍后再投', en: 'the recipient’s server asks to come again in a few minutes' },
  },

  // RFC 3463 §3: what the code says where no text is known. X.1.x address, X.2.1 disabled, X.3.4 too big, X.7.8 credentials.
  { kind: 'configuration', code: 'credentials', when: enhanced(/^5\.7\.(8|9|11|14)$/), wording: AUTHORIZATION_CODE },
  {
    kind: 'recipient',
    code: 'bad-address',
    when: answer => answer.stage === 'recipient' && enhanced(/^5\.(1\.(1|2|3|6|10)|2\.1)$/)(answer),
    wording: NO_SUCH,
  },
  { kind: 'letter', code: 'too-large', when: enhanced(/^5\.(3\.4|2\.3)$/), wording: TOO_LARGE },

  // Numbers alone: RFC 4954 §6 (530, 534, 535, 538), RFC 5321 §4.2.3 (552), RFC 7504 (521, 556).
  {
    kind: 'configuration',
    code: 'encryption',
    when: ({ number }) => number === 530 || number === 538,
    wording: ENCRYPTION,
  },
  {
    kind: 'configuration',
    code: 'login',
    when: answer => answer.stage === 'login' && permanent(answer),
    wording: AUTHORIZATION_CODE,
  },
  {
    kind: 'letter',
    code: 'too-large',
    when: ({ number, stage }) => number === 552 && stage !== 'recipient',
    wording: TOO_LARGE,
  },
  {
    kind: 'recipient',
    code: 'takes-no-mail',
    when: ({ number, stage }) => (number === 521 || number === 556) && stage === 'recipient',
    wording: NO_SUCH,
  },
]
