// Mail to many: lists, notices, advertising, phishing.
import type { Automatic } from '../../reading/reading.ts'
import { anyOf, type Facts, has, lower } from './facts.ts'
import { isServiceNotice } from './service-notice.ts'

/** RFC 2369 and RFC 2919. */
const LIST_HEADERS = [
  'list-id',
  'list-post',
  'list-unsubscribe',
  'list-help',
  'list-subscribe',
  'list-archive',
  'list-owner',
  'x-mailman-version',
  'x-campaign',
  'x-campaignid',
  'x-campaign-id',
  'x-mailinglist',
  'x-bulkmail',
]
/** Addresses that no person reads. */
export const NO_PERSON =
  /^(?:no-?_?reply|do-?not-?reply|donotreply|noreply[-_.].*|.*[-_.]no-?reply|bounces?|notifications?|alerts?|newsletter|edm|mailer|robot)$/i
const ADVERTISING =
  /退订回?[TD复]|回复?T(?:D)?退订|取消订阅|不想再?收到此类邮件|unsubscribe|view (?:this (?:e-?mail|message) )?in (?:your )?browser/i
const PHISHING_SUBJECT = /邮箱|账[号户]|密码|mailbox|account|password|e-?mail|webmail|storage|quota/i
const THREAT =
  /(?:容量|空间|配额|storage|quota).{0,20}(?:已?满|不足|超|9\d%|full|exceed|limit)|(?:停用|冻结|关闭|注销|停止(?:收信|使用|服务)|限制登录|suspend|deactivat|terminat|disabled?|expir|过期|到期)/i
const LURE =
  /(?:点击|点此|请点|立即|登录|扫码|click|log ?in|sign ?in|follow the link|visit).{0,40}(?:验证|升级|认证|激活|更新|确认|解锁|领取|保留|verify|confirm|upgrade|update|validate|reactivate|here)|(?:验证|升级|认证|激活)(?:您|你)?的?(?:账[号户]|邮箱|密码)/i

export function bulk(facts: Facts): Automatic | null {
  const because = reason(facts)
  return because === null ? null : { nature: 'bulk', because, about: null }
}

function reason(facts: Facts): string | null {
  const header = LIST_HEADERS.find(name => has(facts, name))
  if (header) return header
  if (anyOf(facts, 'precedence', /^\s*(bulk|list|junk)/i)) return 'precedence-bulk'
  if (/^(feedback-report)$/.test(facts.reportType)) return 'feedback-report'
  if (isPhishing(facts)) return 'words-phishing'
  if (facts.files > 0) return null
  if (NO_PERSON.test(facts.local)) return 'no-reply-sender'
  if (isServiceNotice(facts)) return 'service-notice'
  if (lower(facts, 'auto-submitted').startsWith('auto-')) return 'auto-submitted'
  return ADVERTISING.test(facts.words) ? 'words-unsubscribe' : null
}

/** The threat to a mailbox, and a link to mend it: no office writes that to another. */
function isPhishing({ head, body, files }: Facts): boolean {
  if (files > 0) return false
  const text = body.text.slice(0, 3_000)
  const about = `${head.subject}\n${text}`
  return PHISHING_SUBJECT.test(head.subject) && THREAT.test(about) && LURE.test(text)
}
