// One MIME entity (RFC 2045 §2.4): its headers and what they say about its content.
import { first, parseFields, type Fields } from '../headers/fields.ts'
import { parseStructured, type Structured } from '../headers/parameters.ts'

/** An entity of the tree. Its body is somewhere else: it passes by as a stream. */
export type Entity = {
  /** Position in the message, from 0 for the message itself. */
  index: number
  parent: Entity | null
  depth: number
  block: Buffer
  fields: Fields
  contentType: Structured
  disposition: Structured
  /** Lower case, by declaration or by the default of its place (RFC 2045 §5.2, RFC 2046 §5.1.5). */
  type: string
  /** As declared, lower case; null where missing. */
  declaredType: string | null
  boundary: string | null
  encoding: TransferEncoding
  children: number
}

/** Transfer encodings that change bytes; everything else is identity. `unknown`: something was named that nobody knows. */
export type TransferEncoding = 'base64' | 'quoted-printable' | 'uuencode' | 'identity' | 'unknown'

/** Reads the header block of the entity at `index`. */
export function readEntity(block: Buffer, index: number, parent: Entity | null): Entity {
  const fields = parseFields(block)
  const contentType = parseStructured(first(fields, 'content-type'))
  const disposition = parseStructured(first(fields, 'content-disposition'))
  const declared = contentType.value
  const encoding = transferEncoding(first(fields, 'content-transfer-encoding'))
  const type = declared?.includes('/') ? declared : byDefault(declared, parent, encoding)
  return {
    index,
    parent,
    depth: parent ? parent.depth + 1 : 0,
    block,
    fields,
    contentType,
    disposition,
    type,
    declaredType: declared,
    boundary: type.startsWith('multipart/') ? boundaryOf(contentType) : null,
    encoding,
    children: 0,
  }
}

/**
 * RFC 2045 §5.2: text/plain where the type is missing or cannot be read; in a digest message/rfc822 (RFC 2046 §5.1.5).
 * Seen in practice: "text", "html" (test mail 148). What is in base64 under no readable type is hardly text, nor is a part
 * of a type that a program made up ("x-be2", test mail 170); where the whole message is of such a type, it may be both (195).
 */
function byDefault(declared: string | null, parent: Entity | null, encoding: TransferEncoding): string {
  if (declared === null) return parent?.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
  if (declared === 'html') return 'text/html'
  const isFile = parent !== null && isMadeUp(declared)
  return declared === 'text' || (encoding !== 'base64' && !isFile) ? 'text/plain' : 'application/octet-stream'
}

/** True for a type that a program made up, without a "/": its format is the program's own. */
export function isMadeUp(declared: string | null): boolean {
  return declared !== null && /^x-[^/]*$/.test(declared)
}

/** Text with formatting commands (RFC 1341 §7.1.3, RFC 1896), as list archives hold it. */
export function isEnriched({ type }: Entity): boolean {
  return type === 'text/enriched' || type === 'text/richtext'
}

function boundaryOf(contentType: Structured): string | null {
  const extended = contentType.extended.get('boundary')?.bytes.toString('latin1')
  return (contentType.plain.get('boundary') ?? extended ?? '').trimEnd() || null
}

/** The name of an encoding and a comment; a longer header is damage, and reading it would only cost time. */
const LONGEST_ENCODING = 200

/**
 * The transfer encoding by its first word, quotes and comments aside.
 * Seen in practice: `base64; x` (test mail 032), `"base64"` (033), `7-bit`, a charset in its place.
 */
function transferEncoding(source: string | null): TransferEncoding {
  const word = (source ?? '')
    .slice(0, LONGEST_ENCODING)
    .replace(/\([^)]*\)/g, ' ')
    .replace(/["';,]/g, ' ')
    .trim()
    .split(/\s+/)[0]
    ?.toLowerCase()
  if (!word || /^(7-?bits?|8-?bits?|binary|none)$/.test(word)) return 'identity'
  if (word.includes('base64')) return 'base64'
  if (word.startsWith('quoted')) return 'quoted-printable'
  if (/^(x-)?uu(e|encode|encoded|code)?$/.test(word)) return 'uuencode'
  return 'unknown'
}
