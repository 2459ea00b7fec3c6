// A template and its values → subject, text and HTML. One source for both: Liquid makes Markdown, Markdown makes HTML.
import { Liquid } from 'liquidjs'
import MarkdownIt from 'markdown-it'
import type { Language } from '../config/configuration.ts'
import { layout } from './layout.ts'
import { shippedSource, type TemplateName } from './template-source.ts'

export type Rendered = { subject: string; text: string; html: string }

/** All ASCII punctuation may be escaped (CommonMark §2.4), and is: values are written by strangers. */
const SPECIAL = /[!-/:-@[-`{-~]/g
const ESCAPED = /\\([!-/:-@[-`{-~])/g
/** A picture that comes with the letter; the words beside it say the same. */
const PICTURE = /^!\[.*\]\(cid:.*\)\n*/gm
const BOLD = /\*\*((?:\\.|[^\\*])+)\*\*/g

/** Strict: an unknown variable is an error with its line, never an empty place in a letter. */
export const engine = new Liquid({
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  // What is empty is not there: Liquid's own '' and 0 count as true.
  jsTruthy: true,
  outputEscape: value => clean(String(value ?? '')).replace(SPECIAL, '\\$&'),
  // Milliseconds by the clock: a busy machine must not fail to write a letter.
  renderLimit: 10_000,
  memoryLimit: 1e6,
  parseLimit: 1e5,
  root: [],
  partials: [],
  layouts: [],
})
const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true })

/** Line ends would be headers; controls, bidi marks and invisible characters would turn the words around or hide them. */
function clean(value: string): string {
  return value
    .toWellFormed()
    .replace(/[\s\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ue000\ue001]+/gu, ' ')
    .trim()
}

/** Renders the shipped template `name`. `values` must give every variable that it names. */
export function render(name: TemplateName, language: Language, values: object): Rendered {
  return renderSource(shippedSource(name, language), language, values)
}

/** Renders any template. Fails with a LiquidError where it cannot be parsed or names a variable that there is not. */
export function renderSource(template: string, language: Language, values: object): Rendered {
  const source = String(engine.parseAndRenderSync(template, values))
  const [head = '', ...rest] = source.split('\n---\n')
  const body = rest
    .join('\n---\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return {
    subject: plain(head).replace(/\s+/g, ' ').trim(),
    text: `${plain(withoutTables(body, language))}\n`,
    html: layout(strong(body), language),
  }
}

/**
 * Markdown's own ** ends no emphasis between a bracket and a letter (CommonMark §6.2, right-flanking), and Chinese titles
 * end in brackets: it is marked with characters that no value contains, and turned into <strong> afterwards.
 */
function strong(source: string): string {
  const html = markdown.render(source.replace(BOLD, '\ue000$1\ue001'))
  return html.replaceAll('\ue000', '<strong>').replaceAll('\ue001', '</strong>')
}

/** Markdown as people read it without a renderer: no marks of emphasis, no escapes. */
function plain(source: string): string {
  return source.replace(PICTURE, '').replace(BOLD, '$1').replace(ESCAPED, '$1')
}

/** A table's rows as list items, "- 单位：尚缺，电话"; its head is left out, and so are empty cells. */
function withoutTables(source: string, language: Language): string {
  const [first, others] = language === 'zh-CN' ? ['：', '，'] : [': ', ', ']
  const lines = source.split('\n')
  return lines
    .filter((line, index) => !line.startsWith('|') || (!isRule(line) && !isRule(lines[index + 1] ?? '')))
    .map(line => {
      if (!line.startsWith('|')) return line
      const [name = '', ...cells] = line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map(cell => cell.trim())
      const rest = cells.filter(cell => cell !== '').join(others)
      return rest === '' ? `- ${name}` : `- ${name}${first}${rest}`
    })
    .join('\n')
}

function isRule(line: string): boolean {
  return /^\|[-|]+\|$/.test(line)
}
