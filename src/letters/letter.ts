// A letter as the ledger keeps it and the post sends it. Pure.
import { createHash } from 'node:crypto'
import type { Configuration } from '../config/configuration.ts'
import type { Address } from '../message/address.ts'
import { LiquidError } from 'liquidjs'
import { render, type Rendered, renderSource } from './render.ts'
import { ownSource } from './template-source.ts'

export type Letter = {
  key: string
  kind: 'acknowledgement' | 'announcement' | 'reminder' | 'digest' | 'group-notice'
  unit: string | null
  campaign: string | null
  /** The message that it answers. */
  answers: number | null
  to: Address[]
  subject: string
  text: string
  html: string
  /** Its own Message-ID, made from the key: a letter that goes twice can be recognised as one. */
  messageId: string
  headers: Record<string, string>
  /** Why the office's own template could not be used, and the shipped one was; null: it could, or there is none. */
  templateFault: string | null
}

/** What a letter answers, for the thread. */
export type Thread = { messageId: string | null; references: readonly string[] }

/** The Message-ID of the letter with `key`, the same for ever. */
export function letterMessageId(key: string, mailboxAddress: string): string {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 32)
  return `<baosong.${hash}@${mailboxAddress.slice(mailboxAddress.indexOf('@') + 1)}>`
}

/** Puts a letter together: rendered, addressed, threaded, and marked as written by a machine (RFC 3834 §5). */
export function composeLetter(
  given: Pick<Letter, 'key' | 'kind' | 'unit' | 'campaign' | 'answers' | 'to'>,
  values: object,
  thread: Thread | null,
  configuration: Configuration,
): Letter {
  const { mailbox } = configuration.office
  const { subject, text, html, templateFault } = rendered(given.kind, values, configuration)
  const headers: Record<string, string> = {
    'Auto-Submitted': given.kind === 'acknowledgement' ? 'auto-replied' : 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'X-Baosong-Letter': given.key,
  }
  if (thread?.messageId) {
    headers['In-Reply-To'] = thread.messageId
    headers.References = [...new Set([...thread.references, thread.messageId])].slice(-20).join(' ')
  }
  return {
    ...given,
    subject,
    text,
    html,
    messageId: letterMessageId(given.key, mailbox.address),
    headers,
    templateFault,
  }
}

/** By the office's own template where it has one that works. A slip in it must not keep a letter from going. */
function rendered(
  kind: Letter['kind'],
  values: object,
  { folder, office }: Configuration,
): Rendered & { templateFault: string | null } {
  const own = ownSource(kind, folder)
  if (own === null) return { ...render(kind, office.language, values), templateFault: null }
  try {
    return { ...renderSource(own, office.language, values), templateFault: null }
  } catch (error) {
    if (!LiquidError.is(error)) throw error
    return { ...render(kind, office.language, values), templateFault: error.message }
  }
}
