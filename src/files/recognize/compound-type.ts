// Which program's document lies in a compound file: by the names of its streams.
import type { Note } from '../../reading/reading.ts'
import { type CompoundFile, withCompoundFile } from '../cfb/compound-file.ts'
import { kindOfExtension, typeOfExtension } from './media-types.ts'
import { type Recognized, unreadable } from './recognized.ts'

const UNKNOWN = 'application/x-cfb'
/** Class id of Windows Installer packages, {000C1084-…}, as it lies in the file. */
const INSTALLER = '84100c0000000000c000000000000046'
/** WPS Office writes the same streams as Microsoft Office; only the name tells whose document it is meant to be. */
const WPS: Record<string, string> = {
  wps: 'application/wps-office.wps',
  wpt: 'application/wps-office.wps',
  et: 'application/wps-office.et',
  ett: 'application/wps-office.et',
  dps: 'application/wps-office.dps',
  dpt: 'application/wps-office.dps',
}

/** Recognizes the compound file at `path`; `extension` (lower case) decides between formats that have the same streams. */
export async function recognizeCompound(path: string, extension: string): Promise<Recognized> {
  try {
    return await withCompoundFile(path, async file => {
      const type = typeOf(file, extension)
      return { type, notes: await notesOf(file, type) }
    })
  } catch (error) {
    const kind = kindOfExtension(extension)
    return unreadable((kind && kind !== 'other' ? typeOfExtension(extension) : null) ?? UNKNOWN, error)
  }
}

function typeOf(file: CompoundFile, extension: string): string {
  const has = (name: string) => file.entries.some(entry => entry.path === name)
  if (has('EncryptedPackage')) return encryptedType(extension)
  if (has('WordDocument')) return WPS[extension] === WPS['wps'] ? 'application/wps-office.wps' : 'application/msword'
  if (has('Workbook') || has('Book'))
    return WPS[extension] === WPS['et'] ? 'application/wps-office.et' : 'application/vnd.ms-excel'
  if (has('PowerPoint Document'))
    return WPS[extension] === WPS['dps'] ? 'application/wps-office.dps' : 'application/vnd.ms-powerpoint'
  if (has('__properties_version1.0')) return 'application/vnd.ms-outlook'
  if (has('VisioDocument')) return 'application/vnd.visio'
  if (has('MatOST') || has('MN0')) return 'application/vnd.ms-works'
  if (file.entries[0]?.classId === INSTALLER) return 'application/x-msi'
  return UNKNOWN
}

/** The package inside is encrypted, so only the name tells what it is ([MS-OFFCRYPTO] 2.3.4). */
function encryptedType(extension: string): string {
  const kind = kindOfExtension(extension)
  const promised = kind === 'document' || kind === 'sheet' || kind === 'slides' ? typeOfExtension(extension) : null
  return promised ?? UNKNOWN
}

async function notesOf(file: CompoundFile, type: string): Promise<Note[]> {
  const notes: Note[] = []
  if (await isEncrypted(file)) notes.push({ code: 'encrypted', detail: null })
  const macro = file.entries.find(({ path, storage }) => storage && /(^|\/)(Macros|_VBA_PROJECT_CUR|VBA)$/i.test(path))
  if (macro && type !== 'application/vnd.ms-outlook') notes.push({ code: 'macros', detail: macro.path })
  if (type === 'application/x-msi') notes.push({ code: 'executable', detail: type })
  return notes
}

/** A password is needed: the whole package, or the flag that each binary format has for it. */
async function isEncrypted(file: CompoundFile): Promise<boolean> {
  if (file.find('EncryptedPackage')) return true
  const word = file.find('WordDocument')
  // FibBase.fEncrypted ([MS-DOC] 2.5.2).
  if (word) return ((await file.read(word, 12)).readUInt16LE(10) & 0x0100) !== 0
  const book = file.find('Workbook') ?? file.find('Book')
  if (book) return hasFilePass(await file.read(book, 4096))
  const user = file.find('Current User')
  // CurrentUserAtom.headerToken of an encrypted presentation ([MS-PPT] 2.3.2).
  if (user) return (await file.read(user, 16)).subarray(12, 16).equals(Buffer.from([0xdf, 0xc4, 0xd1, 0xf3]))
  return false
}

/** FilePass is among the first records of the workbook's globals ([MS-XLS] 2.4.117). */
function hasFilePass(records: Buffer): boolean {
  for (let at = 0; at + 4 <= records.length; at += 4 + records.readUInt16LE(at + 2)) {
    const kind = records.readUInt16LE(at)
    if (kind === 0x2f) return true
    if (kind === 0x0a) return false
  }
  return false
}
