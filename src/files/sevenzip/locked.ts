// Whether an archive hides even its list of names behind a password: 7-Zip cannot say that from a damaged one.
import { readRange } from '../recognize/file-ends.ts'

const AES = Buffer.from('06f10701', 'hex')
const HEADER_BYTES = 65_536

/** True for 7z and rar archives whose headers are encrypted. */
export async function isLocked(path: string): Promise<boolean> {
  const head = await readRange(path, 0, 64)
  if (head.length < 32) return false
  if (head.toString('latin1', 0, 2) === '7z') {
    // The header lies at the end; an encrypted one names the AES coder (7zFormat.txt, StartHeader and EncodedHeader).
    const offset = Number(head.readBigUInt64LE(12))
    const header = await readRange(path, 32 + Math.min(offset, Number.MAX_SAFE_INTEGER - 32), HEADER_BYTES)
    return header[0] === 0x17 && header.includes(AES)
  }
  // RAR 5: signature of 8 bytes, CRC32, size, type: 4 is the encryption header (RAR 5.0 archive format).
  if (head.toString('latin1', 0, 8) === 'Rar!\u001a\u0007\u0001\0') return head[13] === 4
  // RAR 4: MHD_PASSWORD among the flags of the archive header (technote.txt).
  if (head.toString('latin1', 0, 7) === 'Rar!\u001a\u0007\0') return (head.readUInt16LE(10) & 0x80) !== 0
  return false
}
