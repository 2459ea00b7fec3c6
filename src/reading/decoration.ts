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
/** What mail programs call the pictures of their own stationery. */
const STATIONERY =
  /^(logo|icon|banner|sig(nature)?|footer|spacer|pixel|track(ing|er)?)[-_.\d]|^(logo|banner)\b|标志|徽标|签名图/i

/**
 * True where the picture decorates and is no material: shown in the signature or quoted history, a tracking pixel, an icon,
 * a strip, a few bytes, or named like stationery while the HTML shows it. An attached picture that no HTML shows is material however small
 * (a scanned stamp, say), except for a dot of a few pixels.
 */
export function decorates(picture: Picture): boolean {
  if (!picture.type.startsWith('image/')) return false
  const { shown, shownSize } = picture.part
  if (isDot(picture)) return true
  if (shown === 'quoted') return true
  if (shown === 'signature' && !isPhoto(picture)) return true
  if (shown === null) return false
  const width = shownSize?.width ?? picture.pixels?.width ?? null
  const height = shownSize?.height ?? picture.pixels?.height ?? null
  if (
    width !== null &&
    height !== null &&
    (Math.max(width, height) <= ICON_PIXELS || Math.min(width, height) <= FLAT_PIXELS)
  )
    return true
  return picture.size < DRAWING_BYTES || (picture.name !== null && STATIONERY.test(picture.name))
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
function isPhoto({ type, pixels, name, part }: Picture): boolean {
  if (!/^image\/(jpeg|heic|heif|webp)$/.test(type) || pixels === null) return false
  const longer = Math.max(pixels.width, pixels.height)
  const shorter = Math.min(pixels.width, pixels.height)
  const isStationery = name !== null && STATIONERY.test(name)
  const { shownSize } = part
  if (shownSize !== null && Math.max(shownSize.width ?? 0, shownSize.height ?? 0) < 300) return false
  return shorter >= 320 && longer >= 480 && longer <= shorter * 2.2 && !isStationery
}

/** A tracking pixel or spacer: at most 4 pixels high and wide. */
function isDot(picture: Picture): boolean {
  return picture.pixels !== null && picture.pixels.width <= 4 && picture.pixels.height <= 4
}
