// The text of one message, given as plain text, HTML or both, divided by who said it when.
import type { Body, InnerMessage, ReadLink } from '../reading/reading.ts'
import type { Address } from './address.ts'
import { type Around, bodyOf, divide, type Division, type Inside, isAnswer } from './body/divide.ts'
import { htmlLines, type PageOf } from './body/html-lines.ts'
import type { Line } from './body/line.ts'
import { plainLines } from './body/plain-lines.ts'
import { linksOf } from './links/links.ts'
import { openByPlain } from './links/open-by-plain.ts'

/** What splitting needs to know besides the text. `zone`: IANA name of the office's zone, for dates without one. */
export type SplitContext = {
  zone: string
  subject?: string
  from?: Address | null
  to?: readonly Address[]
  /** Headers say that it answers something (In-Reply-To). */
  isReply?: boolean
  /** When it was sent or received (ISO): lives of links count from it. */
  at?: string | null
}

export type SplitBody = { body: Body; forwarded: InnerMessage[]; links: ReadLink[] }

/** Characters kept of each text, and forwards inside forwards that are followed. */
const MOST_CHARACTERS = 1_000_000
const DEEPEST = 20

/** Splits a body that did not come through {@link parseMessage} (Outlook's .msg, winmail.dat). */
export function splitBody(text: string | null, html: string | null, context: SplitContext): SplitBody {
  const division = divideLines(chooseLines(text, html, pageOf(context)), context)
  return {
    body: bodyOf(division, MOST_CHARACTERS),
    forwarded: forwardedIn(division, MOST_CHARACTERS),
    links: linksOf(division, context),
  }
}

/** HTML where it says something (it keeps containers and pictures), else the plain text. */
export function chooseLines(text: string | null, html: string | null, page: PageOf, firstBox = 1): Line[] {
  const fromHtml = html === null ? [] : htmlLines(html, firstBox, undefined, page)
  if (text === null) return fromHtml
  const written = fromHtml.reduce((sum, { text: line, pictures }) => sum + line.trim().length + pictures.length * 20, 0)
  // Seen in practice: an HTML version cut after its head, while the plain one is whole (test mail 057).
  if (written === 0 || (text.length > 400 && written * 8 < text.length)) return plainLines(text, firstBox)
  openByPlain(fromHtml, text)
  return fromHtml
}

/** What headers tell of a page: an answer quotes what it answers. */
export function pageOf(context: SplitContext): PageOf {
  return { isReply: isAnswer(aroundOf(context)) }
}

/** Divides lines that were chosen. */
export function divideLines(lines: readonly Line[], context: SplitContext): Division {
  return divide(lines, aroundOf(context), context.zone, DEEPEST)
}

/** What the context tells about a forward or an answer. */
export function aroundOf(context: SplitContext): Around {
  return {
    subject: context.subject ?? '',
    from: context.from ?? null,
    to: context.to ?? [],
    isReply: context.isReply ?? false,
  }
}

/** Messages forwarded in the text, outer before inner, as one list. */
export function forwardedIn(division: Division, most: number): InnerMessage[] {
  return division.inside.flatMap(inside => [inner(inside, most), ...forwardedIn(inside.division, most)])
}

function inner({ from, to, subject, sentAt, division }: Inside, most: number): InnerMessage {
  return {
    how: 'inline',
    path: null,
    from,
    to,
    subject,
    sentAt,
    messageId: null,
    body: bodyOf(division, most),
    authentication: [],
  }
}
