// Hours as notices write them: 18:00, 下午5点半, 17时30分, 5 pm. Pure.
import { NUMBER, numberOf } from './numerals.ts'

/** Hours that the text may mean: one is certain, several are all possible, none is nonsense (25:00). `length`: characters read. */
export type ClockTime = { times: readonly Temporal.PlainTime[]; endOfDay: boolean; length: number }

const PART = '(上午|早上|早晨|凌晨|中午|下午|傍晚|晚上|晚间|晚)?'
const COLON = new RegExp(`^${PART}(\\d{1,2}):(\\d{2})(?::00)?(?!\\d)\\s*([ap]\\.?m\\.?)?`, 'i')
const SPELT = new RegExp(`^${PART}(${NUMBER})(?:时|点|點)(?:(半)|(一刻)|(${NUMBER})分?|整|钟)?`)
const ENGLISH = /^(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\.?(?![a-z])|^(noon|midnight)/i

/** The time of day at the beginning of `plain`; null where there is none. */
export function clockTimeAt(plain: string): ClockTime | null {
  const colon = COLON.exec(plain)
  if (colon) {
    const [whole, part, hour, minute, half] = colon
    return made(whole.length, Number(hour), Number(minute), part ?? (half ? afternoon(half) : undefined), true)
  }
  const spelt = SPELT.exec(plain)
  if (spelt) {
    const [whole, part, hour = '', half, quarter, minute] = spelt
    const minutes = half ? 30 : quarter ? 15 : minute === undefined ? 0 : numberOf(minute)
    return made(whole.length, numberOf(hour), minutes, part, false)
  }
  const english = ENGLISH.exec(plain)
  if (!english) return null
  const [whole, hour, minute, half, word] = english
  if (word !== undefined) return made(whole.length, word.toLowerCase() === 'noon' ? 12 : 24, 0, undefined, true)
  return made(whole.length, Number(hour), Number(minute ?? 0), afternoon(half ?? ''), true)
}

function afternoon(half: string): string {
  return half.toLowerCase().startsWith('p') ? '下午' : '上午'
}

function made(
  length: number,
  hour: number | null,
  minute: number | null,
  part: string | undefined,
  exact: boolean,
): ClockTime {
  const none = { times: [], endOfDay: false, length }
  if (hour === null || minute === null || minute > 59 || hour > 24) return none
  if (hour === 24) return minute === 0 && part === undefined ? { times: [], endOfDay: true, length } : none
  const at = (value: number) => new Temporal.PlainTime(value, minute)
  if (part === undefined) {
    // 5点 by itself is morning to some and afternoon to others; 5:00 and 17点 are not.
    const unclear = !exact && hour >= 1 && hour <= 7
    return { times: unclear ? [at(hour), at(hour + 12)] : [at(hour)], endOfDay: false, length }
  }
  if (/下午|傍晚|晚/.test(part))
    return { ...none, times: [at(hour < 12 ? hour + 12 : hour === 12 && part === '下午' ? 12 : hour)] }
  if (part === '中午') return { ...none, times: [at(hour < 5 ? hour + 12 : hour)] }
  // 12 am is midnight, 上午12点 noon: said of both.
  return { ...none, times: [at(hour)] }
}
