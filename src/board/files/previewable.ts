// What a browser may show of a file that came by mail: pictures and films of recognised types, and the text that reading
// found. Nothing else is ever shown by the browser; SVG and HTML least of all, since they can hold script.

/** Raster pictures that every current browser decodes, by the type that their bytes were recognised as. */
const PICTURES: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/bmp',
])

const FILMS: ReadonlySet<string> = new Set([
  'video/mp4',
  'video/webm',
  // What an iPhone records: the same container as MP4, and browsers look at the bytes.
  'video/quicktime',
  'video/x-m4v',
  'audio/mpeg',
  'audio/mp4',
  'audio/ogg',
  'audio/wav',
  'audio/x-m4a',
])

/** How a file can be looked at in the browser; null: only by downloading it. */
export type Preview = 'picture' | 'film' | 'sound' | 'text' | null

/** Whether a virus was found in it: then the board gives it to nobody. It still lies in the message's original. */
export function isKeptAside({ notes }: { notes: readonly { code: string }[] }): boolean {
  return notes.some(({ code }) => code === 'infected')
}

/** By recognised media type, and whether reading found text inside. */
export function previewOf(type: string, hasText: boolean): Preview {
  if (PICTURES.has(type)) return 'picture'
  if (FILMS.has(type)) return type.startsWith('audio/') ? 'sound' : 'film'
  return hasText ? 'text' : null
}

/** Whether bytes of this type may be served to be shown in place. */
export function isShown(type: string): boolean {
  return PICTURES.has(type) || FILMS.has(type)
}
