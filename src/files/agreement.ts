// Whether a file is what its name and its declared type say. Only what matters is told: another kind of file.
import type { Note } from '../reading/reading.ts'
import type { Kind } from './kind.ts'
import { runsByName } from './dangers/executables.ts'
import { extensionOf, fits, kindOfExtension, kindOfType, typeOfExtension } from './recognize/media-types.ts'

/** Types that mail programs declare for anything. */
const SAYS_NOTHING =
  /^(application\/(octet-stream|x-?download|force-download|x-unknown|unknown|binary|x-msdos-program|zip|x-zip-compressed|x-zip|vnd\.ms-office|x-compressed)|text\/plain|binary|multipart\/.*|application\/vnd\.ms-excel)$/
/** Texts whose name says better what they are for: an HTML table that an office system exports as .xls is a sheet. */
const TEXTUAL = /^(text\/(html|plain|csv|tab-separated-values)|application\/xml|multipart\/related)$/
/** Texts that office programs open whatever they are called: sheets and documents of XML, pages, tables. */
const OPENED_AS_TEXT = /^(xls|doc|et|wps|xlt|dot|ett|wpt|ps|eps|ai)$/
const PAPERS: readonly (Kind | null)[] = ['document', 'sheet', 'slides']
const OPAQUE = new Set(['application/octet-stream', 'application/x-empty', 'application/x-cfb'])

/**
 * The kind of a file to people: by its bytes; by its name where the bytes are an unreadable or empty one's, or a text that
 * office programs open as something else.
 * Seen in practice: tables exported by office systems as HTML or CSV called .xls (test: agreement). A script is text that
 * nobody reads: a .js in a zip must not count as the report that is missing.
 */
export function kindOf(type: string, name: string | null): Kind {
  const byBytes = kindOfType(type)
  const byName = kindOfExtension(extensionOf(name))
  if (isScript(type, name)) return 'other'
  if (OPAQUE.has(type)) return byName ?? 'other'
  if (TEXTUAL.test(type) && (byName === 'document' || byName === 'sheet')) return byName
  return byBytes
}

/** Text, or bytes of no known kind, under a name that makes Windows run them (.js, .vbs, .hta, .lnk). */
export function isScript(type: string, name: string | null): boolean {
  return (TEXTUAL.test(type) || OPAQUE.has(type)) && runsByName(name)
}

/** Notes on names and declared types that promise another kind than the bytes are. */
export function disagreements(type: string, name: string | null, declaredType: string | null): Note[] {
  const kind = kindOf(type, name)
  const extension = extensionOf(name)
  const notes: Note[] = []
  if (type === 'application/x-empty' || isScript(type, name)) return notes
  const promised = kindOfExtension(extension)
  if (type === 'application/octet-stream' && promised !== null && promised !== 'other')
    notes.push({ code: 'unreadable', detail: `no .${extension} by its bytes` })
  else if ((promised !== null && promised !== kind) || isTextInstead(type, extension))
    notes.push({ code: 'name-type-disagrees', detail: `.${extension}: ${type}` })
  else if (isOtherFormat(type, kind, extension)) notes.push({ code: 'other-format', detail: `.${extension}: ${type}` })
  const declared = declaredType?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const declaredKind = declared === '' || SAYS_NOTHING.test(declared) ? 'other' : kindOfType(declared)
  const isOther = (declaredKind !== 'other' && declaredKind !== kind) || isTextAsDeclared(declared, type, kind)
  if (isOther && !OPAQUE.has(type)) notes.push({ code: 'declared-type-disagrees', detail: `${declared}: ${type}` })
  return notes
}

/**
 * True for a text under the name of a format that no text is (总结.docx, 总结.pdf): no program opens it, and what should be
 * in it is not. Plain text called .doc is as little a document; a page, a table or XML called so opens in Word and Excel.
 */
function isTextInstead(type: string, extension: string): boolean {
  const usual = typeOfExtension(extension)
  if (!TEXTUAL.test(type) || usual === null || TEXTUAL.test(usual) || fits(type, extension)) return false
  return PAPERS.includes(kindOfExtension(extension)) && (type === 'text/plain' || !OPENED_AS_TEXT.test(extension))
}

/**
 * True for a document or archive in another one's format, which opens, or does not, by the program's leave: a PDF called .doc, a
 * web page called .xls, a .rar that is a zip. Excel and Word ask before they open such a page.
 */
function isOtherFormat(type: string, kind: Kind, extension: string): boolean {
  if (!(PAPERS.includes(kind) || kind === 'archive') || typeOfExtension(extension) === null) return false
  return type === 'text/html' ? /^(doc|xls|wps|et)$/.test(extension) : !TEXTUAL.test(type) && !fits(type, extension)
}

/** Declared as a text or a message, and neither: a docx or a photo that some program declared text/plain or message/rfc822. */
function isTextAsDeclared(declared: string, type: string, kind: Kind): boolean {
  if (declared === 'message/rfc822') return kind !== 'message'
  return declared === 'text/plain' && !TEXTUAL.test(type) && !type.startsWith('text/') && PAPERS.includes(kind)
}
