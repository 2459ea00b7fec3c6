// Links that a mail program broke over lines of plain text, whole again. Pure.
import type { Line } from '../body/line.ts'

/** Lines that one link may take. */
const MOST_PIECES = 40
/** Programs break lines at 60 to 80 columns; a little less where Chinese characters before the link count double. */
const NARROWEST = 55
const WIDEST = 80
/** Lines on either side that tell whether lines were broken. */
const NEAR = 10
/** What a URL holds, RFC 3986 §2. */
const PIECE = /^[\w\-.~:/?#[\]@!$&'()*+,;=%]{1,998}$/
const OPEN = /<\s{0,3}(?:URL:)?\s{0,3}(?:https?:\/\/|www\.)[^\s<>]{0,998}$/i
const CLOSING = /^[\w\-.~:/?#[\]@!$&'()*+,;=%]{0,998}>/
const ENDS_IN_URL = /(?:https?[:：][/／]{2}|www\.)[\w\-.~:/?#[\]@!$&'()*+,;=%]{4,998}$/i

/**
 * Lines of one text, those joined over which a link goes on: in angle brackets up to the closing one (RFC 3986, appendix C);
 * without them where a line as wide as programs make them ends inside a link, and the next is nothing but more of it.
 * Seen in practice: links cut at the first line's end (test mails 203, 204).
 */
export function joinWrapped(lines: readonly Line[]): Line[] {
  const whole: Line[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const first = lines[at] as Line
    const end = lastPiece(lines, at)
    const pieces = lines.slice(at, end + 1)
    whole.push(end === at ? first : { ...first, text: pieces.map(piece => textOf(piece, first)).join('') })
    at = end
  }
  return whole
}

/** The line in which the link ends that line `at` ends inside of; `at` itself where there is none. */
function lastPiece(lines: readonly Line[], at: number): number {
  const { text } = lines[at] as Line
  const tail = text.slice(-1_000)
  if (OPEN.test(tail)) return bracketEnd(lines, at)
  return ENDS_IN_URL.test(tail) ? bareEnd(lines, at) : at
}

/** A closing bracket that came to stand first in its line was taken for a quote mark. */
function textOf({ text, boxes }: Line, first: Line): string {
  return boxes.length > first.boxes.length ? `> ${text.trim()}` : text.trim()
}

function bracketEnd(lines: readonly Line[], at: number): number {
  for (let i = at + 1; i < lines.length && i <= at + MOST_PIECES; i += 1) {
    const text = textOf(lines[i] as Line, lines[at] as Line)
    if (CLOSING.test(text)) return i
    if (!PIECE.test(text)) break
  }
  return at
}

function bareEnd(lines: readonly Line[], at: number): number {
  let end = at
  while (end < at + MOST_PIECES) {
    const text = lines[end]?.text ?? ''
    const next = lines[end + 1]
    if (columns(text) < NARROWEST || (end === at && hasWiderNear(lines, at))) break
    if (!next || next.boxes.at(-1) !== lines[at]?.boxes.at(-1) || !isMore(next.text.trim(), columns(text))) break
    end += 1
  }
  return end
}

/** A longer line near by: nothing broke lines at this width. */
function hasWiderNear(lines: readonly Line[], at: number): boolean {
  const width = Math.max(WIDEST, columns(lines[at]?.text ?? '')) + 2
  return lines.slice(Math.max(0, at - NEAR), at + NEAR + 1).some(({ text }) => text.length > width)
}

/** More of a link, and no word, date, number, address or file name that stands alone in its line. */
function isMore(text: string, width: number): boolean {
  if (!PIECE.test(text) || /^(?:https?:|www\.)/i.test(text)) return false
  if (text.length >= NARROWEST) return true
  if (/^[\d\-./:]+$/.test(text) || /^[^@?=&]{1,64}@[^@?=&]{1,255}$/.test(text)) return false
  if (/^[\w-]{1,100}\.[a-z][a-z0-9]{1,4}$/i.test(text)) return width >= 70 && width <= WIDEST
  if (/^[a-z]{1,3}[:.)]$/i.test(text)) return false
  return /[%=&_/?#~]/.test(text) || (/\d/.test(text) && /[a-z]/i.test(text) && text.length > 4)
}

/** Chinese characters take two columns. */
function columns(text: string): number {
  return text.length + (text.match(/[\u2e80-\u9fff\uff00-\uffef]/g)?.length ?? 0)
}
