// A campaign's text a year later, as a start for whoever copies it.

/** Every year from 2000 to 2098 that stands as four figures becomes the next. */
export function nextYear(text: string): string {
  return text.replace(/(?<!\d)20\d\d(?!\d)/g, year => (year === '2099' ? year : String(Number(year) + 1)))
}
