// Lines that were cut to a page's width → paragraphs again. Pure.

/** `surely`: the lines are those of a printed page (PDF); `perhaps`: only where many share one width (plain text); else not. */
export type Wrapping = 'surely' | 'perhaps' | 'never'

/** Lines as wide as the page that end no sentence go on in the next one, unless that `begins` something of its own. */
export function joinedLines(lines: readonly string[], wrapping: Wrapping, begins: (line: string) => boolean): string[] {
  const widths = lines.map(width)
  const page = wrapping === 'never' ? Number.POSITIVE_INFINITY : pageWidth(widths, wrapping)
  const out: string[] = []
  let goesOn = false
  for (const [index, line] of lines.entries()) {
    const last = out.at(-1)
    if (goesOn && last !== undefined && !begins(line)) out[out.length - 1] = last + between(last, line) + line
    else out.push(line)
    goesOn = (widths[index] ?? 0) >= page * 0.85 && !/(?:[。！？：:;；!?]|的(?:通知|函|公告|意见))$/.test(line)
  }
  return out
}

/** A blank between words, none inside an address or between Chinese characters. */
function between(last: string, line: string): string {
  const words = /[\x21-\x7e]$/.test(last) && /^[\x21-\x7e]/.test(line)
  return words && !/@[\w.-]*$/.test(last) && !/^[\w.-]*@/.test(line) ? ' ' : ''
}

/** The widest lines of a page, but for two that may stick out; in plain text a width that many lines share. */
function pageWidth(widths: readonly number[], wrapping: Wrapping): number {
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
