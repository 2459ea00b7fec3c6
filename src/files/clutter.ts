// What operating systems leave in archives beside the files that people put there.

/**
 * True for entries that nobody sent on purpose: macOS's resource forks and Finder settings, Windows' thumbnails, and the
 * lock files that Office and WPS leave beside an open document (~$统计表.xlsx).
 */
export function isClutter(path: string): boolean {
  const parts = path.split('/')
  const name = parts.at(-1) ?? ''
  return (
    parts.includes('__MACOSX') ||
    /^(\.DS_Store|Thumbs\.db|ehthumbs\.db|desktop\.ini|\.localized|Icon\r)$/i.test(name) ||
    // AppleDouble: the resource fork of a file that stands beside it.
    name.startsWith('._') ||
    /^(?:~\$|\.~).*\.(?:docx?|xlsx?|pptx?|wps|et|dps)$/i.test(name)
  )
}
