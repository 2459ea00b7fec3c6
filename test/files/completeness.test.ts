import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { type Bench, codes, openBench } from './bench.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

const hex = (text: string) => Buffer.from(text, 'hex')
/** A preview with an end of its own stands in the header; data follow in which FF is stuffed. */
const PREVIEW = Buffer.concat([hex('ffe1001a'), Buffer.from('Exif\0\0'), hex('ffd8ffda00ffd9'), Buffer.alloc(11)])
const JPEG = Buffer.concat([
  hex('ffd8'),
  PREVIEW,
  hex('ffc0000b0801e0028001011100'),
  hex('ffda0008010100003f00'),
  Buffer.alloc(5_000, hex('12ff00abcd')),
  hex('ffd9'),
])
const chunk = (name: string, length: number) => {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(length)
  head.write(name, 4)
  return Buffer.concat([head, Buffer.alloc(length + 4, 1)])
}
const PNG = Buffer.concat([hex('89504e470d0a1a0a'), chunk('IHDR', 13), chunk('IDAT', 9_000), chunk('IEND', 0)])
const box = (name: string, length: number) => {
  const head = Buffer.alloc(length)
  head.writeUInt32BE(length)
  head.write(name, 4)
  return head
}
const ftyp = Buffer.concat([hex('00000014'), Buffer.from('ftypisom\0\0\0\0isom')])
const FILM = Buffer.concat([ftyp, box('mdat', 4_000), box('moov', 400)])
const KINDS: [string, Buffer][] = [
  ['照片.jpg', JPEG],
  ['截图.png', PNG],
  ['视频.mp4', FILM],
]

describe('a picture or film', () => {
  test.each(KINDS)('%s that is whole has no note, whatever stands behind its end', async (name, bytes) => {
    for (const behind of [Buffer.alloc(0), Buffer.from('\r\n'), Buffer.alloc(90_000, 7)])
      expect(codes(await bench.examine(Buffer.concat([bytes, behind]), name))).toEqual([])
  })

  test.each(KINDS)('%s that breaks off is marked, wherever', async (name, bytes) => {
    for (const left of [0.3, 0.5, 0.9]) {
      const half = bytes.subarray(0, Math.floor(bytes.length * left))
      expect(codes(await bench.examine(half, name))).toEqual(['truncated'])
    }
  })

  it('that breaks off in its header, behind a preview, is marked', async () => {
    expect(codes(await bench.examine(JPEG.subarray(0, 2 + PREVIEW.length), '照片.jpg'))).toEqual(['truncated'])
  })
})
