// Scenes for the photos: a sky, hills, a lawn, a row of tents and a crowd, all of a seed, so that no two photos are alike.
import { createHash } from 'node:crypto'
import { jpeg } from './jpeg.ts'

const COLUMNS = 80
const ROWS = 60
const TENTS = [
  [196, 62, 52],
  [44, 104, 178],
  [238, 178, 52],
  [70, 142, 84],
] as const
const CLOTHES = [
  [52, 56, 74],
  [206, 210, 216],
  [166, 58, 66],
  [60, 96, 150],
  [222, 190, 96],
] as const

/** A photo of 640 × 480 pixels; the same seed gives the same bytes. */
export function photo(seed: string): Buffer {
  const digest = createHash('sha256').update(seed).digest()
  const byte = (index: number) => digest[Math.abs(index) % digest.length] ?? 0
  const warm = byte(0) / 255
  const hills = (x: number) => 22 + 5 * Math.sin(x / (5 + (byte(1) % 7)) + byte(2)) + 3 * Math.sin(x / 3.1 + byte(3))
  const tentWidth = 9 + (byte(4) % 5)

  return jpeg(COLUMNS, ROWS, (x, y) => {
    const grain = (byte(x * 7 + y * 13) % 9) - 4
    const tent = Math.floor((x + byte(5)) / tentWidth)
    const inTent = (x + byte(5)) % tentWidth
    if (y > 26 && y < 36 && inTent > 0 && tent % 3 !== byte(6) % 3) {
      const roof = y < 30 && Math.abs(inTent - tentWidth / 2) > (y - 26) * 1.6
      if (!roof) return shade(TENTS[(tent + byte(7)) % TENTS.length] ?? TENTS[0], y < 31 ? 0 : -38 + grain)
    }
    const person = byte(Math.floor(x / 2) * 3 + 11)
    if (person > 96 && y > 36 + (person % 7) && y < 47 + (person % 11)) {
      if (y < 39 + (person % 7)) return [204, 164 + grain, 136]
      return shade(CLOTHES[person % CLOTHES.length] ?? CLOTHES[0], grain)
    }
    if (y < hills(x)) return [150 + 70 * warm + y, 186 + y, 226 - 30 * warm]
    if (y < 32) return [78 + grain, 118 + grain + 20 * warm, 82]
    return [126 + 30 * warm + grain * 2, 156 + grain * 2, 92 + grain]
  })
}

function shade([r, g, b]: readonly [number, number, number], by: number): [number, number, number] {
  const within = (value: number) => Math.max(0, Math.min(255, value + by))
  return [within(r), within(g), within(b)]
}
