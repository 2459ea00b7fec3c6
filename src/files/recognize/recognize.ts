// A file's media type by its bytes. Names only decide between formats whose bytes are the same.
import { fileTypeFromFile } from 'file-type'
import { isCompoundFile } from '../cfb/compound-file.ts'
import { recognizeCompound } from './compound-type.ts'
import { readRange } from './file-ends.ts'
import { extensionOf } from './media-types.ts'
import type { Recognized } from './recognized.ts'
import { smimeEnvelope } from './smime.ts'
import { asText, textType } from './text-type.ts'
import { findZip } from '../zip/zip-source.ts'
import { recognizeZip } from './zip-type.ts'

const HEAD_BYTES = 65_536
/** PDF readers accept the header anywhere in here (PDF 32000-1, implementation note 13). */
const PDF_JUNK_BYTES = 1024

/** What file-type calls by a name that is not the registered or usual one. */
const RENAMED: Record<string, string> = {
  'application/x-rar-compressed': 'application/vnd.rar',
  'application/x-ft-apple.alias': 'application/x-ms-shortcut',
  'audio/x-m4a': 'audio/mp4',
}

/** Recognizes the file at `path` with `size` bytes. */
export async function recognize(path: string, size: number, name: string | null): Promise<Recognized> {
  const extension = extensionOf(name)
  if (size === 0) return { type: 'application/x-empty', notes: [{ code: 'empty', detail: null }] }
  const head = await readRange(path, 0, HEAD_BYTES)
  if (isCompoundFile(head)) return recognizeCompound(path, extension)
  const envelope = smimeEnvelope(head, extension)
  if (envelope) return envelope
  const signed = bySignature(head)
  if (signed) return { type: signed, notes: [] }
  const text = asText(head)
  if (text !== null && text.trim() !== '') return { type: textType(text, extension), notes: [] }
  const found = await byFileType(path)
  if (isZip(head)) return recognizeZip(path, name, found ?? 'application/zip')
  if (found === null || isBehindMark(head)) {
    const start = startOfZip(path)
    if (start !== null) return behind(start, await recognizeZip(path, name, 'application/zip'))
  }
  return { type: found ?? 'application/octet-stream', notes: [] }
}

function isZip(head: Buffer): boolean {
  return ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'].includes(head.toString('latin1', 0, 4))
}

/** file-type looks behind a mark of UTF-8, so what it finds there is a zip as well. */
function isBehindMark(head: Buffer): boolean {
  return head.toString('latin1', 0, 3) === '\xef\xbb\xbf' && isZip(head.subarray(3))
}

/** Where a zip begins behind other bytes; null where there is none, or more than one. */
function startOfZip(path: string): number | null {
  try {
    return findZip(path)?.start ?? null
  } catch (error) {
    if (error instanceof Error) return null
    throw error
  }
}

function behind(bytes: number, recognized: Recognized): Recognized {
  const note = { code: 'bytes-before', detail: `${bytes}` }
  return { ...recognized, notes: bytes > 0 ? [note, ...recognized.notes] : recognized.notes }
}

/** Formats that file-type does not know, or knows only where nothing precedes them. */
function bySignature(head: Buffer): string | null {
  const start = head.toString('latin1', 0, PDF_JUNK_BYTES)
  if (isZip(head)) return null
  if (start.includes('%PDF-') && !isContainer(head)) return 'application/pdf'
  if (start.startsWith('{\\rtf')) return 'application/rtf'
  // Short recordings of nothing hold no byte that a text does not.
  if (start.startsWith('#!AMR')) return 'audio/amr'
  if (start.startsWith('%!PS')) return 'application/postscript'
  if (start.startsWith('\x78\x9f\x3e\x22')) return 'application/ms-tnef'
  if (start.startsWith('\x4c\0\0\0\x01\x14\x02\0')) return 'application/x-ms-shortcut'
  if (start.startsWith('MZ') && start.slice(0, 64).includes('\0')) return 'application/x-msdownload'
  if (start.startsWith('\x7fELF')) return 'application/x-elf'
  if (start.startsWith('#!SILK_V3') || start.startsWith('\x02#!SILK_V3')) return 'audio/x-silk'
  if (/^(CAJ\0|HN[\0\xc8]|KDH )/.test(start)) return 'application/caj'
  if (start.startsWith('\x01\0\0\0') && start.slice(40, 44) === ' EMF') return 'image/x-emf'
  if (start.startsWith('\xd7\xcd\xc6\x9a')) return 'image/wmf'
  return null
}

/** Archives hold their first member's bytes as they are, so a PDF's header may stand in one. */
function isContainer(head: Buffer): boolean {
  const start = head.toString('latin1', 0, 262)
  return ['Rar!', '7z\xbc\xaf', '\x1f\x8b'].some(magic => start.startsWith(magic)) || start.endsWith('ustar')
}

/** file-type reads what it needs from the disk. Damaged files make it throw: they have no type then. */
async function byFileType(path: string): Promise<string | null> {
  try {
    const found = await fileTypeFromFile(path)
    return found ? (RENAMED[found.mime] ?? found.mime) : null
  } catch (error) {
    if (error instanceof Error) return null
    throw error
  }
}
