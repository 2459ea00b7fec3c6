// Whether bytes are UTF-8 on purpose. Pure.
import { strictly } from './strictly.ts'

/** What scripts of Europe and the Near East write in two bytes of UTF-8, one a script. */
const SCRIPTS = [
  /^[\u00a0-\u017f]+$/,
  /^[\u0370-\u0373\u0376\u0377\u0384-\u03ce\u00ab\u00bb]+$/,
  /^[\u0400-\u045f\u00ab\u00bb]+$/,
  /^[\u05d0-\u05ea]+$/,
  /^[\u060c-\u0652]+$/,
]

/**
 * The text, where `bytes` are strict UTF-8 (RFC 3629) and not GBK by chance; null where they are not. A few everyday words
 * of GBK are also UTF-8 of letters that never stand together: 图片 is "ͼƬ", 通知 "֪ͨ", 通讯 "ͨѶ". They are told by
 * making common Chinese characters of GB 2312 (level 1: B0A1–D7F9) and no word of any other script.
 * `isGbk`: the sender's label says GBK or the like; then what fits both is Chinese in any case.
 */
export function utf8Text(bytes: Uint8Array, isGbk = false): string | null {
  const utf8 = strictly(bytes, 'utf-8')
  return utf8 === null || isGbkByChance(bytes, utf8, isGbk) ? null : utf8
}

function isGbkByChance(bytes: Uint8Array, utf8: string, isGbk: boolean): boolean {
  if (/[\u0800-\uffff]/.test(utf8) || !isLevelOne(bytes)) return false
  const foreign = Array.from(utf8.matchAll(/[\u0080-\u07ff]+/g))
  if (foreign.length === 0) return false
  return isGbk || !foreign.every(found => isLookalike(found) || SCRIPTS.some(script => script.test(found[0])))
}

/**
 * Seen in practice: "ѡallet", a Greek or Cyrillic letter that looks like a Latin one inside a Latin word, as swindlers
 * write (test mail 193).
 */
function isLookalike({ 0: run, index, input }: RegExpExecArray): boolean {
  return (
    /^[\u0386-\u03ff\u0400-\u052f]$/.test(run) && (isSmallLetter(input[index - 1]) || isSmallLetter(input[index + 1]))
  )
}

function isSmallLetter(character: string | undefined): boolean {
  return character !== undefined && /^[a-z]$/.test(character)
}

/** True where all bytes beyond ASCII are pairs of GB 2312's first level, the 3,755 common characters. */
function isLevelOne(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) continue
    const trail = bytes[at + 1] ?? 0
    if (lead < 0xb0 || lead > 0xd7 || trail < 0xa1 || trail > 0xfe) return false
    at += 1
  }
  return true
}
