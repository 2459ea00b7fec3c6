// The header block of a message on disk, without reading the message.
import { open } from 'node:fs/promises'
import { mendedTop } from '../../message/structure/raw-source.ts'

/** Far more than real header blocks take; a longer one is a bomb, and its top is all that is needed here. */
const MOST_BYTES = 262_144

/** The bytes before the first empty line (RFC 5322 §2.1), at most 256 KiB. */
export async function headerBlock(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const buffer = Buffer.alloc(MOST_BYTES)
    const { bytesRead } = await file.read(buffer, 0, MOST_BYTES, 0)
    // A byte order mark or an empty line on top, or CR alone for line ends, would hide every field (test mail 028 to 031).
    const top = mendedTop(buffer.subarray(0, bytesRead))
    const end = [top.indexOf('\r\n\r\n'), top.indexOf('\n\n')].filter(at => at >= 0)
    return end.length === 0 ? top : top.subarray(0, Math.min(...end) + 2)
  } finally {
    await file.close()
  }
}
