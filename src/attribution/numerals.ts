// Chinese numerals where they count houses: 第十一中学, 十一中, 二小. Pure.

const DIGITS = '〇一二三四五六七八九'
const NUMERAL = '[一二三四五六七八九十]{1,3}'
/** A house that is known by its number: 一中, 十一中, 二小, 三幼, 五医院. */
const HOUSE = '(?:中|小|幼|院|医院|人民医院|职高|分局|分院|支队|大队)'

const ORDINAL = new RegExp(`第(${NUMERAL})(?!十)`, 'gu')
const BARE = new RegExp(`(?<![一二三四五六七八九十百千万\\d])(${NUMERAL})(?=${HOUSE})`, 'gu')

/** 第十一中学 → 第11中学, 区十一中 → 区11中. What is no number below a hundred (一十, 十十) stays as it is. */
export function withPlainNumerals(text: string): string {
  return text
    .replace(ORDINAL, (whole, numeral: string) => {
      const value = valueOf(numeral)
      return value === null ? whole : `第${value}`
    })
    .replace(BARE, (whole, numeral: string) => String(valueOf(numeral) ?? whole))
}

/** 1–99; null for anything else. */
function valueOf(numeral: string): number | null {
  const match = /^(?:([二三四五六七八九])?(十))?([一二三四五六七八九])?$/u.exec(numeral)
  if (!match) return null
  const [, tens, ten, ones] = match
  const value = (ten ? (tens ? DIGITS.indexOf(tens) : 1) * 10 : 0) + (ones ? DIGITS.indexOf(ones) : 0)
  return value === 0 ? null : value
}
