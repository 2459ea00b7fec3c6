// Text of slides, in the order in which they are shown; notes of the speaker are left out.
import { paragraphs } from './docx.ts'
import type { LineSink } from './line-sink.ts'
import type { Package } from './package.ts'

/** Adds the slides' lines to `sink`. */
export async function pptxLines(parts: Package, sink: LineSink): Promise<void> {
  for (const slide of await slidesInOrder(parts))
    await parts.read(
      slide,
      paragraphs(line => sink.add(line)),
    )
}

/** By the presentation's list; where that is missing, by number. */
async function slidesInOrder(parts: Package): Promise<string[]> {
  const targets = await relations(parts, 'ppt/_rels/presentation.xml.rels')
  const order: string[] = []
  await parts.read('ppt/presentation.xml', {
    open(name, attribute) {
      const target = name === 'sldId' ? targets.get(attribute('r:id') ?? '') : null
      if (target) order.push(target)
    },
    close() {},
    text() {},
  })
  if (order.length > 0) return order
  return parts.names
    .filter(name => /^ppt\/slides\/slide\d+\.xml$/.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}

/** Relationship id → part name, for relationships of the main part in ppt/, xl/. */
export async function relations(parts: Package, name: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const folder = name.slice(0, name.indexOf('/') + 1)
  await parts.read(name, {
    open(element, attribute) {
      const target = attribute('Target')
      if (element !== 'Relationship' || !target) return
      found.set(attribute('Id') ?? '', target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, ''))
    },
    close() {},
    text() {},
  })
  return found
}
