// Documents that would do something when they are opened: HTML with scripts, PDF with JavaScript or a program to launch.
import { createReadStream } from 'node:fs'
import type { Note } from '../../reading/reading.ts'

/** What makes a page or picture act; event attributes too. */
const SCRIPT =
  /<script[\s>/]|<(iframe|object|embed|applet)[\s>]|\son(load|click|error|mouseover|focus|submit)\s*=|(href|src|action)\s*=\s*["']?\s*(javascript|vbscript):/i
/** Names of PDF actions (PDF 32000-1, 12.6.4); "#" escapes of their letters count as well. */
const PDF_ACTION = /\/(JavaScript|JS|Launch|EmbeddedFile|RichMedia)\b/
/** OLE objects in RTF, and equations, by which programs are carried. */
const RTF_OBJECT = /\\objdata|\\objupdate/

/** The part that is searched. Whoever hides a script behind megabytes is caught by the scanner, not here. */
const SEARCHED_BYTES = 16_777_216
const OVERLAP = 256

/** Notes on active content of the file at `path`. */
export async function activeContentNotes(path: string, type: string): Promise<Note[]> {
  const pattern = patternFor(type)
  if (!pattern) return []
  const found = await search(path, pattern, type === 'application/pdf')
  return found === null ? [] : [{ code: 'active-content', detail: found }]
}

function patternFor(type: string): RegExp | null {
  switch (type) {
    case 'text/html':
    case 'image/svg+xml':
    case 'multipart/related':
      return SCRIPT
    case 'application/pdf':
      return PDF_ACTION
    case 'application/rtf':
      return RTF_OBJECT
    default:
      return null
  }
}

async function search(path: string, pattern: RegExp, escapes: boolean): Promise<string | null> {
  let rest = ''
  for await (const chunk of createReadStream(path, { end: SEARCHED_BYTES - 1, highWaterMark: 262_144 })) {
    const text = rest + (chunk as Buffer).toString('latin1')
    const match = pattern.exec(
      escapes ? text.replace(/#([2-7][\da-f])/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))) : text,
    )
    if (match) return match[0].trim()
    rest = text.slice(-OVERLAP)
  }
  return null
}
