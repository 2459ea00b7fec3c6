// Lines that were cut to a page's width → paragraphs again. Pure.

/** `surely`: the lines are those of a printed page (PDF); `perhaps`: only where many share one width (plain text); else not. */
export type Wrapping = 'surely' | 'perhaps' | 'never'

/**
 * Lines as wide as the page that end no sentence go on in the next one, unless that `begins` something of its own. In plain
 * text whose paragraphs are indented, a line that is not goes on what stands above it. `written`: lines with their indents.
 */
export function joinedLines(
  written: readonly string[],
  wrapping: Wrapping,
  begins: (line: string) => boolean,
): string[] {
  const indented = wrapping === 'perhaps' && written.filter(isIndented).length >= 3
  const widths = written.map(line => width(indented ? line : line.trim()))
  const page = pageWidth(widths, wrapping)
  const widest = Math.max(0, ...widths)
  const out: string[] = []
  let goesOn = false
  for (const [index, whole] of written.entries()) {
    const line = whole.trim()
    const last = out.at(-1)
    const own = widths[index - 1] ?? 0
    const joins = own >= page * 0.85 || (indented && !isIndented(whole) && own >= widest * 0.8)
    if (goesOn && joins && last !== undefined && !begins(line)) out[out.length - 1] = last + between(last, line) + line
    else out.push(line)
    goesOn = !/(?:[。！？：:;；!?]|的(?:通知|函|公告|意见))$/.test(line)
  }
  return out
}

/** Two characters, as the first line of a paragraph. */
function isIndented(line: string): boolean {
  return /^(?:\u3000{2}| {4}|\t)(?=[^\s])/.test(line)
}

/** A blank between words, none inside an address or between Chinese characters. */
function between(last: string, line: string): string {
  const words = /[\x21-\x7e]$/.test(last) && /^[\x21-\x7e]/.test(line)
  return words && !/@[\w.-]*$/.test(last) && !/^[\w.-]*@/.test(line) ? ' ' : ''
}

/** The widest lines of a page, but for two that may stick out; in plain text a width that many lines share. */
function pageWidth(widths: readonly number[], wrapping: Wrapping): number {
  if (wrapping === 'never') return Number.POSITIVE_INFINITY
  const order = [...widths].sort((a, b) => b - a)
  if (wrapping === 'surely') return order[Math.min(2, order.length - 1)] ?? 0
  const wide = order[0] ?? 0
  const full = widths.filter(each => each >= wide * 0.9).length
  return full >= 5 && full >= widths.length / 4 ? wide : Number.POSITIVE_INFINITY
}

/** Chinese characters and full-width marks take two columns. */
function width(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0)
}
