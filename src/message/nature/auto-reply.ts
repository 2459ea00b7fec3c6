// Absence notices and other answers that a mailbox gives by itself.
import type { Automatic } from '../../reading/reading.ts'
import { anyOf, type Facts, has, lower } from './facts.ts'

/**
 * At the very start of the subject only: "回复: 自动答复: …" is a person's answer to an absence notice (test mail 062). Seen in
 * practice: 【自动回复】, without any header (test mail 227).
 */
const SUBJECT =
  /^\s*(?:自动(?:回复|答复|回覆|應答|应答|回信)|假期(?:自动)?回复|(?:外出|休假|不在办公室)(?:自动)?(?:回复|答复)?|automatic reply|auto(?:matic)?[- ]?(?:reply|response|respon\w+|answer)|out of (?:the )?office|(?:i am |i'm )?away from (?:my |the )?(?:office|mail|e-mail)|ooo|on (?:vacation|leave)|abwesenheits\w*|automatische antwort|réponse automatique|respuesta automática)\s*(?:autoreply)?\s*(?:[:：\]】-]|$)/i
/** Lotus Notes: "AUTO: Name is out of the office (returning …)", and its older form without the mark. */
const NOTES = /^\s*auto:\s.{1,100}\bout of (?:the )?office\b|^[^:：]{1,80} is out of (?:the )?office\.?\s*(?:\(|$)/i
/** Only what cannot be a remark: "（外出）采风活动总结" is a person's. */
const BRACKETED =
  /^\s*[[【(（]\s*(?:自动(?:回复|答复|回覆|應答|应答|回信)|假期(?:自动)?回复|automatic reply|auto[- ]?reply|out of (?:the )?office|automatyczna odpowied\S?)\s*[\]】)）]/i
const WORDS =
  /(?:这是|此为|本邮件(?:是|为|由)).{0,20}(?:自动回复|自动答复|假期)|自动回复邮件|this is an auto(?:mated|matic)(?:ally generated)? (?:reply|response)|i am (?:currently )?out of (?:the )?office/i

/** QQ forwards a person's mail with the same envelope as its absence notices: X-QQ-AUTO-FWD tells them apart. */
export function autoReply(facts: Facts): Automatic | null {
  const because = reason(facts)
  return because === null ? null : { nature: 'auto-reply', because, about: null }
}

function reason(facts: Facts): string | null {
  if (has(facts, 'x-qq-auto-fwd')) return null
  const submitted = lower(facts, 'auto-submitted')
  if (submitted.startsWith('auto-replied')) return 'auto-submitted-replied'
  for (const name of [
    'x-qq-auto-reply',
    'x-qq-holidayreply',
    'x-autoreply',
    'x-autorespond',
    'x-autoresponder',
    'x-auto-reply',
    'x-mail-autoreply',
  ]) {
    if (has(facts, name) && !/^(no|false|0)$/.test(lower(facts, name))) return name
  }
  if (anyOf(facts, 'precedence', /auto[_-]?reply/i)) return 'precedence-auto-reply'
  if (/autoreply|vacation|auto_?resp/i.test(lower(facts, 'x-mailer'))) return 'x-mailer'
  if (/\+auto_=/.test(facts.head.returnPath ?? '')) return 'envelope-auto-reply'
  const { subject } = facts.head
  if ((SUBJECT.test(subject) || BRACKETED.test(subject) || NOTES.test(subject)) && facts.files === 0)
    return 'subject-auto-reply'
  if (facts.files === 0 && facts.body.text.length < 400 && WORDS.test(facts.body.text)) return 'words-auto-reply'
  return null
}
