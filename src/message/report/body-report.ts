// Is what the sender wrote, or passes on, itself the report? Then it becomes a file: body.html or body.txt.
import { decorates, isTextAgain } from '../../reading/decoration.ts'
import type { Store } from '../../files/store.ts'
import type { Around, Division } from '../body/divide.ts'
import type { Line } from '../body/line.ts'
import { joined } from '../body/line.ts'
import type { ParsedMessage, Part } from '../parsed.ts'
import { forwardedReport } from './forwarded-report.ts'
import { looksLikeReport } from './looks-like-report.ts'
import { sliceOf } from './html-slice.ts'
import { withoutOwnLetter } from './own-letter.ts'

/** What a report is looked for in. `page`: the HTML, where the whole text is one page, else null. */
export type Written = { page: string | null; division: Division; parts: readonly Part[]; around: Around }

/**
 * The report, stored: what the sender wrote, else what somebody wrote whose mail he passes on. Null where the text is a
 * covering letter, a question or a promise.
 */
export async function bodyReport(written: Written, store: Store): Promise<ParsedMessage['report']> {
  const { division, parts, around } = written
  const company = {
    documents: parts.filter(part => part.shown === null && isDocument(part)).length,
    files: parts.filter(isSent).length,
    subject: around.subject,
  }
  const own = withoutOwnLetter(division.text)
  if (looksLikeReport(own, company)) return stored(own, false, written, store)
  const forwarded = forwardedReport(division.inside, around, company)
  return forwarded.length > 0 ? stored(forwarded, true, written, store) : null
}

async function stored(lines: readonly Line[], isForwarded: boolean, { page }: Written, store: Store) {
  const slice = page === null ? null : sliceOf(page, lines)
  const [name, content] = slice === null ? (['body.txt', joined(lines)] as const) : (['body.html', slice] as const)
  return { name, stored: await store.put(bytesOf(content)), isForwarded }
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
