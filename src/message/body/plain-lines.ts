// Plain text as lines: quote marks become boxes, addresses in the text become links.
import { joinWrapped } from '../links/wrapped.ts'
import { linksIn } from '../links/written.ts'
import { type Line, line } from './line.ts'

/** More lines than a book has. */
const MOST_LINES = 200_000

/** Every line of `text` (LF line ends). Runs of ">" lines are boxes, one in the other by depth. */
export function plainLines(text: string, firstBox = 1): Line[] {
  const lines: Line[] = []
  let boxes: number[] = []
  let next = firstBox
  const sources = text.slice(0, 8_388_608).split('\n', MOST_LINES)
  for (const [at, given] of sources.entries()) {
    const source = isEscapedFrom(given, sources[at - 1], sources[at + 1]) ? given.slice(1) : given
    const mark = /^(?:[ \t]{0,3}[>＞])+/.exec(source)?.[0] ?? ''
    const depth = Math.min(20, mark.replace(/[^>＞]/g, '').length)
    // Blank lines between two quoted ones do not end the run; a written line does.
    const content = source.slice(mark.length).replace(/^ /, '').trimEnd()
    if (depth < boxes.length && content !== '') boxes = boxes.slice(0, depth)
    while (boxes.length < depth) {
      boxes = [...boxes, next]
      next += 1
    }
    lines.push(line(content, depth === 0 && content === '' ? [] : boxes))
  }
  const whole = joinWrapped(lines)
  for (const entry of whole) entry.links = linksIn(entry.text)
  return whole
}

/** Seen in practice: a line that begins with "From " and got a ">" on its way through an mbox file (test mail 007). */
function isEscapedFrom(source: string, before: string | undefined, after: string | undefined): boolean {
  return /^>From (?!:)/.test(source) && ![before, after].some(line => line?.startsWith('>'))
}
