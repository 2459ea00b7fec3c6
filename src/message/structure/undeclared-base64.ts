// Whether a part that came without a transfer encoding is base64 all the same: a file in it, from its first line to its last.
import { createReadStream } from 'node:fs'
import { readRange } from '../../files/recognize/file-ends.ts'

/** How files begin that are mailed, in base64: zip, compound file, PDF, JPEG, PNG, GIF, RAR, 7z, gzip, RIFF, RTF. */
const BEGINS =
  /^(UEsDB|UEsFB|0M8R4KGxGu|JVBERi|\/9j\/|iVBORw0KG|R0lGOD|UmFyIRo|N3q8ryc|H4sI|UklGR|e1xydG)[A-Za-z0-9+/\r\n=]*$/
const HEAD_BYTES = 512
/** A few letters in a row may be anything; a file has more. */
const LEAST_BYTES = 64
const OTHER_THAN_BASE64 = /[^A-Za-z0-9+/=\r\n\t ]/

/**
 * True where the file at `path` is base64 throughout, with its padding at the end if anywhere, and decodes to a kind of file
 * that is mailed (RFC 2045 section 6.8). Only what begins so is read to its end.
 */
export async function isFileInBase64(path: string): Promise<boolean> {
  const head = (await readRange(path, 0, HEAD_BYTES)).toString('latin1').replace(/^[\r\n]+/, '')
  if (head.length < LEAST_BYTES || !BEGINS.test(head)) return false
  let letters = 0
  let padding = 0
  for await (const chunk of createReadStream(path, { encoding: 'latin1' }) as AsyncIterable<string>) {
    if (OTHER_THAN_BASE64.test(chunk)) return false
    for (const [run] of chunk.matchAll(/[A-Za-z0-9+/]+|=+/g)) {
      if (run.startsWith('=')) padding += run.length
      else if (padding > 0) return false
      else letters += run.length
    }
  }
  return padding <= 2 && (letters + padding) % 4 === 0
}
