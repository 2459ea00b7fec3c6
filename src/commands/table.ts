// Tables for a terminal, where a Chinese character is two columns wide.

/** Columns that `text` takes in a terminal: wide characters (UAX #11: W and F) count two, combining marks none. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += widthOf(character.codePointAt(0) ?? 0)
  return width
}

function widthOf(point: number): number {
  if (
    point === 0x200b ||
    point === 0x200d ||
    (point >= 0x300 && point <= 0x36f) ||
    (point >= 0xfe00 && point <= 0xfe0f)
  )
    return 0
  const wide =
    (point >= 0x1100 && point <= 0x115f) ||
    (point >= 0x2e80 && point <= 0xa4cf) ||
    (point >= 0xac00 && point <= 0xd7a3) ||
    (point >= 0xf900 && point <= 0xfaff) ||
    (point >= 0xfe30 && point <= 0xfe6f) ||
    (point >= 0xff00 && point <= 0xff60) ||
    (point >= 0xffe0 && point <= 0xffe6) ||
    (point >= 0x1f300 && point <= 0x1faff) ||
    (point >= 0x20000 && point <= 0x3fffd)
  return wide ? 2 : 1
}

/** `text` filled up with blanks to `width` columns; longer text stays as it is. */
export function padded(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return align === 'left' ? text + blanks : blanks + text
}

/** `text` cut to `width` columns with an ellipsis. */
export function shortened(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  let kept = ''
  let used = 0
  for (const character of text) {
    const next = widthOf(character.codePointAt(0) ?? 0)
    if (used + next > width - 1) break
    kept += character
    used += next
  }
  return `${kept}…`
}

/** A table with a heading, each column as wide as its widest cell; two blanks between columns, no blanks at line ends. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [heading, ...rows]
  const widths = heading.map((_, column) => Math.max(...all.map(row => displayWidth(row[column] ?? ''))))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  const rule = widths.map(width => '─'.repeat(width)).join('  ')
  return `${[line(heading), rule, ...rows.map(line)].join('\n')}\n`
}
