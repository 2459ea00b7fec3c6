// Names and texts in the form in which they are compared. Pure.
import traditional from 'opencc-js/dict/TSCharacters'
import { withPlainNumerals } from './numerals.ts'

/** Traditional characters and their simplified forms, from OpenCC's table: "圖 图|書 书|…"; of several forms the first. */
const SIMPLE: ReadonlyMap<string, string> = new Map(
  traditional.split('|').flatMap(pair => {
    const [from, to] = pair.split(' ')
    return from && to ? [[from, to] as const] : []
  }),
)

const TRADITIONAL = new RegExp(`[${[...SIMPLE.keys()].join('')}]`, 'gu')

/** Blanks and punctuation, which people put into names as they like. */
const NOISE = /[\s\p{P}\p{S}\u200b-\u200f\u2060\ufeff]+/gu

/** Half width, lower case, simplified; blanks and punctuation stay. For words that are looked for in running text. */
export function simplified(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(TRADITIONAL, character => SIMPLE.get(character) ?? character)
}

/**
 * Half width, lower case, simplified, without blanks and punctuation; 第十一, 第11 and 第１１ are one. Names of units are
 * compared in this form, so "云溪市 图书馆", "雲溪市圖書館" and "云溪市图书馆" are the same.
 */
export function normal(text: string): string {
  return withPlainNumerals(simplified(text).replace(NOISE, ''))
}
