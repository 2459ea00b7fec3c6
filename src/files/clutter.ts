// What operating systems leave in archives beside the files that people put there.

/** True for entries that nobody sent on purpose: macOS's resource forks and Finder settings, Windows' thumbnails. */
export function isClutter(path: string): boolean {
  const parts = path.split('/')
  const name = parts.at(-1) ?? ''
  return (
    parts.includes('__MACOSX') ||
    /^(\.DS_Store|Thumbs\.db|ehthumbs\.db|desktop\.ini|\.localized|Icon\r)$/i.test(name) ||
    // AppleDouble: the resource fork of a file that stands beside it.
    name.startsWith('._')
  )
}
