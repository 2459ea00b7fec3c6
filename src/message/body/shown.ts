// Where the HTML shows each picture: by Content-ID or Content-Location (RFC 2392, RFC 2557).
import type { FilePart } from '../structure/collect.ts'
import { type Division, zonesOf } from './divide.ts'
import type { ShownPicture, Zone } from './line.ts'

/** The same parts with `shown` and `shownSize`, and what the page calls those without a name. A picture shown twice counts where it matters most. */
export function showParts(parts: readonly FilePart[], division: Division): FilePart[] {
  const places = new Map<string, { zone: Zone | 'background'; picture: ShownPicture }>()
  for (const { lines } of zonesOf(division)) {
    for (const { backgrounds = [] } of lines)
      for (const source of backgrounds)
        places.set(key(source), { zone: 'background', picture: { ...NAMELESS, source } })
  }
  for (const zone of ['quoted', 'signature', 'forwarded', 'text'] as const) {
    for (const { lines } of zonesOf(division).filter(entry => entry.zone === zone)) {
      for (const { pictures } of lines)
        for (const picture of pictures) places.set(key(picture.source), { zone, picture })
    }
  }
  if (places.size === 0) return [...parts]
  return parts.map(part => {
    const place = keysOf(part)
      .map(name => places.get(name))
      .find(found => found !== undefined)
    if (!place) return part
    const { width, height } = place.picture
    const name = part.name ?? place.picture.name
    return { ...part, name, shown: place.zone, shownSize: width === null && height === null ? null : { width, height } }
  })
}

const NAMELESS = { name: null, width: null, height: null }

function keysOf({ contentId, contentLocation }: FilePart): string[] {
  return [contentId ? `cid:${contentId.toLowerCase()}` : null, contentLocation ? key(contentLocation) : null].filter(
    name => name !== null,
  )
}

/** "cid:" URLs are percent-encoded (RFC 2392) by some and bracketed by others. */
function key(source: string): string {
  if (!/^cid:/i.test(source)) return source.toLowerCase()
  const id = source.slice(4).replace(/^<|>$/g, '')
  return `cid:${unescaped(id).toLowerCase()}`
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}
