// Is what the sender wrote itself the report? Then it becomes a file: body.html or body.txt.
import { decorates, isTextAgain } from '../../reading/decoration.ts'
import type { Store } from '../../files/store.ts'
import type { Division } from '../body/divide.ts'
import type { Line } from '../body/line.ts'
import { joined } from '../body/line.ts'
import { slotsOf } from '../body/message-lines.ts'
import type { ParsedMessage, Part } from '../parsed.ts'
import type { TextBody } from '../structure/text-body.ts'
import { looksLikeReport } from './looks-like-report.ts'
import { sliceOf } from './html-slice.ts'
import { withoutOwnLetter } from './own-letter.ts'

/** The report, stored; null where the text is a covering letter, a question or a promise. */
export async function bodyReport(
  bodies: readonly TextBody[],
  division: Division,
  parts: readonly Part[],
  subject: string,
  store: Store,
): Promise<ParsedMessage['report']> {
  const lines = withoutOwnLetter(division.text)
  const documents = parts.filter(part => part.shown === null && isDocument(part)).length
  const files = parts.filter(isSent).length
  if (!looksLikeReport(lines, { documents, files, subject })) return null
  const html = slotsOf(bodies).length === 1 ? bodies.find(body => body.form === 'html') : undefined
  const slice = html ? sliceOf(html.text, lines) : null
  const [name, content] = slice === null ? (['body.txt', joined(lines)] as const) : (['body.html', slice] as const)
  return { name, stored: await store.put(bytesOf(content)) }
}

function isDocument({ name, declaredType }: Part): boolean {
  return (
    /\.(docx?|wps|pdf|ofd|rtf|odt|zip|rar|7z)$/i.test(name ?? '') ||
    /msword|wordprocessing|pdf|zip|rar|compressed/i.test(declaredType ?? '')
  )
}

/** A file that a person sent along: no logo of the signature, no icon, no older letter's picture. */
function isSent(part: Part): boolean {
  const { name, declaredType, stored } = part
  return !isTextAgain(part) && !decorates({ type: declaredType ?? '', size: stored.size, pixels: null, name, part })
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8')
}

/** Kept for callers that have lines only. */
export type ReportLines = readonly Line[]
