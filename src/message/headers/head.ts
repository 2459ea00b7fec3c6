// The header block as a Head: who, to whom, when, about what, in answer to what.
import type { Head } from '../../reading/reading.ts'
import type { Address } from '../address.ts'
import { parseAddresses, spelledAddresses } from './address-list.ts'
import { headerDate } from './dates.ts'
import { all, firstFilled, text, type Fields } from './fields.ts'
import { receivedAt } from './received.ts'

/** A subject longer than this is no person's; the rest is dropped. */
const LONGEST_SUBJECT = 4_000

/** Reads what a Head holds. Missing and unreadable fields are null or empty, never made up. */
export function readHead(fields: Fields): Head {
  const spelled = author(fields)
  return {
    messageId: messageId(fields),
    from: spelled && { name: spelled.name, address: spelled.address.toLowerCase() },
    fromSpelled: spelled && spelled.address,
    sender: parseAddresses(firstFilled(fields, 'sender'))[0] ?? null,
    replyTo: listed(fields, 'reply-to'),
    to: listed(fields, 'to'),
    cc: listed(fields, 'cc'),
    returnPath: returnPath(fields),
    subject: (text(fields, 'subject') ?? '').slice(0, LONGEST_SUBJECT),
    sentAt: headerDate(firstFilled(fields, 'date'))?.toString() ?? null,
    receivedAt: receivedAt(fields)?.toString() ?? null,
    inReplyTo: identifiers(all(fields, 'in-reply-to').join(' ')),
    references: identifiers(all(fields, 'references').join(' ')),
    letterKey: text(fields, 'x-baosong-letter'),
    mailer: text(fields, 'x-mailer') ?? text(fields, 'user-agent'),
  }
}

/** The author as spelled: the first From that holds an address, else the first that holds a name. */
function author(fields: Fields): Address | null {
  const authors = all(fields, 'from').flatMap(spelledAddresses)
  return authors.find(({ address }) => address !== '') ?? authors[0] ?? null
}

function listed(fields: Fields, name: string): Address[] {
  return all(fields, name)
    .flatMap(parseAddresses)
    .filter(({ address }) => address !== '')
}

/** Message-ID with its angle brackets (RFC 5322 §3.6.4). */
export function messageId(fields: Fields): string | null {
  const value = firstFilled(fields, 'message-id')
  return value === null ? null : (identifiers(value)[0] ?? bracketed(value))
}

/** Seen in practice: a Message-ID without its brackets. */
function bracketed(value: string): string | null {
  const token = value.replace(/[<>]/g, '').trim().split(/\s/)[0]
  return token ? `<${token}>` : null
}

/** Every msg-id of a header's value, brackets kept, each once. */
export function identifiers(value: string): string[] {
  return [...new Set(Array.from(value.slice(0, 100_000).matchAll(/<[^<>\s]{1,998}>/g), match => match[0]))].slice(
    0,
    200,
  )
}

/** RFC 5321 §4.4. '' for the null path, null where the header is missing. */
function returnPath(fields: Fields): string | null {
  const value = all(fields, 'return-path')[0]
  if (value === undefined) return null
  return (/<\s*([^<>]*?)\s*>/.exec(value)?.[1] ?? value.trim()).toLowerCase()
}
