// Base64 as it arrives (RFC 2045 §6.8): streamed, damaged lines read as well as they can be, text behind its end left out.
import type { Note } from '../../reading/reading.ts'

/** Lines that may be a list's footer are held back until it is known what follows; beyond this they are taken as data. */
const MOST_HELD = 65_536

/** How base64 ended. `isOpen`: within a line or a group of four, so that more of it must have followed. */
export type Ending = { isOpen: boolean }

/**
 * Decodes a stream of base64. `ending` is filled when it has ended. Adds a note to `notes` where text stood behind its end, or where it was damaged or cut.
 * Seen in practice: a mailing list's footer behind the data (test mail 035), several padded pieces one after another
 * (036), stray characters in the middle (037), text that was never base64 (169), whose lines are given as they are.
 */
export async function* decodeBase64(
  source: AsyncIterable<Buffer>,
  notes: Note[],
  ending: Ending = { isOpen: false },
): AsyncGenerator<Buffer> {
  const decoder = new Base64Decoder(notes)
  let carry: Buffer = Buffer.alloc(0)
  for await (const chunk of source) {
    const joined = carry.length === 0 ? chunk : Buffer.concat([carry, chunk])
    const end = joined.lastIndexOf(0x0a) + 1
    // A line without an end is cut anywhere: base64 has no need of lines.
    const whole = end === 0 && joined.length > MOST_HELD ? joined.length : end
    if (whole > 0) {
      const out = decoder.push(joined.subarray(0, whole))
      if (out.length > 0) yield out
    }
    carry = joined.subarray(whole)
  }
  const rest = decoder.push(carry)
  ending.isOpen = decoder.isOpen(carry.length > 0)
  const last = [rest, decoder.end()]
  for (const out of last) if (out.length > 0) yield out
}

class Base64Decoder {
  readonly #notes: Note[]
  /** Characters of an unfinished group of four. */
  #group = ''
  #padded = false
  /** Lines that look like text: data only if data follows. */
  #held: string[] = []
  #heldSize = 0
  #damaged = false
  #width = 0

  constructor(notes: Note[]) {
    this.#notes = notes
  }

  /** `isTorn`: its last line has no end. */
  isOpen(isTorn: boolean): boolean {
    return this.#width > 0 && !this.#padded && this.#held.length === 0 && (this.#group !== '' || isTorn)
  }

  push(bytes: Buffer): Buffer {
    if (bytes.length === 0) return bytes
    if (this.#group === '' && this.#held.length === 0 && !this.#padded) {
      const regular = decodeRegular(bytes)
      if (regular) return regular
    }
    return Buffer.concat(
      bytes
        .toString('latin1')
        .split('\n')
        .map(line => this.#line(line.trim())),
    )
  }

  end(): Buffer {
    if (this.#isText()) {
      this.#notes.push({ code: 'not-base64', detail: null })
      return Buffer.from(this.#held.join('\r\n'), 'latin1')
    }
    // Only spoilt lines stand at the end: data that has not come to its padding yet goes on in them.
    const isData = this.#held.length > 0 && !this.#padded && this.#held.every(isDamagedData)
    return Buffer.concat([isData ? this.#release('') : Buffer.alloc(0), this.#rest()])
  }

  /** Nothing was data, and what stands there has blanks between words. */
  #isText(): boolean {
    return this.#width === 0 && this.#held.length > 0 && !this.#held.every(isDamagedData)
  }

  #rest(): Buffer {
    if (this.#held.length > 0) this.#notes.push({ code: 'text-after-base64', detail: null })
    if (this.#damaged) this.#notes.push({ code: 'damaged-base64', detail: null })
    const rest = this.#group
    this.#group = ''
    if (rest.length === 1 && !this.#damaged) this.#notes.push({ code: 'damaged-base64', detail: null })
    return Buffer.from(rest, 'base64')
  }

  #line(line: string): Buffer {
    if (line === '') return Buffer.alloc(0)
    const isClean = /^[A-Za-z0-9+/]*={0,2}$/.test(line)
    const plausible = isClean && (!this.#padded || (line.length % 4 === 0 && line.length >= 8))
    if (plausible && this.#held.length === 0) return this.#data(line)
    if (plausible && line.length >= Math.min(this.#width, 60) && line.length % 4 === 0) return this.#release(line)
    this.#held.push(line)
    this.#heldSize += line.length
    return this.#heldSize > MOST_HELD ? this.#release('') : Buffer.alloc(0)
  }

  /** Data follows after all: what was held was damaged data. */
  #release(line: string): Buffer {
    const held = [...this.#held, line]
    this.#held = []
    this.#heldSize = 0
    this.#damaged = true
    return Buffer.concat(held.map(text => this.#data(text.replace(/[^A-Za-z0-9+/=]/g, ''))))
  }

  #data(line: string): Buffer {
    this.#width = Math.max(this.#width, line.length)
    const out: Buffer[] = []
    // A line may hold many padded pieces: each ends a group, whatever follows begins the next.
    let rest = line
    for (let padding = rest.indexOf('='); padding >= 0; padding = rest.indexOf('=')) {
      out.push(Buffer.from(this.#group + rest.slice(0, padding), 'base64'))
      this.#padded = true
      this.#group = ''
      rest = rest.slice(padding).replace(/^=+/, '')
    }
    if (rest === '' && out.length > 0) return Buffer.concat(out)
    this.#padded = false
    const characters = this.#group + rest
    const whole = characters.length - (characters.length % 4)
    this.#group = characters.slice(whole)
    out.push(Buffer.from(characters.slice(0, whole), 'base64'))
    return out.length === 1 ? (out[0] as Buffer) : Buffer.concat(out)
  }
}

/** A line in which a few characters were spoilt; a footer has blanks, or strokes instead of letters. */
function isDamagedData(line: string): boolean {
  const letters = line.replace(/[^A-Za-z0-9+/=]/g, '').length
  return !/\s/.test(line) && letters >= 8 && letters * 10 >= line.length * 9
}

/**
 * The quick way for what nearly all base64 is: lines of one width, a multiple of four. Null where the bytes are not that,
 * shown by a line end at the wrong place or a decoded length that is short.
 */
function decodeRegular(bytes: Buffer): Buffer | null {
  const end = bytes.indexOf(0x0a)
  if (end < 0) return null
  const step = end + 1
  const width = bytes[end - 1] === 0x0d ? end - 1 : end
  if (width === 0 || width % 4 !== 0 || bytes.length % step !== 0) return null
  for (let at = end; at < bytes.length; at += step) if (bytes[at] !== 0x0a) return null
  const out = Buffer.from(bytes.toString('latin1'), 'base64')
  return out.length === (bytes.length / step) * (width / 4) * 3 ? out : null
}
