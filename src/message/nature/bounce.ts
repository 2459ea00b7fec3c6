// What became of a letter: it came back or is late (a bounce), or it arrived (a receipt). RFC 3464 where given, else the free text of the mail systems in use.
import type { Automatic } from '../../reading/reading.ts'
import { freeTextFailures } from './bounce-words.ts'
import { statusFailures } from './delivery-status.ts'
import { NO_PERSON } from './bulk.ts'
import { anyOf, type Facts, has, lower } from './facts.ts'
import { returnedHead } from './returned.ts'

const DAEMON =
  /^(?:mailer[-_]?daemon|mail[-_]?daemon|post_?master|mdaemon|mailadmin|mail-?system|bounces?|mailer|mailerdaemon|mail\.?delivery|system|sysadmin|mx-?daemon|double-bounce|microsoftexchange[0-9a-f]+)\b/i
const NAME =
  /mail delivery (?:sub)?system|mail delivery service|mailer[- ]daemon|postmaster|邮件(?:投递|递送|传递)?系统|系统退信|邮件管理员|退信|mail administrator/i
const SUBJECT =
  /退信|退回|未送达|无法送达|无法投递|投递失败|发送失败|未能(?:成功)?(?:送达|投递|发送)|传送失败|传递失败|(?:投递|发送|递送|传递)(?:被)?延迟|延迟通知|undeliver|returned mail|mail delivery warning|mail could not be delivered|return(?:ed|ing) (?:message|mail|to sender)|delivery (?:status notification|failure|failed|report|problem|has failed|incomplete|delayed|notification)|mail delivery (?:failed|failure|delayed)|failure (?:notice|delivery)|delivery.{0,20}(?:fail|delay)|not? delivered|could not (?:be delivered|send)|mail (?:error|failure)|message (?:delayed|status|you sent blocked)|warning: (?:message|could not send)|non[- ]?delivery|nondeliverable|user unknown|address not found|error sending your (?:mail|message)|bounce notification|smtp server: errors|(?:配信|配送|送信|配達)(?:できません|不能|不可)|エラー通知/i
const WORDS =
  /(?:was|were) rejected (?:due to|because)|postponed due to|failed recipients?|(?:邮件|信件).{0,40}(?:被退回|退回|无法(?:成功)?(?:送达|投递|发送|递交)|未能(?:成功)?(?:送达|投递|发送)|投递失败|发送失败|无法传递|暂未送达|尚未(?:送达|投递))|无法发送到|退信原因|could(?:n't| not) be delivered|(?:wasn't|was not|not been|cannot be|not be able to be|unable to be) delivered|(?:failed|unable) to deliver|delivery to the following|delivery (?:has )?failed|undeliverable|permanent (?:fatal )?errors?|address(?:es)? failed|this is (?:the|a) (?:qmail|mail system at host|permanent error)|returned to sender|rejected (?:your|the) (?:message|mail)|does not exist|mailbox (?:is )?(?:full|unavailable)|message you sent|did not reach the following|(?:trouble|problems?) delivering|delivery problems|no such (?:user|recipient|mailbox|address)|invalid (?:user|recipient)|(?:配信|配送|送信|配達)(?:できません|されません)/i

export function bounce(facts: Facts): Automatic | null {
  const status = facts.reports.find(
    ({ type }) => type === 'message/delivery-status' || type === 'message/global-delivery-status',
  )
  const isReport =
    facts.type === 'multipart/report' && (facts.reportType === '' || facts.reportType === 'delivery-status')
  if (status && (isReport || looksSystem(facts) || !facts.head.from?.address)) {
    const { failures, isSuccess } = statusFailures(status.bytes)
    // A report that was asked for: nobody need do anything about it (test mail 228).
    if (isSuccess) return { ...found(facts, 'delivery-report', []), nature: 'receipt' }
    return found(facts, 'delivery-status', failures.length > 0 ? failures : freeTextFailures(facts))
  }
  if (facts.reportType === 'delivery-status') return found(facts, 'report-type', freeTextFailures(facts))
  if (has(facts, 'x-failed-recipients')) return found(facts, 'x-failed-recipients', freeTextFailures(facts))
  if (!looksSystem(facts)) return null
  if (SUBJECT.test(facts.head.subject)) return found(facts, 'words-bounce-subject', freeTextFailures(facts))
  if (WORDS.test(facts.words) && !anyOf(facts, 'auto-submitted', /auto-replied/i))
    return found(facts, 'words-bounce', freeTextFailures(facts))
  return null
}

/**
 * A notice comes from a mail system: its name says so, or the envelope has no sender. A person who writes about a letter
 * that came back is none (test mail 061).
 */
function looksSystem(facts: Facts): boolean {
  const { head, local } = facts
  if (DAEMON.test(local) || NAME.test(head.from?.name ?? '')) return true
  if (head.returnPath === '' || ENVELOPE.test(head.returnPath ?? '')) return true
  // A telephone company's notices come from "no-reply", the letter attached.
  if (NO_PERSON.test(local) && facts.reports.some(({ type }) => type === 'message/rfc822')) return true
  if (isGateway(facts)) return true
  return (
    (head.from === null || head.from.address === '') && /auto-(generated|replied)/.test(lower(facts, 'auto-submitted'))
  )
}

/** A daemon in the envelope, whatever name the notice goes by. */
const ENVELOPE = /^(?:mailer-?daemon|postmaster)@/i

/** Virus gateways sign with names of their own; their notices answer nothing, and open with a line of a few fixed forms. */
const GATEWAY_SUBJECT =
  /^(?:returned mail\b|delivery failure\b|mail delivery (?:failed|warning)\b|mail could not be delivered\b|undeliver(?:able|ed)\b)|\(delivery failed\)$/i
const GATEWAY_WORDS =
  /failed recipients?\b|could not (?:be delivered|deliver (?:your |the )?message) to (?:the following|\S{1,64}@)|your message could not be delivered to\s+\S{1,64}@|unable to deliver message to\s+<?\S{1,64}@/i

function isGateway({ head, body, files }: Facts): boolean {
  return (
    files === 0 &&
    head.inReplyTo.length === 0 &&
    GATEWAY_WORDS.test(body.text.slice(0, 600)) &&
    (GATEWAY_SUBJECT.test(head.subject) || /delivery attempts will continue/i.test(body.text.slice(0, 600)))
  )
}

function found(facts: Facts, because: string, failures: ReturnType<typeof freeTextFailures>): Automatic {
  const returned = returnedHead(facts)
  return {
    nature: 'bounce',
    because,
    about: {
      originalMessageId: returned?.messageId ?? facts.head.inReplyTo[0] ?? facts.head.references.at(-1) ?? null,
      letterKey: returned?.letterKey ?? null,
      failures,
    },
  }
}
