// A template and its values → subject, text and HTML. One source for both: Liquid makes Markdown, Markdown makes HTML.
import { fileURLToPath } from 'node:url'
import { readFileSync } from 'node:fs'
import { Liquid } from 'liquidjs'
import MarkdownIt from 'markdown-it'
import type { Language } from '../config/configuration.ts'

export type Rendered = { subject: string; text: string; html: string }

/** Characters that mean something in Markdown; values are written by strangers. */
const SPECIAL = /[\\`*_{}[\]<>#|~]/g
const ESCAPED = /\\([\\`*_{}[\]<>#|~])/g

/** Strict: an unknown variable is an error with its line, never an empty place in a letter. */
const engine = new Liquid({
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  outputEscape: value => clean(String(value ?? '')).replace(SPECIAL, '\\$&'),
  renderLimit: 200,
  memoryLimit: 1e6,
  parseLimit: 1e5,
  root: [],
  partials: [],
  layouts: [],
})
const markdown = new MarkdownIt({ html: false, linkify: false, breaks: false })

/** Line ends would be headers, controls and bidi marks would turn the words around: none of them belongs in a value. */
function clean(value: string): string {
  // oxlint-disable-next-line no-control-regex -- controls are what is looked for
  return value.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ').trim()
}

/** Renders the shipped template `name`. `values` must give every variable that it names. */
export function render(name: string, language: Language, values: object): Rendered {
  const path = fileURLToPath(new URL(`./templates/${language}/${name}.liquid`, import.meta.url))
  const source = String(engine.parseAndRenderSync(readFileSync(path, 'utf8'), values))
  const [head = '', ...rest] = source.split('\n---\n')
  const body = rest
    .join('\n---\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return {
    subject: plain(head).replace(/\s+/g, ' ').trim(),
    text: `${plain(body)}\n`,
    html: layout(markdown.render(body)),
  }
}

/** Markdown as people read it without a renderer: no marks of emphasis, no escapes. */
function plain(source: string): string {
  return source.replace(/\*\*(.+?)\*\*/g, '$1').replace(ESCAPED, '$1')
}

/** Tables and inlined styles: what QQ, 163, Outlook and phones all show; nothing is loaded from elsewhere. */
function layout(content: string): string {
  const styled = content
    .replaceAll('<p>', '<p style="margin:0 0 12px 0;">')
    .replaceAll('<ul>', '<ul style="margin:0 0 12px 0;padding:0 0 0 22px;">')
    .replaceAll('<li>', '<li style="margin:0 0 4px 0;">')
  return [
    '<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"></head>',
    '<body style="margin:0;padding:0;background:#f4f5f7;">',
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f4f5f7;"><tr><td align="center" style="padding:16px 8px;">',
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:680px;background:#ffffff;border:1px solid #dde1e6;"><tr>',
    "<td style=\"padding:24px;font-family:'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;font-size:15px;line-height:1.7;color:#1f2328;word-break:break-word;\">",
    styled,
    '</td></tr></table></td></tr></table></body></html>\n',
  ].join('')
}
