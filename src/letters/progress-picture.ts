// How far a campaign is, as a picture that every mail program shows: a bar, drawn without a word (the words stand beside
// it). PNG (ISO/IEC 15948), since SVG is shown by few and pictures from elsewhere by none. Pure.
import { crc32, deflateSync } from 'node:zlib'
import type { CampaignStanding, State } from '../campaign/standing.ts'

const WIDTH = 632
const HEIGHT = 18
/** Complete, nil, partial, missing: legible for the colour-blind, in this order from left to right. */
const SEGMENTS: readonly (readonly [State, readonly [number, number, number]])[] = [
  ['complete', [45, 125, 70]],
  ['nil', [143, 188, 153]],
  ['partial', [236, 178, 66]],
  ['missing', [217, 221, 227]],
]

/** The bar; exempt units are not in it. */
export function progressPicture({ counts }: Pick<CampaignStanding, 'counts'>): Buffer {
  const all = SEGMENTS.reduce((sum, [state]) => sum + counts[state], 0)
  const row = Buffer.alloc(1 + WIDTH * 3)
  let done = 0
  let from = 0
  for (const [state, colour] of SEGMENTS) {
    done += counts[state]
    const to = all === 0 ? WIDTH : Math.round((WIDTH * done) / all)
    for (let x = from; x < to; x += 1) row.set(colour, 1 + x * 3)
    from = to
  }
  const pixels = Buffer.concat(Array.from({ length: HEIGHT }, () => row))
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  // Eight bits a sample, true colour.
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
