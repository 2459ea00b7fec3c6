// What a notice without delivery-status says in words: NetEase, QQ, Exchange, Postfix, qmail, Exim, Gmail, Sina, Aliyun.
import type { Bounce } from '../../reading/reading.ts'
import { firstFilled } from '../headers/fields.ts'
import type { Facts } from './facts.ts'
import { returnedTo } from './returned.ts'

type Failures = Bounce['failures']

const ADDRESS = /[A-Za-z0-9._%+'=&/-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,200}[A-Za-z0-9])?/g
/** Where the returned letter begins: its addresses are not the ones that failed. */
const RETURNED =
  /^[\s>*-]*(?:-{3,}.{0,40}(?:original|returned|unsent|copy of|below this line|原始|原邮件|邮件原件).*|(?:original|unsent|returned|undelivered) message(?: headers?)? follows?\b.*|(?:message )?headers follow\b.*|below is (?:a|the) copy of\b.*|received:\s*(?:from|by)\b.*|return-path:.*|(?:original message headers|原始邮件标题)\s*[:：].*|from: (?!.*\brcpt:).*@.*)$/im
/** Exchange gives the server's answer there, for administrators; addresses that stand beside it need not have failed. */
const DIAGNOSTICS =
  /^[\s>*]*(?:传递诊断信息|生成服务器|diagnostic information for administrators|generating server)\s*[:：]/im
const DELAYED =
  /(?:delay(?:ed)?|will (?:continue|keep) (?:to )?(?:be )?(?:try|retried|retrying|trying)|still (?:being )?(?:retried|trying)|no action is required|warning (?:message )?only|has not (?:yet )?been delivered|not yet delivered|延迟|暂未送达|尚未(?:送达|投递)|继续尝试|仍在尝试|将(?:会)?(?:继续|再次)(?:尝试|投递))/i
const HELP = /^(?:postmaster|mailer-daemon|kefu|service|support|help|abuse|helpdesk|noreply|no-reply)@/i

/** Where notices name who failed, the surest first; the first that names anybody tells. */
const NAMED: readonly RegExp[] = [
  // The fields of RFC 3464, written into the text (Amazon).
  /^[ \t>]*(?:original|final)-recipient:\s*(?:rfc822\s*;)?\s*<?([^<>\s;]+@[^<>\s;]+)/gim,
  // Postfix and qmail: "<a@b.example>:" or "<a@b.example> (expanded from …):" at the start of a line.
  /^\s*<([^<>\s]+@[^<>\s]+)>\s*(?:\([^)]*\))?\s*:/gm,
  // Exim: the address alone on an indented line; Exchange, OpenSMTPD, Zoho: an address, and the reason behind it.
  /^[ \t>]*<?([A-Za-z0-9._%+'=&/-]{1,64}@[A-Za-z0-9.-]{1,200}[A-Za-z0-9])>?(?=[ \t]*$|[ \t]*[(:]|[ \t]+[A-Za-z])/gm,
  /(?:无法发送到|无法投递到|无法送达|收件人(?:地址)?|收信人|接收方|以下收件人|\b(?:recipient(?: address)?|to|deliver(?:ed|y)? to|address|user(?:id)?|mailbox)(?=[\s:："“'<(（]))[\s:：“"'<（(|是为]*([A-Za-z0-9._%+'=&/-]{1,64}@[A-Za-z0-9.-]{1,200}[A-Za-z0-9])/gi,
]

/** Every address that the notice says could not be reached. */
export function freeTextFailures(facts: Facts): Failures {
  const words = facts.words.replace(/\u3000/g, ' ')
  const notice = before(RETURNED, words)
  const permanent = !DELAYED.test(facts.head.subject) && !DELAYED.test(notice.slice(0, 3_000))
  const status = /(?:^|[^\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(notice)?.[1] ?? null
  const reason = diagnostic(notice)
  return failed(facts, before(DIAGNOSTICS, notice)).map(address => ({
    address,
    // Where no status tells, the server's reply does (RFC 5321 §4.2.1).
    permanent: permanent && !(status ?? reply(notice) ?? '').startsWith('4'),
    status,
    diagnostic: reason,
  }))
}

/** The text in front of a mark; one that stands at the very top parts nothing. */
function before(mark: RegExp, text: string): string {
  const at = mark.exec(text)?.index
  return at === undefined || at < 20 ? text : text.slice(0, at)
}

/**
 * Named by header, else where notices name them, else any address in the notice but ours and theirs, else the one to whom
 * the letter went.
 */
function failed(facts: Facts, notice: string): string[] {
  const header = firstFilled(facts.fields, 'x-failed-recipients')
  if (header) return unique(header.match(ADDRESS) ?? [])
  const ours = new Set([...facts.head.to, ...(facts.head.from ? [facts.head.from] : [])].map(({ address }) => address))
  const wanted = (address: string) => !ours.has(address) && !HELP.test(address)
  for (const [at, pattern] of NAMED.entries()) {
    const named = unique(Array.from(notice.matchAll(pattern), match => match[1] ?? '')).filter(
      // Whoever wrote to itself is told so in the two forms that nothing else has.
      address => at < 2 || wanted(address),
    )
    if (named.length > 0) return named
  }
  const any = unique(notice.match(ADDRESS) ?? []).filter(wanted)
  return any.length > 0 ? any.slice(0, 20) : returnedTo(facts)
}

function unique(addresses: readonly string[]): string[] {
  return [...new Set(addresses.map(address => address.replace(/^['=/]+|[.'>,;]+$/g, '').toLowerCase()))].slice(0, 200)
}

/** The server's answer where it is quoted, else the line that gives the reason. */
function diagnostic(notice: string): string | null {
  const reason =
    /(?:退信原因|失败原因|原因|英文说明|reason|said|diagnostic(?:-code)?)\s*[:：]\s*\n?\s*([^\n]{3,500})/i.exec(
      notice,
    )?.[1]
  return (reason ?? reply(notice))?.replace(/\s+/g, ' ').trim() ?? null
}

function reply(notice: string): string | null {
  return /(?:^|[\s(（:：])([45]\d{2}[ -][^\n]{3,500})/m.exec(notice)?.[1] ?? null
}
