// The body of a letter as HTML that QQ, 163, Outlook and phones all show. Pure.
import type { Language } from '../config/configuration.ts'

const FONTS = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
const CELL = 'padding:6px 8px;border-bottom:1px solid #e3e6ea;text-align:left;vertical-align:top;'

const STYLES: readonly (readonly [string, string])[] = [
  ['p', 'margin:0 0 14px 0;'],
  ['ul', 'margin:0 0 14px 0;padding:0 0 0 20px;'],
  ['li', 'margin:0 0 4px 0;'],
  ['table', 'width:100%;border-collapse:collapse;margin:0 0 18px 0;font-size:14px;line-height:1.5;'],
  ['th', `${CELL}color:#59636e;font-weight:normal;white-space:nowrap;background:#f6f7f9;`],
  ['td', CELL],
  ['img', 'display:block;width:100%;max-width:638px;height:14px;margin:2px 0;'],
]

/**
 * Styles in place, and nothing that is loaded from elsewhere: paragraphs on white, as a person's mail looks; a card with a
 * frame looks like a mailing. The last paragraph is the signature.
 */
export function layout(content: string, language: Language): string {
  const styled = STYLES.reduce(
    (html, [name, style]) => html.replaceAll(new RegExp(`<${name}(?= width| src|>)`, 'g'), `<${name} style="${style}"`),
    withHeadings(whole(signed(content, language))),
  )
  return [
    `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"></head>`,
    '<body style="margin:0;padding:0;background:#ffffff;">',
    `<div style="max-width:680px;padding:8px 12px;text-align:left;font-family:${FONTS};font-size:15px;line-height:1.7;color:#1f2328;word-break:break-word;overflow-wrap:anywhere;">`,
    styled,
    '</div></body></html>\n',
  ].join('')
}

/** A telephone number in a table stays in one line, also in the narrow columns of a telephone: it is to be read out or tapped. */
function whole(content: string): string {
  return content.replace(/(?<=[\s>])\d{3,4}-\d{7,8}(?=[\s<])/g, '<span style="white-space:nowrap;">$&</span>')
}

/** A paragraph that heads a list or table stands close to it, and a table's first column is as wide in each. */
function withHeadings(content: string): string {
  return content
    .replace(/<p>(?=(?:(?!<\/p>).)*<\/p>\n<(?:ul|table)>)/gs, '<p style="margin:0 0 6px 0;">')
    .replaceAll('<tr>\n<th>', '<tr>\n<th width="36%">')
}

/** Chinese letters are signed at the right, under the text (GB/T 9704 §7.3.5). */
function signed(content: string, language: Language): string {
  const start = content.lastIndexOf('<p>')
  if (start < 0) return content
  const align = language === 'zh-CN' ? 'text-align:right;' : ''
  return `${content.slice(0, start)}<p style="margin:22px 0 0 0;${align}">${content.slice(start + '<p>'.length)}`
}
