// Numbers as official letters write them: 28, ２８, 二十八, 廿八, 二〇二六. Pure.

const DIGITS: Record<string, number> = {
  〇: 0,
  '○': 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/** A number in any of these forms, for use inside larger patterns (no groups). */
export const NUMBER = '(?:\\d{1,4}|[〇○零一二两三四五六七八九十百千廿卅]{1,8})'

/** The number; null where the text is none (十十, 二百三十x, ''). Up to 9999. */
export function numberOf(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  if (/^\d{1,4}$/.test(plain)) return Number(plain)
  const spelt = plain.replace(/^廿/, '二十').replace(/^卅/, '三十')
  if (spelt === '') return null
  if (/^[〇○零一二三四五六七八九]{2,4}$/.test(spelt)) return positional(spelt)
  return additive(spelt)
}

/** 1 to 99 as names of schools and districts bear it: 五, 十, 二十三. */
export function spelt(value: number): string {
  const digit = (one: number) => '一二三四五六七八九'.charAt(one - 1)
  const tens = Math.floor(value / 10)
  const ones = value % 10
  return `${tens > 1 ? digit(tens) : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digit(ones) : ''}`
}

/** 二〇二六: digit by digit, as years are written. */
function positional(text: string): number {
  let value = 0
  for (const digit of text) value = value * 10 + (DIGITS[digit] ?? 0)
  return value
}

/** 一百零五, 二十八, 十: units fall from left to right. */
function additive(text: string): number | null {
  let value = 0
  let digit: number | null = null
  let last = 10_000
  let gap = false
  for (const [index, character] of Array.from(text).entries()) {
    const unit = UNITS[character]
    if (unit !== undefined) {
      // 十 alone stands for 一十 at the beginning only.
      if (unit >= last || (digit === null && !(unit === 10 && index === 0)) || digit === 0) return null
      value += (digit ?? 1) * unit
      last = unit
      digit = null
      gap = false
      continue
    }
    const next = DIGITS[character]
    if (next === undefined || digit !== null) return null
    if (next === 0 && text.length > 1) {
      if (gap || last === 10_000) return null
      gap = true
    } else digit = next
  }
  if (digit === null) return last === 10_000 || gap ? null : value
  // 二百三 is 230 to some.
  return last > 10 && last < 10_000 && !gap ? null : value + digit
}
