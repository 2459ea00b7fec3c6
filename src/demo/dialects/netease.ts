// The web mail of 163 and 126 (Coremail): GBK, file names in quoted encoded words.
import type { Draft, Program } from '../draft.ts'
import { digits, hex, mailDate } from '../draft.ts'
import { blocks, compose, type Dialect } from './compose.ts'
import { escapeHtml, words } from './mime.ts'

/** A mail written in the browser at mail.163.com or mail.126.com. */
export const neteaseWeb: Program = draft => compose(draft, dialect)

const dialect: Dialect = {
  charset: 'GBK',
  preamble: '',
  boundary: (draft, level) =>
    `----=_Part_${10_000 + level}_${digits(`${draft.slug}/b${level}`, 9)}.${draft.sentAt.epochMilliseconds + level}`,
  multipartType: (subtype, boundary) => `Content-Type: multipart/${subtype}; \r\n\tboundary="${boundary}"`,
  headers(draft) {
    const { from, to, slug, sentAt } = draft
    const [local, domain = ''] = from.address.split('@')
    const id = `${hex(`${slug}/1`, 8)}.${hex(`${slug}/2`, 4)}.${sentAt.epochMilliseconds.toString(16)}.Coremail.${from.address}`
    return [
      `Received: from ${local}$${domain} ( [203.0.113.${digits(`${slug}/ip`, 2)}] ) by\r\n ajax-webmail-wmsvr-40-1${digits(slug, 2)} (Coremail) ; ${mailDate(sentAt)} (CST)`,
      `Date: ${mailDate(sentAt)} (CST)`,
      `From: ${words(from.name, 'GBK').join('\r\n ')} <${from.address}>`,
      `To: ${to.address}`,
      `Subject: ${words(draft.subject, 'GBK').join('\r\n ')}`,
      'X-Priority: 3',
      `X-Mailer: Coremail Webmail Server Version XT5.0.14 build 20250520(f7b2e7a0)\r\n Copyright (c) 2002-${sentAt.year} www.mailtech.cn ${domain.replace('.', '')}`,
      'MIME-Version: 1.0',
      `Message-ID: <${id}>`,
      'X-Coremail-Locale: zh_CN',
    ]
  },
  html(draft) {
    const style = 'line-height:1.7;color:#000000;font-size:14px;font-family:Arial'
    const lines = blocks(draft.lines, '<p style="margin: 0;">', '</p>')
    return `<div style="${style}">${lines}${signature(draft)}</div>${bigAttachments(draft)}`
  },
  text(draft) {
    const big = draft.big.map(({ name, size, expires, url }) => `${name} (${size}, ${expires} 到期)\n下载: ${url}`)
    const cloud = big.length === 0 ? [] : ['', '从网易163邮箱发来的云附件', '', ...big]
    return [...draft.lines, '', ...draft.signature, ...cloud].join('\n')
  },
  file(attachment, cid) {
    const name = words(attachment.name, 'GBK').join('\r\n ')
    const place = cid === null ? [] : [`Content-ID: <${cid}>`]
    return [
      `Content-Type: ${attachment.type}; \r\n\tname="${name}"`,
      'Content-Transfer-Encoding: base64',
      `Content-Disposition: ${cid === null ? 'attachment' : 'inline'}; \r\n\tfilename="${name}"`,
      ...place,
    ]
  },
}

function signature(draft: Draft): string {
  if (draft.signature.length === 0) return ''
  const lines = draft.signature.map(escapeHtml).join('<br>')
  return `<p style="margin: 0;"><br></p><div style="position:relative;zoom:1">--<br>${lines}<div style="clear:both"></div></div>`
}

function bigAttachments(draft: Draft): string {
  if (draft.big.length === 0) return ''
  const rows = draft.big.map(
    ({ name, size, expires, url }) =>
      `<div style="clear:both;height:36px;padding:6px 4px;"><a href="${escapeHtml(url)}">${escapeHtml(name)}</a>` +
      `<span style="color:#bbb">&nbsp;(${size}, ${expires} 到期)</span><div><a href="${escapeHtml(url)}">下载</a></div></div>`,
  )
  return `<br><div style="padding:4px;clear:both" id="divNeteaseBigAttach"><div><b>从网易163邮箱发来的云附件</b></div>${rows.join('')}</div>`
}
