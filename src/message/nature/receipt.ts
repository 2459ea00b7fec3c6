// Read receipts: message/disposition-notification (RFC 8098), and what Foxmail, NetEase and others write in words.
import type { Automatic } from '../../reading/reading.ts'
import { parseFields, text } from '../headers/fields.ts'
import { identifiers } from '../headers/head.ts'
import type { Facts } from './facts.ts'
import { returnedHead } from './returned.ts'

const SUBJECT =
  /^\s*(?:已读|未读|已阅读|已读回执|阅读回执|邮件已读|收条|read(?: receipt)?|not read|gelesen|lu)\s*[:：]/i
const WORDS =
  /(?:您|你)(?:发送)?(?:给|的|于)?[^\n]{0,200}(?:邮件|信件)[^\n]{0,200}(?:已于|已被|已经|于)[^\n]{0,60}(?:阅读|打开|查看|读取|显示)|(?:已读|阅读)回执[^\n]{0,30}(?:不|并不)(?:表示|意味|保证)|这是(?:邮件)?收条|未经?阅读即(?:已)?(?:被)?删除|(?:was|has been) (?:read|displayed|deleted without being read)|your message was (?:read|opened)|this is (?:only )?a(?:n? )?(?:return|read|mail) receipt/i

export function receipt(facts: Facts): Automatic | null {
  const part = facts.reports.find(({ type }) => type === 'message/disposition-notification')
  if (part || facts.reportType === 'disposition-notification') {
    const fields = parseFields(part?.bytes ?? Buffer.alloc(0))
    const original = identifiers(text(fields, 'original-message-id') ?? '')[0] ?? returnedHead(facts)?.messageId ?? null
    return found('disposition-notification', original)
  }
  // A "回执" may be a form that someone fills in: only together with words about reading.
  if (SUBJECT.test(facts.head.subject) && WORDS.test(facts.words) && facts.files === 0) {
    return found('words-read', facts.head.inReplyTo[0] ?? null)
  }
  return null
}

function found(because: string, original: string | null): Automatic {
  return { nature: 'receipt', because, about: { originalMessageId: original, letterKey: null, failures: [] } }
}
