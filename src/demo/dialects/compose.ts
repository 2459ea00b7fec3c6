// What all mail programs do alike: text and HTML beside each other, pasted pictures with the HTML, files behind both.
import { escapeHtml, base64, bytesOf, type Charset, multipart, part } from './mime.ts'
import type { Attachment, Draft } from '../draft.ts'

/** What each mail program does in its own way. */
export type Dialect = {
  charset: Charset
  /** Boundary of the multipart at `level`: 0 mixed, 1 related, 2 alternative. */
  boundary(draft: Draft, level: number): string
  /** The header lines of the whole message, before the content type's. */
  headers(draft: Draft): string[]
  /** Content type with its boundary, folded as the program folds it. */
  multipartType(subtype: string, boundary: string): string
  /** The writer's lines, signature and forwarded mail; pasted pictures and big attachments come below. */
  html(draft: Draft): string
  /** The same as plain text. */
  text(draft: Draft): string
  /** Header lines of a file's part. `cid`: the HTML shows it. */
  file(attachment: Attachment, cid: string | null): string[]
  preamble: string
}

/** The message as it leaves the program. */
export function compose(draft: Draft, dialect: Dialect): Buffer {
  const cid = (index: number) =>
    `${dialect.boundary(draft, 3 + index).replace(/[^\w.]/g, '')}@${draft.from.address.split('@')[1]}`
  const shown = draft.pasted.map((_, index) => `<div><img src="cid:${cid(index)}" width="480"></div>`).join('')
  const alternatives = [
    textPart('plain', dialect.text(draft), dialect.charset),
    textPart('html', `${dialect.html(draft)}${shown}`, dialect.charset),
  ]
  let whole = { subtype: 'alternative', level: 2, parts: alternatives }
  const nest = () => part([dialect.multipartType(whole.subtype, boundaryOf())], multipart(boundaryOf(), whole.parts))
  const boundaryOf = () => dialect.boundary(draft, whole.level)
  if (draft.pasted.length > 0) {
    const pictures = draft.pasted.map((picture, index) => filePart(dialect, picture, cid(index)))
    whole = { subtype: 'related', level: 1, parts: [nest(), ...pictures] }
  }
  if (draft.attachments.length > 0) {
    const files = draft.attachments.map(file => filePart(dialect, file, null))
    whole = { subtype: 'mixed', level: 0, parts: [nest(), ...files] }
  }
  const headers = [...dialect.headers(draft), dialect.multipartType(whole.subtype, boundaryOf())]
  return part(headers, multipart(boundaryOf(), whole.parts, dialect.preamble))
}

function textPart(subtype: string, text: string, charset: Charset): Buffer {
  const headers = [`Content-Type: text/${subtype};\r\n\tcharset="${charset}"`, 'Content-Transfer-Encoding: base64']
  return part(headers, base64(bytesOf(text, charset)))
}

function filePart(dialect: Dialect, attachment: Attachment, cid: string | null): Buffer {
  return part(dialect.file(attachment, cid), base64(attachment.data))
}

/** Lines as HTML blocks of one kind; an empty line keeps its height. */
export function blocks(lines: readonly string[], open: string, close: string): string {
  return lines.map(line => `${open}${escapeHtml(line) || '<br>'}${close}`).join('')
}
