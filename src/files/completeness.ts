// Whether a picture or film is there to its end, by what its format puts there.
import { createReadStream } from 'node:fs'
import type { Note } from '../reading/reading.ts'
import { readRange } from './recognize/file-ends.ts'

/** Where the end is looked for first: nearly always in the last bytes. */
const TAIL_BYTES = 65_536
/** Segments before a photo's first scan: cameras write a dozen, profiles and previews in pieces some hundred. */
const MOST_SEGMENTS = 2_000
/** Boxes of a film at its top level, chunks of a picture: a live recording has two a second, a big scan some thousand. */
const MOST_BOXES = 20_000

/**
 * The note `truncated` for a picture or film of `type` that breaks off. Cameras and programs put things behind the end (films
 * of motion photos, second pictures), so its presence counts, not that it is last.
 */
export async function truncation(path: string, size: number, type: string): Promise<Note[]> {
  return (await isCut(path, size, type)) ? [{ code: 'truncated', detail: null }] : []
}

async function isCut(path: string, size: number, type: string): Promise<boolean> {
  switch (type) {
    case 'image/jpeg': {
      const scan = await firstScan(path, size)
      // EOI (ITU-T T.81, B.1.1.3). In the data of a scan FF is followed by 0 or a restart, never by D9.
      return scan === 'cut' || (scan !== null && !(await holds(path, size, scan, Buffer.from([0xff, 0xd9]))))
    }
    case 'image/png':
    case 'image/apng':
      return !(await readRange(path, -TAIL_BYTES, TAIL_BYTES)).includes('IEND') && endsBeforeIend(path, size)
    case 'image/webp': {
      const head = await readRange(path, 0, 8)
      return head.length === 8 && head.readUInt32LE(4) > size
    }
    case 'video/mp4':
    case 'video/quicktime':
    case 'video/x-m4v':
    case 'image/heic':
      return endsInsideBox(path, size)
    default:
      return false
  }
}

/** Where the first scan's data may begin; 'cut' where the file ends before; null where its structure is another. */
async function firstScan(path: string, size: number): Promise<number | 'cut' | null> {
  let at = 2
  for (let segments = 0; segments < MOST_SEGMENTS; segments += 1) {
    const head = await readRange(path, at, 4)
    if (head.length < 4) return 'cut'
    if (head[0] !== 0xff) return null
    const marker = head[1] ?? 0
    if (marker === 0xda) return at
    if (marker === 0xff) at += 1
    else if (marker === 0xd9) return at
    else at += marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8) ? 2 : 2 + head.readUInt16BE(2)
    if (at >= size) return 'cut'
  }
  return null
}

async function holds(path: string, size: number, from: number, end: Buffer): Promise<boolean> {
  const tail = Math.max(from, size - TAIL_BYTES)
  if ((await readRange(path, tail, TAIL_BYTES)).includes(end)) return true
  let before = Buffer.alloc(0)
  for await (const chunk of createReadStream(path, { start: from }) as AsyncIterable<Buffer>) {
    const joined = Buffer.concat([before, chunk])
    if (joined.includes(end)) return true
    before = joined.subarray(-end.length + 1)
  }
  return false
}

/** Chunks lie one behind the other, the last is called IEND (PNG specification, 5.3 and 11.2.5). */
async function endsBeforeIend(path: string, size: number): Promise<boolean> {
  let at = 8
  for (let chunks = 0; chunks < MOST_BOXES && at + 8 <= size; chunks += 1) {
    const head = await readRange(path, at, 8)
    const name = head.toString('latin1', 4)
    if (name === 'IEND' || !/^[A-Za-z]{4}$/.test(name)) return false
    at += 12 + head.readUInt32BE(0)
  }
  return at + 8 > size
}

/** Boxes lie one behind the other, each with its length (ISO/IEC 14496-12, 4.2); the last may run to the file's end. */
async function endsInsideBox(path: string, size: number): Promise<boolean> {
  let at = 0
  for (let boxes = 0; boxes < MOST_BOXES && at + 8 <= size; boxes += 1) {
    const head = await readRange(path, at, 16)
    // What stands behind the last box is none: its name would be four characters.
    if (!/^[\x20-\x7e\xa9]{4}$/.test(head.toString('latin1', 4, 8))) return false
    const length = head.readUInt32BE(0)
    if (length === 0) return false
    const whole = length === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : length
    if (whole < 8) return false
    at += whole
  }
  return at > size
}
