// What a zip is: many formats are zips, and only the names of their members tell.
import type { Note } from '../../reading/reading.ts'
import { withZip, type Zip } from '../zip/open-zip.ts'
import { extensionOf, kindOfExtension, typeOfExtension } from './media-types.ts'
import { type Recognized, unreadable } from './recognized.ts'

/** A document's parts stand near its beginning; an archive of more entries is an archive. */
const LISTED = 4000
const MIMETYPE_BYTES = 256
const MANIFEST_BYTES = 1_048_576
const IWORK: Record<string, string> = {
  pages: 'application/vnd.apple.pages',
  numbers: 'application/vnd.apple.numbers',
  key: 'application/vnd.apple.keynote',
}

/** Recognizes the zip at `path`. A broken one keeps the type that its name or first members promise, with a note. */
export async function recognizeZip(path: string, name: string | null, guessed: string): Promise<Recognized> {
  const extension = extensionOf(name)
  try {
    return await withZip(path, LISTED, async zip => {
      const names = new Set(zip.entries.map(entry => entry.name))
      const type = (await typeOf(zip, names, extension)) ?? 'application/zip'
      return { type, notes: await notesOf(zip, type) }
    })
  } catch (error) {
    if (error instanceof Error && error.message.includes('multi-disk'))
      return { type: guessed, notes: [{ code: 'archive-part', detail: null }] }
    const promised = guessed === 'application/zip' && kindOfExtension(extension) ? typeOfExtension(extension) : null
    return unreadable(promised ?? guessed, error)
  }
}

async function typeOf(zip: Zip, names: ReadonlySet<string>, extension: string): Promise<string | null> {
  const starts = (prefix: string) => zip.entries.some(entry => entry.name.toLowerCase().startsWith(prefix))
  if (names.has('mimetype')) {
    const declared = (await zip.read('mimetype', MIMETYPE_BYTES))?.toString('latin1').trim() ?? ''
    if (/^application\/(vnd\.oasis\.opendocument\.[a-z-]+|epub\+zip)$/.test(declared))
      return declared.replace(/-template$/, '')
  }
  // Seen in practice: OFD writers differ in the case of the entry point.
  if ([...names].some(name => /^ofd\.xml$/i.test(name))) return 'application/ofd'
  if (names.has('[Content_Types].xml')) return officeType(starts, macros(zip) !== null, extension)
  if (names.has('AndroidManifest.xml')) return 'application/vnd.android.package-archive'
  if (starts('meta-inf/manifest.mf')) return 'application/java-archive'
  if (names.has('Index/Document.iwa') || names.has('Index.zip')) return IWORK[extension] ?? null
  return null
}

function officeType(starts: (prefix: string) => boolean, macro: boolean, extension: string): string | null {
  const ooxml = 'application/vnd.openxmlformats-officedocument'
  if (starts('word/'))
    return macro ? 'application/vnd.ms-word.document.macroenabled.12' : `${ooxml}.wordprocessingml.document`
  if (starts('xl/workbook.bin')) return 'application/vnd.ms-excel.sheet.binary.macroenabled.12'
  if (starts('xl/')) return macro ? 'application/vnd.ms-excel.sheet.macroenabled.12' : `${ooxml}.spreadsheetml.sheet`
  if (starts('ppt/')) {
    if (macro) return 'application/vnd.ms-powerpoint.presentation.macroenabled.12'
    return `${ooxml}.presentationml.${extension === 'ppsx' ? 'slideshow' : 'presentation'}`
  }
  if (starts('visio/')) return 'application/vnd.visio'
  if (starts('fixeddocseq.fdseq') || starts('fixeddocumentsequence.fdseq')) return 'application/vnd.ms-xpsdocument'
  return null
}

function macros(zip: Zip): string | null {
  return zip.entries.find(entry => /(^|\/)vbaProject\.bin$/i.test(entry.name))?.name ?? null
}

async function notesOf(zip: Zip, type: string): Promise<Note[]> {
  if (type === 'application/zip') return []
  const notes: Note[] = []
  const macro = macros(zip) ?? zip.entries.find(entry => /^(Basic|Scripts)\/.+\/.+/.test(entry.name))?.name ?? null
  if (macro && !type.startsWith('application/java')) notes.push({ code: 'macros', detail: macro })
  if (type.startsWith('application/vnd.oasis.')) {
    const manifest = await zip.read('META-INF/manifest.xml', MANIFEST_BYTES)
    if (manifest?.includes('encryption-data')) notes.push({ code: 'encrypted', detail: null })
  }
  return notes
}
