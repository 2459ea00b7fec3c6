// A former package, or its manifest alone → what it brought.
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { openPromise } from 'yauzl'
import { type Brought, readManifest } from './manifest.ts'

/** A manifest is a line a file: that of 100,000 files has 50 MB. */
const MANIFEST_BYTES = 268_435_456

/** What `file` (a package, or manifest.json out of one) and those before it brought; null where it is neither. */
export async function formerPackage(file: string): Promise<{ campaign: string; brought: Brought[] } | null> {
  const manifest = file.toLowerCase().endsWith('.json') ? await readFile(file, 'utf8') : await manifestIn(file)
  return manifest === null ? null : readManifest(manifest)
}

async function manifestIn(file: string): Promise<string | null> {
  const zip = await openPromise(file)
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== 'manifest.json') continue
      if (entry.uncompressedSize > MANIFEST_BYTES) return null
      return await text(await zip.openReadStreamPromise(entry))
    }
    return null
  } finally {
    zip.close()
  }
}
