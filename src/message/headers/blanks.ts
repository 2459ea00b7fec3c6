// Blanks of header text that is still bytes, one a character. Pure.

/** RFC 5234 WSP, and what is left of line ends. */
const BLANKS = ' \t\r\n'

/**
 * Without the blanks at both ends. JavaScript's own `\s` and trim() take the byte A0 for a blank as well, which ends "à" in
 * UTF-8 and one in sixty Chinese characters in UTF-8 or GBK (test mail 164).
 */
export function trimBlanks(latin1: string): string {
  let from = 0
  let to = latin1.length
  while (from < to && BLANKS.includes(latin1.charAt(from))) from += 1
  while (to > from && BLANKS.includes(latin1.charAt(to - 1))) to -= 1
  return latin1.slice(from, to)
}
