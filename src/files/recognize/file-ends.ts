// The first bytes of a stored file, and any range of it: nothing is ever read whole.
import { open } from 'node:fs/promises'

/** Up to `length` bytes from `position` (a negative one counts from the end); fewer where the file is shorter. */
export async function readRange(path: string, position: number, length: number): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const from = position < 0 ? Math.max(0, size + position) : Math.min(position, size)
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - from)))
    let filled = 0
    while (filled < buffer.length) {
      const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, from + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return buffer.subarray(0, filled)
  } finally {
    await file.close()
  }
}
