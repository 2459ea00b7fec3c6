// Reasons never to answer a message, by its header (RFC 3834 §2 and what vacation responders do). Codes, for the record.
import type { Head } from '../../reading/reading.ts'
import { all, first, text, type Fields } from '../headers/fields.ts'
import type { Entity } from '../structure/entity.ts'
import { NO_PERSON } from './bulk.ts'

type Check = { code: string; holds: (fields: Fields, head: Head, root: Entity) => boolean }

const LISTS = ['list-id', 'list-post', 'list-unsubscribe', 'list-help', 'list-subscribe', 'list-archive', 'list-owner']
const RESPONDERS = [
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-qq-auto-reply',
  'x-qq-holidayreply',
  'x-auto-reply',
  'x-mail-autoreply',
]
/** Role addresses that answer by themselves, or never (RFC 2142, RFC 3834 §2). */
const ROLES =
  /^(?:mailer-?daemon|postmaster|hostmaster|listserv|majordomo|mailman|owner-.*|.*-owner|.*-request|.*-bounces?|root|daemon|nobody|service|kefu|10000)$/i

const CHECKS: readonly Check[] = [
  { code: 'null-return-path', holds: (_, head) => head.returnPath === '' },
  { code: 'auto-submitted', holds: fields => !/^(?:no\b|$)/i.test((text(fields, 'auto-submitted') ?? '').trim()) },
  {
    code: 'precedence',
    holds: fields => all(fields, 'precedence').some(value => /bulk|list|junk|auto[_-]?reply/i.test(value)),
  },
  { code: 'list-header', holds: fields => LISTS.some(name => first(fields, name) !== null) },
  { code: 'auto-responder-header', holds: fields => RESPONDERS.some(name => first(fields, name) !== null) },
  { code: 'x-loop', holds: fields => first(fields, 'x-loop') !== null },
  { code: 'own-letter', holds: (_, head) => head.letterKey !== null },
  {
    code: 'auto-response-suppress',
    holds: fields => all(fields, 'x-auto-response-suppress').some(value => /\b(all|oof|autoreply)\b/i.test(value)),
  },
  { code: 'report', holds: (_, __, root) => root.type === 'multipart/report' },
  { code: 'calendar', holds: (_, __, root) => root.type === 'text/calendar' },
  { code: 'no-sender-address', holds: (_, head) => (head.from?.address ?? '') === '' },
  { code: 'role-sender', holds: (_, head) => isRole(head) },
  { code: 'auto-reply-envelope', holds: (_, head) => /\+auto_=/.test(head.returnPath ?? '') },
]

/** Every reason that holds, as codes. */
export function unanswerable(root: Entity, head: Head): string[] {
  return CHECKS.filter(({ holds }) => holds(root.fields, head, root)).map(({ code }) => code)
}

function isRole(head: Head): boolean {
  const local = head.from?.address.split('@')[0] ?? ''
  return ROLES.test(local) || NO_PERSON.test(local)
}
