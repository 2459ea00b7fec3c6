// Which years' Chinese holidays are known.
import chineseDays from 'chinese-days'

/**
 * True where the holidays and shifted workdays of `year` are in chinese-days' data. Past its data the library guesses
 * Monday to Friday without a word (2027-10-01 is "a workday"), so it has to be asked. Next year's schedule is announced
 * in autumn. Asked from March to November only: its dates slip by a day in zones west of UTC, and its years with them.
 */
export function knowsHolidaysOf(year: number): boolean {
  return chineseDays.getHolidaysInRange(`${year}-03-01`, `${year}-11-30`, false).length > 0
}
