// Text of OFD (GB/T 33190), the fixed-layout format of Chinese offices: pages in order, text objects as lines.
import { type LineSink, extended } from './line-sink.ts'
import type { Package } from './package.ts'

/** Text objects whose top edges differ by less (millimetres) stand on one line: characters of a title are often single objects. */
const SAME_LINE = 1.5

/** Adds the pages' lines to `sink`; returns the title of the document's properties. */
export async function ofdLines(parts: Package, sink: LineSink): Promise<string | null> {
  const entry = await entryPoint(parts)
  for (const root of entry.roots) {
    const folder = root.slice(0, root.lastIndexOf('/') + 1)
    for (const page of await pages(parts, root)) await addPage(parts, joined(folder, page), sink)
  }
  return entry.title
}

async function entryPoint(parts: Package): Promise<{ roots: string[]; title: string | null }> {
  const roots: string[] = []
  let title = ''
  let inside = ''
  await parts.read('OFD.xml', {
    open: name => {
      inside = name
    },
    close: () => {
      inside = ''
    },
    text(text) {
      if (inside === 'DocRoot') roots.push(text.trim())
      if (inside === 'Title') title = extended(title, text)
    },
  })
  return { roots: roots.map(root => root.replace(/^\/+/, '')), title: title || null }
}

async function pages(parts: Package, root: string): Promise<string[]> {
  const found: string[] = []
  let inPages = false
  await parts.read(root, {
    open(name, attribute) {
      if (name === 'Pages') inPages = true
      const place = inPages && name === 'Page' ? attribute('BaseLoc') : null
      if (place) found.push(place)
    },
    close(name) {
      if (name === 'Pages') inPages = false
    },
    text() {},
  })
  return found
}

async function addPage(parts: Package, name: string, sink: LineSink): Promise<void> {
  let line = ''
  let top: number | null = null
  let inCode = false
  await parts.read(name, {
    open(element, attribute) {
      if (element === 'TextCode') inCode = true
      if (element !== 'TextObject') return
      const next = Number(attribute('Boundary')?.trim().split(/\s+/)[1] ?? Number.NaN)
      if (top === null || Number.isNaN(next) || Math.abs(next - top) > SAME_LINE) {
        sink.add(line)
        line = ''
      }
      top = next
    },
    close(element) {
      if (element === 'TextCode') inCode = false
    },
    text(text) {
      if (inCode) line = extended(line, text)
    },
  })
  sink.add(line)
}

/** A location is relative to the file that names it, or to the root where it begins with '/' (GB/T 33190, 7.2). */
function joined(folder: string, place: string): string {
  const path: string[] = []
  for (const part of (place.startsWith('/') ? place : folder + place).split('/')) {
    if (part === '..') path.pop()
    else if (part !== '' && part !== '.') path.push(part)
  }
  return path.join('/')
}
