// Stored bytes, piece by piece, with their hash checked on the way.
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

/** What lies in the store is not what the record says. */
export class WrongBytes extends Error {
  override name = 'WrongBytes'
}

/** Bytes read at once: large enough for the disk, small beside the process's budget. */
export const PIECE_BYTES = 256 * 1024

/**
 * The bytes of `path`; fails with WrongBytes where their SHA-256 is another, or with the disk's error. Each piece stands in
 * what `buffer` gives: the same one every time only where a piece is done with before the next is asked for.
 */
export async function* storedBytes(path: string, sha256: string, buffer: () => Buffer): AsyncGenerator<Buffer> {
  await using file = await open(path, 'r')
  const hash = createHash('sha256')
  for (;;) {
    const room = buffer()
    const { bytesRead } = await file.read(room, 0, room.length)
    if (bytesRead === 0) break
    const piece = room.subarray(0, bytesRead)
    hash.update(piece)
    yield piece
  }
  const found = hash.digest('hex')
  if (found !== sha256) throw new WrongBytes(`${path}: SHA-256 ${sha256} expected, ${found} found`)
}
