// Whether a file is what its name and its declared type say. Only what matters is told: another kind of file.
import type { Note } from '../reading/reading.ts'
import type { Kind } from './kind.ts'
import { runsByName } from './dangers/executables.ts'
import { extensionOf, kindOfExtension, kindOfType } from './recognize/media-types.ts'

/** Types that mail programs declare for anything. */
const SAYS_NOTHING =
  /^(application\/(octet-stream|x-?download|force-download|x-unknown|unknown|binary|x-msdos-program|zip|x-zip-compressed|x-zip|vnd\.ms-office|x-compressed)|text\/plain|binary|multipart\/.*|message\/rfc822|application\/vnd\.ms-excel)$/
/** Texts whose name says better what they are for: an HTML table that an office system exports as .xls is a sheet. */
const TEXTUAL = /^(text\/(html|plain|csv|tab-separated-values)|application\/xml|multipart\/related)$/
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
  else if (promised !== null && promised !== kind)
    notes.push({ code: 'name-type-disagrees', detail: `.${extension}: ${type}` })
  const declared = declaredType?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const declaredKind = declared === '' || SAYS_NOTHING.test(declared) ? 'other' : kindOfType(declared)
  if (declaredKind !== 'other' && declaredKind !== kind && !OPAQUE.has(type))
    notes.push({ code: 'declared-type-disagrees', detail: `${declared}: ${type}` })
  return notes
}
