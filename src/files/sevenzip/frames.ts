// The pipe from the unpacking process: a member begins, bytes of it, it ends. One member at a time.

/** The descriptor of the pipe in the process. */
export const FRAMES_FD = 4

/** One step of the pipe. */
export type Frame = { kind: 'file'; path: string } | { kind: 'bytes'; bytes: Buffer } | { kind: 'end' }

const KINDS = ['file', 'bytes', 'end'] as const
const HEADER_BYTES = 5

/** Five bytes: the kind, and the length of what follows. */
export function frameHeader(kind: Frame['kind'], length: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  header[0] = KINDS.indexOf(kind)
  header.writeUInt32LE(length, 1)
  return header
}

/** The frames of a stream; bytes come in pieces as they arrive. Fails with an Error where the pipe breaks off inside one. */
export async function* readFrames(source: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let buffer: Buffer = Buffer.alloc(0)
  let kind: Frame['kind'] | null = null
  let left = 0
  for await (const chunk of source) {
    buffer = buffer.length === 0 ? chunk : Buffer.concat([buffer, chunk])
    for (;;) {
      if (kind === null) {
        if (buffer.length < HEADER_BYTES) break
        kind = KINDS[buffer[0] ?? -1] ?? null
        if (kind === null) throw new Error('the pipe from 7-Zip holds no frame')
        left = buffer.readUInt32LE(1)
        buffer = buffer.subarray(HEADER_BYTES)
      }
      if (kind === 'bytes') {
        const bytes: Buffer = buffer.subarray(0, left)
        if (bytes.length > 0) yield { kind, bytes }
        left -= bytes.length
        buffer = buffer.subarray(bytes.length)
        if (left > 0) break
      } else {
        if (buffer.length < left) break
        if (kind === 'file') yield { kind, path: buffer.toString('utf8', 0, left) }
        else yield { kind }
        buffer = buffer.subarray(left)
      }
      kind = null
    }
  }
  if (kind !== null || buffer.length > 0) throw new Error('the pipe from 7-Zip broke off')
}
