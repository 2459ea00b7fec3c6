// Which lines of a text are its writer's signature: by container, by sign, by contact details. Pure.
import type { Line } from './line.ts'

/** Phones and mail programs add themselves. */
const DEVICE =
  /^(?:发自我?的?|来自|从我的|由|通过|sent from|sent with|sent using|get outlook|获取|下载)[\s\w\u4e00-\u9fff.:/-]{0,40}(?:iphone|ipad|android|手机|小米|华为|荣耀|vivo|oppo|iqoo|魅族|三星|samsung|邮箱|邮件|outlook|mail|app|大师|foxmail|客户端|发送|发出)[\s\w\u4e00-\u9fff.()（）+:/-]{0,40}$/i
/** RFC 3676 §4.3, and the strokes that QQ and others put above a signature. */
const SIGN_LINE = /^(?:-- ?|[-—_=*]{8,}|[-—]{2,3})$/
const CONTACT =
  /(?:电话|手机|联系电话|联系方式|办公电话|传真|邮编|地址|网址|邮箱|微信|公众号|tel|phone|mobile|fax|e-?mail|add(?:ress)?|web|wechat|qq)\s*[:：]|^\s*(?:https?:\/\/|www\.)\S+\s*$|\+?86[- ]?1\d{10}|\b0\d{2,3}[- ]\d{7,8}\b/i
const CLOUD_HEADING = /从.{1,12}发来的(?:超大附件|云附件|附件)|(?:超大|云)附件(?:列表)?[:：]?$/
/** A signature with strokes above it has at most this many written lines. */
const LONGEST = 15
/** Characters: unit, people, addresses and a line of confidentiality in two languages. */
const LONGEST_SIGNATURE = 800

/** One verdict a line of a stretch of own text. */
export function signatureLines(lines: readonly Line[]): boolean[] {
  const verdict = isAllSign(lines) ? lines.map(() => false) : lines.map(({ sign }) => sign)
  const clouds = lines.flatMap(({ text }, at) => (CLOUD_HEADING.test(text) ? [at] : []))
  const firstWritten = lines.findIndex(({ text }) => text.trim() !== '')
  for (const [at, { text, rule }] of lines.entries()) {
    if (verdict[at]) continue
    while ((clouds[0] ?? lines.length) <= at) clouds.shift()
    const isSign = SIGN_LINE.test(text.trim())
    if (DEVICE.test(text.trim())) verdict[at] = true
    // Strokes at the very top part nothing, but "--" does.
    else if (firstWritten >= 0 && firstWritten < at ? isSign || rule : isSign && /^-- ?$/.test(text))
      markFrom(lines, at, clouds[0] ?? lines.length, verdict)
  }
  markContacts(lines, verdict)
  return verdict
}

/** Seen in practice: a letter written into Gmail's container for the signature (test mail 261). One is never that long. */
function isAllSign(lines: readonly Line[]): boolean {
  const written = lines.filter(({ text }) => text.trim() !== '')
  const length = written.reduce((sum, { text }) => sum + text.length, 0)
  return written.every(({ sign }) => sign) && (written.length > LONGEST || length > LONGEST_SIGNATURE)
}

/** What follows strokes is a signature where it is short and ends the text, or a list of big attachments does (`end`). */
function markFrom(lines: readonly Line[], at: number, end: number, verdict: boolean[]): void {
  let written = 0
  for (let i = at; i < end; i += 1) {
    const text = lines[i]?.text ?? ''
    if (text.trim() !== '') written += 1
    if (written > LONGEST || text.length > 120) return
  }
  for (let i = at; i < end; i += 1) verdict[i] = true
}

/** The last paragraph, where at least two of its few short lines give contact details. */
function markContacts(lines: readonly Line[], verdict: boolean[]): void {
  let end = lines.length
  while (end > 0 && (verdict[end - 1] || lines[end - 1]?.text.trim() === '')) end -= 1
  let start = end
  while (start > 0 && end - start < 8 && lines[start - 1]?.text.trim() !== '' && !verdict[start - 1]) start -= 1
  const last = lines.slice(start, end)
  const contacts = last.filter(({ text }) => CONTACT.test(text))
  if (contacts.length < 2 || start === 0 || last.some(({ text }) => text.length > 80)) return
  if (lines[start - 1]?.text.trim() !== '') return
  for (let i = start; i < end; i += 1) verdict[i] = true
}
