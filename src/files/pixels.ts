// Width and height of a picture, from the first bytes of its header.
import { readRange } from './recognize/file-ends.ts'

/** Where the header of every format we know ends; a JPEG with a big preview in its Exif data needs most. */
const HEAD_BYTES = 262_144

export type Pixels = { width: number; height: number }

/** Pixels of the picture at `path` whose media type is `type`; null where its header does not tell. */
export async function pixelsOf(path: string, type: string): Promise<Pixels | null> {
  const head = await readRange(path, 0, HEAD_BYTES)
  const pixels = fromHeader(head, type)
  return pixels && pixels.width > 0 && pixels.height > 0 ? pixels : null
}

function fromHeader(head: Buffer, type: string): Pixels | null {
  switch (type) {
    case 'image/png':
    case 'image/apng':
      return head.length < 24 ? null : { width: head.readUInt32BE(16), height: head.readUInt32BE(20) }
    case 'image/gif':
      return head.length < 10 ? null : { width: head.readUInt16LE(6), height: head.readUInt16LE(8) }
    case 'image/bmp':
      return head.length < 26 ? null : { width: Math.abs(head.readInt32LE(18)), height: Math.abs(head.readInt32LE(22)) }
    case 'image/jpeg':
      return jpeg(head)
    case 'image/webp':
      return webp(head)
    case 'image/heic':
    case 'image/heif':
    case 'image/avif':
    case 'image/heic-sequence':
    case 'image/heif-sequence':
      return heif(head)
    default:
      return null
  }
}

/** The first start-of-frame segment (ITU-T T.81, B.2.2). */
function jpeg(head: Buffer): Pixels | null {
  let at = 2
  while (at + 9 < head.length) {
    if (head[at] !== 0xff) return null
    const marker = head[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { width: head.readUInt16BE(at + 7), height: head.readUInt16BE(at + 5) }
    at += marker >= 0xd0 && marker <= 0xd8 ? 2 : 2 + head.readUInt16BE(at + 2)
  }
  return null
}

/** The three layouts of WebP (RFC 9649, 2.5 to 2.7). */
function webp(head: Buffer): Pixels | null {
  if (head.length < 30) return null
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 }
    case 'VP8L': {
      const bits = head.readUInt32LE(21)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8 ':
      return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff }
    default:
      return null
  }
}

/** The largest ispe box (ISO 23008-12, 6.5.3): a HEIC holds tiles and a thumbnail beside the picture. */
function heif(head: Buffer): Pixels | null {
  let best: Pixels | null = null
  for (let at = head.indexOf('ispe'); at >= 0 && at + 16 <= head.length; at = head.indexOf('ispe', at + 4)) {
    const found = { width: head.readUInt32BE(at + 8), height: head.readUInt32BE(at + 12) }
    if (!best || found.width * found.height > best.width * best.height) best = found
  }
  return best
}
