// The parts of a document that is a zip (OOXML, ODF, OFD), by name, streamed.
import type { Limits } from '../../reading/limits.ts'
import { withZip, type Zip, type ZipEntry } from '../zip/open-zip.ts'
import { readXml, type XmlHandler } from './xml.ts'

/** An open document package. */
export type Package = {
  names: string[]
  /** Feeds one part to `handler`; false where there is no such part. */
  read(name: string, handler: XmlHandler): Promise<boolean>
}

/** Documents of a thousand pictures have some thousand parts. */
const MOST_PARTS = 10_000

/** Opens the package at `path` for `use`. Reading fails with the reason of `signal` as soon as that is aborted. */
export async function withPackage<T>(
  path: string,
  limits: Limits['files'],
  signal: AbortSignal,
  use: (parts: Package) => Promise<T>,
): Promise<T> {
  return withZip(path, MOST_PARTS, zip => {
    const byName = new Map(zip.entries.map(entry => [normal(entry.name), entry]))
    return use({
      names: [...byName.keys()],
      read: (name, handler) => feed(zip, byName.get(normal(name)), handler, limits, signal),
    })
  })
}

async function feed(
  zip: Zip,
  entry: ZipEntry | undefined,
  handler: XmlHandler,
  limits: Limits['files'],
  signal: AbortSignal,
): Promise<boolean> {
  if (!entry) return false
  const stream = await zip.open(entry)
  try {
    await readXml(stream as AsyncIterable<Uint8Array>, handler, limits.partBytes, signal)
  } finally {
    stream.destroy()
  }
  return true
}

/** Part names are case-insensitive and may be written from the root (ECMA-376 part 2, 9.1.1). */
function normal(name: string): string {
  return name.replace(/^\/+/, '').toLowerCase()
}
