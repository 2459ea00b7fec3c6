// An <img> as far as a mail reader needs it: which picture, and how large it is shown.
import type { Attributes } from './html-marks.ts'
import type { ShownPicture } from './line.ts'

/** Styles of pictures have some dozens of characters; of longer ones the start is read. */
const LONGEST_STYLE = 1_000

/** Null for an image without a source, and for pictures kept in the page itself (data:). */
export function pictureOf(attributes: Attributes): ShownPicture | null {
  const source = (attributes['src'] ?? attributes['data-src'] ?? '').trim()
  if (source === '' || /^data:/i.test(source)) return null
  return { source, width: pixels('width', attributes), height: pixels('height', attributes) }
}

/** Style before attribute; percentages and words say nothing about pixels. */
function pixels(side: 'width' | 'height', attributes: Attributes): number | null {
  const style = new RegExp(`(?:^|[;\\s])${side}\\s*:\\s*([\\d.]+)\\s*(px|pt)?\\s*(?:;|!|$)`, 'i').exec(
    (attributes['style'] ?? '').slice(0, LONGEST_STYLE),
  )
  if (style) return Math.round(Number(style[1]) * (style[2]?.toLowerCase() === 'pt' ? 4 / 3 : 1))
  const attribute = /^\s*(\d+(?:\.\d+)?)\s*(px)?\s*$/i.exec((attributes[side] ?? '').slice(0, LONGEST_STYLE))
  return attribute ? Math.round(Number(attribute[1])) : null
}
