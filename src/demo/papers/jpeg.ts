// Photos for the demo: real JPEGs (ITU T.81 baseline) of made-up scenes, encoded here so that no picture of anybody is
// needed. Every block of 8 × 8 pixels has one colour, so there are only DC coefficients to write.

/** Red, green and blue, 0 to 255, of the block at column x and row y. */
export type Scene = (x: number, y: number) => readonly [number, number, number]

/** Code lengths of the standard DC tables (T.81 Annex K.3.1): how many codes of 1, 2, … 16 bits, categories 0 to 11. */
const DC_LENGTHS = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]
/** The quantisation step of DC. Eight leaves the mean of a block as it is. */
const STEP = 8

/** A picture of `columns` × `rows` blocks. */
export function jpeg(columns: number, rows: number, scene: Scene): Buffer {
  const frame = [8, ...big(rows * 8), ...big(columns * 8), 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    segment(0xdb, [0, ...Array<number>(64).fill(STEP)]),
    segment(0xc0, frame),
    segment(0xc4, [0x00, ...DC_LENGTHS, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
    // The AC table holds two symbols: end of block, and one that is never used, since no code may be all ones.
    segment(0xc4, [0x10, 1, 1, ...Array<number>(14).fill(0), 0x00, 0x01]),
    segment(0xda, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]),
    scan(columns, rows, scene),
    Buffer.from([0xff, 0xd9]),
  ])
}

function scan(columns: number, rows: number, scene: Scene): Buffer {
  const bits = bitWriter()
  const codes = dcCodes()
  const before = [0, 0, 0]
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      for (const [index, level] of ycc(scene(x, y)).entries()) {
        const difference = level - (before[index] ?? 0)
        before[index] = level
        const size = difference === 0 ? 0 : 32 - Math.clz32(Math.abs(difference))
        const [code, length] = codes[size] ?? [0, 0]
        bits.write(code, length)
        bits.write(difference < 0 ? difference + (1 << size) - 1 : difference, size)
        bits.write(0, 1)
      }
    }
  }
  return bits.end()
}

/** Luminance and colour differences around zero (JFIF 1.02), in steps of the quantised DC coefficient. */
function ycc([r, g, b]: readonly [number, number, number]): number[] {
  const y = 0.299 * r + 0.587 * g + 0.114 * b - 128
  const cb = -0.168736 * r - 0.331264 * g + 0.5 * b
  const cr = 0.5 * r - 0.418688 * g - 0.081312 * b
  return [y, cb, cr].map(level => Math.round((level * 8) / STEP))
}

/** Code and length of each category, from the code lengths (T.81 Annex C). */
function dcCodes(): [code: number, length: number][] {
  const codes: [number, number][] = []
  let code = 0
  for (const [index, count] of DC_LENGTHS.entries()) {
    for (let n = 0; n < count; n++) codes.push([code++, index + 1])
    code <<= 1
  }
  return codes
}

function bitWriter() {
  const bytes: number[] = []
  let pending = 0
  let count = 0
  const push = (byte: number) => (byte === 0xff ? bytes.push(0xff, 0) : bytes.push(byte))
  return {
    write(value: number, length: number): void {
      pending = (pending << length) | value
      count += length
      while (count >= 8) {
        count -= 8
        push((pending >> count) & 0xff)
        pending &= (1 << count) - 1
      }
    },
    /** Fills the last byte with ones. */
    end(): Buffer {
      if (count > 0) push(((pending << (8 - count)) | ((1 << (8 - count)) - 1)) & 0xff)
      return Buffer.from(bytes)
    },
  }
}

function segment(marker: number, content: readonly number[]): Buffer {
  return Buffer.from([0xff, marker, ...big(content.length + 2), ...content])
}

function big(value: number): [number, number] {
  return [value >> 8, value & 0xff]
}
