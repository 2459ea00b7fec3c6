// An <img> as far as a mail reader needs it: which picture, and how large it is shown.
import type { Attributes } from './html-marks.ts'
import type { ShownPicture } from './line.ts'

/** Styles of pictures have some dozens of characters; of longer ones the start is read. */
const LONGEST_STYLE = 1_000

/** Null for an image without a source, and for drawings kept in the page itself (data:); photos were taken out of it before. */
export function pictureOf(attributes: Attributes): ShownPicture | null {
  const source = (attributes['src'] ?? attributes['data-src'] ?? '').trim()
  if (source === '' || /^data:/i.test(source)) return null
  return {
    source,
    name: fileName(attributes),
    width: pixels('width', attributes),
    height: pixels('height', attributes),
  }
}

/** Sources of the pictures that an element lies on: its attribute (test mail 260), or its style. */
export function backgroundsOf(attributes: Attributes): string[] {
  const { background = '', style = '' } = attributes
  // Nearly every element ends here.
  if (background === '' && !/url\(/i.test(style)) return []
  const styled = /background[\w-]{0,10}\s*:[^;]{0,200}?url\(\s*["']?([^"')\s]{1,500})/i.exec(
    style.slice(0, LONGEST_STYLE),
  )?.[1]
  return [background.trim(), styled ?? ''].filter(source => source !== '')
}

/** Attributes in which editors put a pasted file's name; most of the time they say something else, or nothing. */
const NAMES = ['alt', 'title', 'data-filename', 'filename']
const FILE_NAME = /^[^\\/:*?"<>|\n]{1,120}\.(?:jpe?g|jfif|png|gif|bmp|webp|heic|heif|avif|tiff?)$/i

function fileName(attributes: Attributes): string | null {
  return NAMES.map(name => (attributes[name] ?? '').trim()).find(value => FILE_NAME.test(value)) ?? null
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
