// Bytes of the store → an answer: whole or a range (RFC 9110 §14), as attachment or to be shown in place.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Context } from 'hono'
import { FILE_POLICY } from '../http/headers.ts'

export type Sent = { path: string; name: string; type: string; sha256: string; inPlace: boolean }

/** Answers with the file at `path`; 404 where the store does not hold it. */
export async function sendFile(c: Context, { path, name, type, sha256, inPlace }: Sent): Promise<Response> {
  const size = await sizeOf(path)
  if (size === null) return c.text('文件不在存储目录里。(The file is missing from the store.)', 404)
  const headers: Record<string, string> = {
    // A download is bytes for the disk, whatever they are; only what is shown in place says its type.
    'Content-Type': inPlace ? type : 'application/octet-stream',
    'Content-Disposition': disposition(inPlace ? 'inline' : 'attachment', name),
    'Content-Security-Policy': FILE_POLICY,
    'Accept-Ranges': 'bytes',
    // Kept by the browser, but shown only after asking: who has logged out looks at no file any more.
    'Cache-Control': 'private, no-cache',
    ETag: `"${sha256}"`,
  }
  if (c.req.header('if-none-match') === headers['ETag']) return c.body(null, 304, headers)
  const isSameFile = (c.req.header('if-range') ?? headers['ETag']) === headers['ETag']
  const range = isSameFile ? rangeOf(c.req.header('range'), size) : null
  if (range === 'unsatisfiable') return c.body(null, 416, { 'Content-Range': `bytes */${size}` })
  if (range === null) return c.body(stream(path, 0, size - 1), 200, { ...headers, 'Content-Length': String(size) })
  const [from, to] = range
  const part = { 'Content-Range': `bytes ${from}-${to}/${size}`, 'Content-Length': String(to - from + 1) }
  return c.body(stream(path, from, to), 206, { ...headers, ...part })
}

/** RFC 6266: the name in UTF-8, and an ASCII one for old programs. */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%/]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    sign => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

/** One range; several at once (which no player asks for) are answered with the whole. */
function rangeOf(header: string | undefined, size: number): [number, number] | 'unsatisfiable' | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (first === '' && last === '') return null
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return from <= to && from < size ? [from, to] : 'unsatisfiable'
}

function stream(path: string, start: number, end: number): ReadableStream {
  if (end < start) return new Blob([]).stream()
  return Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
