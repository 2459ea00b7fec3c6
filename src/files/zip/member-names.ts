// Names inside a zip are bytes of an encoding that nobody wrote down; this finds it.
import { crc32 } from 'node:zlib'
import type { Entry } from 'yauzl'
import { decodeNames } from '../text/names.ts'
import { strictly } from '../text/strictly.ts'

/** General purpose bit 11: the name is UTF-8 (APPNOTE.TXT 4.4.4). */
const UTF8_FLAG = 0x800
/** Info-ZIP Unicode Path Extra Field (APPNOTE.TXT 4.6.9), as WinRAR writes it beside a GBK name. */
const UNICODE_PATH = 0x7075

/**
 * The entries' names in order, '/' between folders. Flagged names are UTF-8, a Unicode Path field wins where it fits its
 * name; all other names are decoded together, since one short name alone may look like either encoding.
 * Seen in practice: GBK without the flag (Windows), UTF-8 without the flag (macOS), the flag on GBK (old mobile apps),
 * backslashes (.NET before 4.6.1).
 */
export function memberNames(entries: readonly Entry[]): string[] {
  const certain = entries.map(certainName)
  const unsure = entries.filter((_, index) => certain[index] === null).map(entry => entry.fileNameRaw)
  const decoded = decodeNames(unsure)
  return certain.map(name => (name ?? decoded.shift() ?? '').replaceAll('\\', '/'))
}

function certainName(entry: Entry): string | null {
  const field = entry.extraFields.find(({ id }) => id === UNICODE_PATH)?.data
  if (field && field.length > 5 && field[0] === 1 && field.readUInt32LE(1) === crc32(entry.fileNameRaw))
    return strictly(field.subarray(5), 'utf-8')
  const utf8 = strictly(entry.fileNameRaw, 'utf-8')
  if (entry.generalPurposeBitFlag & UTF8_FLAG) return utf8
  return utf8 !== null && isPlainly(utf8) ? utf8 : null
}

/**
 * True for names of at least two characters that take three bytes of UTF-8, and none that takes two: no words of GBK make
 * that by chance. Seen in practice: a name that a phone added to a zip of a Windows office.
 */
function isPlainly(utf8: string): boolean {
  return /[\u0800-\uffff].*[\u0800-\uffff]/su.test(utf8) && !/[\u0080-\u07ff]/u.test(utf8)
}
