// Mail addresses of the configuration: exact ones, and everyone at a domain.
import { domainToASCII } from 'node:url'
import { type Wording, wording } from './fault.ts'
import { leaf, type Meaning } from './leaf.ts'
import { isPublicDomain } from './public-domains.ts'

/**
 * An exact address, lower-cased. RFC 5321 §4.1.2 without quoted local parts and address literals, which no mailbox
 * provider gives out; an internationalised domain is kept in its ASCII form (RFC 5891).
 */
export function understandAddress(text: string): Meaning<string> {
  const value = text.trim().toLowerCase()
  const at = value.lastIndexOf('@')
  const local = value.slice(0, Math.max(at, 0))
  const domain = domainOf(value.slice(at + 1))
  if (/^[a-z0-9!#$%&'+/=?^_{|}~-]+(\.[a-z0-9!#$%&'+/=?^_{|}~-]+)*$/.test(local) && domain !== null) {
    return { value: `${local}@${domain}` }
  }
  return { wrong: badAddress(text) }
}

/** An exact address, or `*@domain` for everyone at a domain that is the unit's own. */
export function understandSender(text: string): Meaning<{ address: string } | { domain: string }> {
  const value = text.trim().toLowerCase()
  if (!value.includes('*') && !value.startsWith('@')) {
    const exact = understandAddress(text)
    return 'wrong' in exact ? exact : { value: { address: exact.value } }
  }
  const written = value.replace(/^\*?@/, '')
  const domain = domainOf(written)
  if (!value.startsWith('*@') || domain === null) {
    const right = domain === null ? '*@yxlib.example' : `*@${domain}`
    return {
      wrong: wording(
        `“${text}”的通配写法不对`,
        `只能表示一个域名下的所有人，应为 "${right}"`,
        `"${text}" is no wildcard that is understood`,
        `Only everyone at one domain can be meant: "${right}"`,
      ),
    }
  }
  if (!isPublicDomain(domain)) return { value: { domain } }
  return {
    wrong: wording(
      `${domain} 人人可用，"*@${domain}" 会把别人的邮件也算作该单位的`,
      '应逐个写出该单位的邮箱地址',
      `${domain} is open to anyone: "*@${domain}" would give strangers' mail to this unit`,
      'Write out the unit’s own addresses one by one',
    ),
  }
}

/** The domain in ASCII, null where it is none. `localhost` is let in for tests and relays on the same machine. */
function domainOf(text: string): string | null {
  const ascii = domainToASCII(text)
  const labels = ascii.split('.')
  const fits = labels.every(label => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label))
  // domainToASCII folds full-width letters away; refuse them instead, since the writer should see what is kept.
  const typed = /^[\p{Script=Latin}\p{Script=Han}\p{N}.-]+$/u.test(text) && text === text.normalize('NFKC')
  // RFC 3696 §2: a top-level domain is never all digits; domainToASCII would make an IPv4 address of it.
  const named = !/(^|\.)(\d+|0x[0-9a-f]*)$/.test(text)
  return fits && typed && named && (labels.length > 1 || ascii === 'localhost') ? ascii : null
}

/** Seen in practice: full-width ＠ and 。, `Name <address>`, `mailto:`, two addresses in one entry. */
function badAddress(text: string): Wording {
  const plain = text
    .normalize('NFKC')
    .replaceAll('。', '.')
    .replace(/^mailto:/i, '')
  const inside = /([^\s<>"'，,;；、*]+@[^\s<>"'，,;；、]+)/.exec(plain)?.[1]
  const second = (plain.match(/@/g) ?? []).length > 1
  if (second) {
    return wording(
      `“${text}”里像是有两个地址`,
      '应分成两项，用半角逗号隔开：[甲@a.example, 乙@b.example]',
      `"${text}" looks like two addresses`,
      'They should be two entries: [one@a.example, two@b.example]',
    )
  }
  const found = inside === undefined || inside === text ? undefined : understandAddress(inside)
  const right = found !== undefined && 'value' in found ? found.value : null
  return wording(
    `“${text}”不是邮箱地址`,
    right === null ? '应为 yxlib@163.com 这样的写法' : `应为 ${right}`,
    `"${text}" is no mail address`,
    right === null ? 'It should look like yxlib@163.com' : `It should be ${right}`,
  )
}

export const address = leaf(understandAddress, { format: 'email' })
export const sender = leaf(understandSender, { examples: ['yxlib@163.com', '*@yxlib.example'] })
