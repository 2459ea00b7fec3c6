// Containers by which mail programs mark history and signatures in HTML. One row a habit.

export type Attributes = Readonly<Record<string, string>>

type Mark = { who: string; tag?: string; id?: RegExp; class?: RegExp; attribute?: [name: string, value: RegExp] }

/** Containers of quoted or forwarded messages. Which of the two it is, the text inside tells. */
const QUOTES: readonly Mark[] = [
  { who: 'RFC-era clients, Apple Mail, Thunderbird', tag: 'blockquote', attribute: ['type', /^cite$/i] },
  { who: 'Thunderbird', tag: 'blockquote', attribute: ['cite', /^mid:/i] },
  { who: 'Gmail', class: /(^|\s)gmail_quote(_container)?(\s|$)/ },
  { who: 'NetEase web', id: /^isReplyContent$/ },
  { who: 'NetEase 邮箱大师', class: /ntes-mailmaster-quote/ },
  { who: 'NetEase 邮箱大师', id: /^ntes-[a-z]+-quote/ },
  { who: 'QQ', tag: 'includetail' },
  { who: 'QQ', class: /(^|\s)(qmbox|xm_mail_oringinal_describe_quote)(\s|$)/ },
  { who: 'Yahoo', class: /(^|\s)yahoo_quoted(\s|$)/ },
  { who: 'Proton', class: /protonmail_quote/ },
  { who: 'Zimbra, Zoho', class: /(^|\s)(zmail_extra|zmailhdr)(\s|$)/ },
  { who: 'Lark', class: /(history-quote|lark-mail-quote)/ },
  { who: 'Lark', id: /^(lark-mail-quote|history-quote)/ },
  { who: 'Outlook for Mac, new Outlook', id: /^(OLK_SRC_BODY_SECTION|mail-editor-reference-message-container)$/ },
  { who: 'AOL', id: /^yiv|AOLMsgPart/ },
  { who: 'Alimail', class: /(alimail-quote|__aliyun_previous_quote)/ },
  { who: 'Coremail', class: /(^|\s)(cm-quote|coremail-quote|ReferenceQuote)(\s|$)/ },
]

/** Containers of signatures. */
const SIGNATURES: readonly Mark[] = [
  { who: 'QQ', tag: 'sign' },
  { who: 'QQ', class: /xmail[-_]sign/ },
  { who: 'NetEase 邮箱大师', class: /ntes-mailmaster-sign/ },
  { who: 'NetEase', id: /^(ntes-pcmac-signature|spnEditorSign|ntes-sign)/ },
  { who: 'NetEase advertising', attribute: ['title', /^neteasefooter$/i] },
  { who: 'Foxmail', class: /foxmail[-_]?sign/i },
  { who: 'Gmail', class: /(^|\s)gmail_signature(\s|$)/ },
  { who: 'Thunderbird', class: /(^|\s)moz-signature(\s|$)/ },
  { who: 'Apple Mail', id: /^AppleMailSignature/ },
  { who: 'Outlook', id: /^(x_)*(Signature|ms-outlook-mobile-signature)$/i },
  { who: 'Proton', class: /protonmail_signature/ },
  { who: 'Lark', class: /lark-mail-signature/ },
  { who: 'any', id: /(^|[-_])(mail|email|user)?[-_]?sign(ature)?([-_]\w*)?$/i },
  { who: 'any', class: /(^|[\s_-])(signature|(mail|email|user)[-_]?sign)([\s_-]|$)/i },
]

export function isQuoteContainer(tag: string, attributes: Attributes): boolean {
  return QUOTES.some(mark => fits(mark, tag, attributes))
}

export function isSignatureContainer(tag: string, attributes: Attributes): boolean {
  return SIGNATURES.some(mark => fits(mark, tag, attributes))
}

/** What announces a text that stands in its own blockquote: "总结如下：". */
const ANNOUNCES = /(?:如下|以下|正文|全文|内容)\s*[:：]\s*$/

/**
 * A blockquote without any mark, in an answer: phones quote the letter in it, and say not whose it is (test mail 179). In other
 * mail, and below words that announce it, it only indents the writer's own.
 */
export function isUnmarkedQuote(tag: string, before: string): boolean {
  return tag === 'blockquote' && !ANNOUNCES.test(before)
}

/** Every condition that the row names must hold. */
function fits(mark: Mark, tag: string, attributes: Attributes): boolean {
  if (mark.tag !== undefined && mark.tag !== tag) return false
  if (mark.id && !mark.id.test(attributes['id'] ?? '')) return false
  if (mark.class && !mark.class.test(attributes['class'] ?? '')) return false
  if (mark.attribute && !mark.attribute[1].test(attributes[mark.attribute[0]] ?? '')) return false
  return true
}

/** What the reader does not see: `display:none` and the like. */
export function isHidden(attributes: Attributes): boolean {
  const style = attributes['style']
  return (
    attributes['hidden'] !== undefined || (style !== undefined && /display\s*:\s*none|mso-hide\s*:\s*all/i.test(style))
  )
}
