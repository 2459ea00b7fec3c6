// Read receipts: message/disposition-notification (RFC 8098), and what Foxmail, NetEase and others write in words.
import type { Automatic } from '../../reading/reading.ts'
import { parseFields, text } from '../headers/fields.ts'
import { identifiers } from '../headers/head.ts'
import type { Facts } from './facts.ts'
import { returnedHead } from './returned.ts'

const SUBJECT =
  /^\s*[[【(（]?(?:已读|未读|已阅读|已送达|已传递|已中继|(?:邮件)?(?:已读|阅读|送达)(?:回执|确认|收条)|邮件已读|收条|(?:read|return|delivery) receipt|read|not read|delivered|relayed|gelesen|lu)\s*(?:[:：\]】)）]|\((?:displayed|deleted|read)\)|for\b)/i
/** Exchange and Outlook write the letter's head between 您的邮件 and what became of it (test mail 178). */
const READ_OR_NOT =
  /未经?(?:阅读|打开|查看)[^\n。]{0,4}?(?:便|即|就)(?:已经?)?被?删除|(?:阅读|打开|送达|传递)时间\s*(?:为|是|[:：])|^(?:已于|于)[^\n]{4,40}\d{1,2}[:：]\d{2}[^\n]{0,40}(?:被?(?:阅读|读取|打开|查看|显示))|(?:已|成功)(?:传递|送达)(?:给|到|至)(?:了)?(?:以下|下列)?[^\n]{0,10}(?:收件人|用户|邮箱)|(?:was|has been) (?:read|displayed|opened|deleted) |has been delivered to the following|(?:邮件|信件)[^\n]{0,40}(?:对方|收件人|收信人)[^\n]{0,6}(?:已经?|于)[^\n]{0,40}(?:阅读|打开|查看|收到)|(?:对方|收件人|收信人)(?:已经?|于)[^\n]{0,40}(?:阅读|打开|查看|收到)(?:了)?[^\n]{0,6}(?:邮件|来信|信件)/im
const WORDS =
  /(?:您|你)(?:发送)?(?:给|的|于)?[^\n]{0,200}(?:邮件|信件)[^\n]{0,200}(?:已于|已被|已经|于)[^\n]{0,60}(?:阅读|打开|查看|读取|显示)|(?:已读|阅读)回执[^\n]{0,30}(?:不|并不)(?:表示|意味|保证)|这是(?:邮件)?收条|未经?阅读即(?:已)?(?:被)?删除|(?:was|has been) (?:read|displayed|deleted without being read)|your message was (?:read|opened)|this is (?:only )?a(?:n? )?(?:return|read|mail) receipt/i

export function receipt(facts: Facts): Automatic | null {
  const part = facts.reports.find(({ type }) => type === 'message/disposition-notification')
  if (part || facts.reportType === 'disposition-notification') {
    const fields = parseFields(part?.bytes ?? Buffer.alloc(0))
    const original = identifiers(text(fields, 'original-message-id') ?? '')[0] ?? returnedHead(facts)?.messageId ?? null
    return found('disposition-notification', original)
  }
  // What a server says of delivery in its own form stays a report of delivery.
  if (facts.reportType === 'delivery-status') return null
  // A "回执" may be a form that someone fills in: only together with words about reading.
  if (SUBJECT.test(facts.head.subject) && facts.files === 0 && [WORDS, READ_OR_NOT].some(it => it.test(facts.words))) {
    return found('words-read', facts.head.inReplyTo[0] ?? null)
  }
  return null
}

function found(because: string, original: string | null): Automatic {
  return { nature: 'receipt', because, about: { originalMessageId: original, letterKey: null, failures: [] } }
}
