// The letter that came back: its header, attached whole (message/rfc822), alone (text/rfc822-headers), or quoted in words.
import { first, parseFields, text, type Fields } from '../headers/fields.ts'
import { parseAddresses } from '../headers/address-list.ts'
import { messageId } from '../headers/head.ts'
import type { Facts } from './facts.ts'

export type Returned = { messageId: string | null; letterKey: string | null }

/** Null where nothing of the letter is there. */
export function returnedHead(facts: Facts): Returned | null {
  for (const { type, bytes } of facts.reports) {
    if (!isHead(type)) continue
    const found = read(parseFields(bytes))
    if (found.messageId || found.letterKey) return found
  }
  return quotedHead(facts.words)
}

/** To whom the letter went, where it went to one address alone; else who of them failed is not told. */
export function returnedTo(facts: Facts): string[] {
  const attached = facts.reports.find(({ type }) => isHead(type))
  const to = attached
    ? first(parseFields(attached.bytes), 'to')
    : (/^[>\s]*to:[ \t]*([^\n]{1,1000})$/im.exec(facts.words)?.[1] ?? null)
  const addresses = parseAddresses(to).flatMap(({ address }) => (address.includes('@') ? [address] : []))
  return addresses.length === 1 ? addresses : []
}

/** Types of parts that begin with the letter's header. */
function isHead(type: string): boolean {
  return /^(message\/(rfc822|global)|text\/rfc822-headers)/.test(type)
}

function read(fields: Fields): Returned {
  return { messageId: messageId(fields), letterKey: text(fields, 'x-baosong-letter') }
}

/** qmail, Exim and many gateways quote the letter, headers and all, in the text of the notice. */
function quotedHead(words: string): Returned | null {
  const id = /^[>\s]*message-id:\s*(<[^<>\s]{1,998}>)/im.exec(words)?.[1] ?? null
  const letterKey = /^[>\s]*x-baosong-letter:\s*(\S{1,200})/im.exec(words)?.[1] ?? null
  return id || letterKey ? { messageId: id, letterKey } : null
}
