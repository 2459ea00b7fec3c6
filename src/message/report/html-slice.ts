// What the sender wrote, as HTML that is safe to keep and to open: known tags only, no styles, no scripts, nothing loaded
// from elsewhere.
import { htmlLines } from '../body/html-lines.ts'
import type { Line } from '../body/line.ts'

const KEPT = new Set(
  'p div br h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tfoot tr td th b strong i em u s sub sup blockquote pre hr'.split(
    ' ',
  ),
)
const EMPTY = new Set(['br', 'hr'])
/** Attributes that shape a table. */
const SHAPE = new Set(['colspan', 'rowspan'])

/** The part of the page whose lines are `own`; null where lines and page do not belong together. */
export function sliceOf(html: string, own: readonly Line[]): string | null {
  const all = htmlLines(html)
  const wanted = numbersOf(all, own)
  if (wanted === null) return null
  const out: string[] = []
  const open: string[] = []
  const closeTo = (depth: number) => {
    while (open.length > depth) out.push(`</${open.pop()}>`)
  }
  htmlLines(html, 1, {
    open(tag, attributes, at) {
      if (!wanted.has(at)) return
      if (tag === 'img') out.push(image(attributes['src'] ?? '', attributes['alt'] ?? ''))
      if (tag === 'a') openLink(attributes['href'] ?? '', out, open)
      if (!KEPT.has(tag)) return
      const shape = Object.entries(attributes).filter(([name, value]) => SHAPE.has(name) && /^\d{1,3}$/.test(value))
      out.push(`<${tag}${shape.map(([name, value]) => ` ${name}="${value}"`).join('')}>`)
      if (!EMPTY.has(tag) && open.length < 200) open.push(tag)
    },
    close(tag) {
      const at = open.lastIndexOf(tag)
      if (at >= 0) closeTo(at)
    },
    text(text, at) {
      if (wanted.has(at)) out.push(escape(text))
    },
  })
  closeTo(0)
  const body = out
    .join('')
    .replace(/(?:<(p|div)>\s*<\/\1>\s*)+/g, '')
    .trim()
  return `<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n${body}\n</body></html>\n`
}

/** `own` are lines of `all` in order, but for the leading ones of other texts. */
function numbersOf(all: readonly Line[], own: readonly Line[]): Set<number> | null {
  const wanted = new Set<number>()
  let at = 0
  for (const line of own) {
    while (at < all.length && (all[at]?.text !== line.text || all[at]?.pictures.length !== line.pictures.length))
      at += 1
    if (at >= all.length) return null
    wanted.add(at)
    at += 1
  }
  return wanted
}

/** Pasted pictures keep their cid; pictures on the web are not loaded. */
function image(source: string, alt: string): string {
  if (/^cid:/i.test(source)) return `<img src="${escape(source)}" alt="${escape(alt)}">`
  return alt === '' ? '' : escape(`[${alt}]`)
}

function openLink(href: string, out: string[], open: string[]): void {
  if (!/^https?:\/\//i.test(href.trim())) return
  out.push(`<a href="${escape(href.trim())}" rel="noreferrer">`)
  open.push('a')
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
