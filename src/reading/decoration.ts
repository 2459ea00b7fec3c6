// Which parts of a mail are no material: logos, signature banners, tracking pixels, smileys, the text once more.
import type { Part } from '../message/parsed.ts'
import { RESOURCE_FORK, TEXT_AGAIN } from '../message/structure/collect.ts'

/** A picture as far as its place and size tell. Sizes in pixels; null where unknown. */
export type Picture = {
  type: string
  size: number
  pixels: { width: number; height: number } | null
  name: string | null
  part: Pick<Part, 'disposition' | 'contentId' | 'shown' | 'shownSize'>
}

/** Smaller than this on its longer side is no photo: icons of social media and buttons are 16 to 64 pixels wide. */
const ICON_PIXELS = 96
/**
 * A strip this flat is a rule, a banner or a word mark, whatever its length; no photo is.
 * Seen in practice: a logo of 200 × 56 below the sender's name, where nothing else marks a signature (010).
 */
const FLAT_PIXELS = 64
/** Fewer bytes than this hold a drawing of a few colours; the smallest photos that phones and WeChat send have 5,000. */
const DRAWING_BYTES = 1024
/** What mail programs call the pictures of their own stationery; people call photos so too (logo墙前合影). */
const STATIONERY =
  /^(logo|icon|banner|sig(nature)?|footer|spacer|pixel|track(ing|er)?)[-_.\d]|^(logo|banner)\b|标志(?!性|着)|徽标|签名图/i
/** A PNG with more bytes a pixel than this is a photo or a scan: drawings, codes and pictures of a screen need a tenth. */
const PHOTO_BYTES_A_PIXEL = 0.7

/**
 * True where the picture decorates and is no material: shown in the signature, quoted history or as a background, a tracking pixel, an icon,
 * a strip, a few bytes, or named like stationery while the HTML shows it and its form is no photo's. An attached picture that
 * no HTML shows is material however small (a scanned stamp, say), except for a dot of a few pixels.
 */
export function decorates(picture: Picture): boolean {
  if (!picture.type.startsWith('image/')) return false
  const { shown, shownSize } = picture.part
  if (isDot(picture)) return true
  if (shown === 'quoted' || shown === 'background') return true
  if (shown === 'signature' && (isStationery(picture) || !isPhoto(picture))) return true
  if (shown === null) return false
  const width = shownSize?.width ?? picture.pixels?.width ?? null
  const height = shownSize?.height ?? picture.pixels?.height ?? null
  if (
    width !== null &&
    height !== null &&
    (Math.max(width, height) <= ICON_PIXELS || Math.min(width, height) <= FLAT_PIXELS)
  )
    return true
  return picture.size < DRAWING_BYTES || (isStationery(picture) && !isPhoto(picture))
}

function isStationery({ name }: Picture): boolean {
  return name !== null && STATIONERY.test(name)
}

/** True for the text of the message in another form (text/enriched, AMP). */
export function isTextAgain({ notes }: Part): boolean {
  return notes.some(({ code }) => code === TEXT_AGAIN)
}

/**
 * True for what stands beside the message's text and files: the text in another form, and the resource fork of a Macintosh
 * file (RFC 1740), which has the file's own name (test mail 073).
 */
export function isBeside(part: Part): boolean {
  return isTextAgain(part) || part.notes.some(({ code }) => code === RESOURCE_FORK)
}

/**
 * A photo by its form: large, of a camera's type and proportions. Seen in practice: a report whose photos were pasted below
 * its sign-off (unit and date), which looks like a signature; banners there are flatter, and codes and logos are drawings.
 */
function isPhoto({ type, size, pixels, part }: Picture): boolean {
  if (pixels === null || !/^image\/(jpeg|heic|heif|webp|png)$/.test(type)) return false
  const { width, height } = pixels
  if (type === 'image/png' && size < width * height * PHOTO_BYTES_A_PIXEL) return false
  const longer = Math.max(width, height)
  const shorter = Math.min(width, height)
  const { shownSize } = part
  if (shownSize !== null && Math.max(shownSize.width ?? 0, shownSize.height ?? 0) < 300) return false
  return shorter >= 320 && longer >= 480 && longer <= shorter * 2.2
}

/** A tracking pixel or spacer: at most 4 pixels high and wide. */
function isDot(picture: Picture): boolean {
  return picture.pixels !== null && picture.pixels.width <= 4 && picture.pixels.height <= 4
}
