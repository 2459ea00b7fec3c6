// What a fetched file is called: as the server says, else by the address's last part. Pure.
import { decode } from 'iconv-lite'

/** Null where neither says anything. `header` is Content-Disposition as Node gives it, one character a byte (RFC 6266). */
export function nameFrom(header: string | undefined, url: URL): string | null {
  return (header === undefined ? null : named(header)) ?? fromPath(url)
}

function named(header: string): string | null {
  const extended = /;\s*filename\*\s*=\s*([\w-]+)'[^']*'([^;\s]+)/i.exec(header)
  if (extended) return bytesNamed(percentDecoded(extended[2] ?? ''), extended[1] ?? 'utf-8')
  const plain = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/i.exec(header)
  if (!plain) return null
  const text = (plain[1]?.replace(/\\(.)/g, '$1') ?? plain[2] ?? '').trim()
  if (text === '') return null
  // Chinese servers write UTF-8 or GBK bytes as they are, or percent-encode them as if this were filename*.
  const bytes = /%[0-9a-f]{2}/i.test(text) ? percentDecoded(text) : Buffer.from(text, 'latin1')
  return bytesNamed(bytes, 'utf-8')
}

function percentDecoded(text: string): Buffer {
  const bytes = Buffer.from(text, 'latin1').toString('latin1')
  return Buffer.from(
    bytes.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}

/** UTF-8 where the bytes are that, whatever was said; else GB18030. */
function bytesNamed(bytes: Buffer, charset: string): string {
  const isChinese = /^(gb|hz)/i.test(charset)
  const strict = decode(bytes, 'utf-8')
  return strict.includes('\ufffd') || isChinese ? decode(bytes, 'gb18030') : strict
}

function fromPath({ pathname }: URL): string | null {
  const last = pathname.slice(pathname.lastIndexOf('/') + 1)
  if (!/\.[a-z0-9]{1,5}$/i.test(last)) return null
  return bytesNamed(percentDecoded(last), 'utf-8')
}
