// A notice's text → paragraphs and sentences, each as it was written and in the form in which it is searched. Pure.
import { withoutRadicals } from './radicals.ts'
import { joinedLines, type Wrapping } from './wrapped-lines.ts'

/** One sentence. `plain`: half width, without the blanks that typists put between figures and characters. */
export type Sentence = { text: string; plain: string }

/** One paragraph with the headings that it stands under (一、 …, then （一）…), '' where none. */
export type Paragraph = Sentence & { heading: string; sentences: readonly Sentence[] }

/** Half-width figures and marks (，：；（） too), no blanks beside Chinese characters; 〔〕《》“”、。 stay. */
export function plainOf(text: string): string {
  return (
    text
      .trim()
      // ①活动方案②总结: the number parts, and would else be read as one of the text's own.
      .replace(/^[①-⑳]/, '')
      .replaceAll(/[①-⑳]/g, ';')
      .normalize('NFKC')
      .replaceAll(/[\u200b\ufeff]/g, '')
      .replaceAll(/[ \u00a0]+/g, ' ')
      .replaceAll(
        /(?<=[\p{Script=Han}、。《》〈〉“”‘’〔〕【】]) +| +(?=[\p{Script=Han}、。《》〈〉“”‘’〔〕【】])/gu,
        '',
      )
      .trim()
  )
}

const HEADING = /^(?:[一二三四五六七八九十]+、|[IVX]+\.\s|第[一二三四五六七八九十]+[章节部])/
const BELOW = /^\([一二三四五六七八九十]+\)/
const ITEM = /^(?:\d{1,2}[.、)]|\(\d{1,2}\)|[一二三四五六七八九十]是|[-•·●*]\s)/

/** True where the paragraph is an entry of a list: 1. (2) ③ • */
export function isItem(paragraph: Sentence): boolean {
  return ITEM.test(paragraph.plain) || /^[①-⑳]/.test(paragraph.text.trim())
}

/** True also for （一）, which is a heading where text stands below it. */
export function isEntry(paragraph: Sentence): boolean {
  return isItem(paragraph) || BELOW.test(paragraph.plain)
}

/** The entry without its number. */
export function withoutNumber(plain: string): string {
  return plain.replace(
    /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d{1,2}[.、)]|\(\d{1,2}\)|[一二三四五六七八九十]是|[-•·●*]\s)\s*/,
    '',
  )
}

/** All paragraphs that are not blank. Lines that were cut to a page's width are joined again. */
export function paragraphsOf(text: string, wrapping: Wrapping): Paragraph[] {
  const written = withoutRadicals(text)
    .split(/\r\n?|\n/)
    .map(line => line.trimEnd())
    .filter(line => line.trim() !== '')
  let upper = ''
  let lower = ''
  return joinedLines(written, wrapping, begins)
    .flatMap(inPieces)
    .map(line => {
      const plain = plainOf(line)
      if (HEADING.test(plain) || /^(附件|附)\d*\s*$/.test(plain)) [upper, lower] = [shortHeading(plain), '']
      else if (BELOW.test(plain)) lower = shortHeading(plain)
      return { text: line, plain, heading: [upper, lower].filter(Boolean).join(' '), sentences: sentencesOf(line) }
    })
}

/** A heading that goes on as a paragraph: its first sentence is the heading. */
function shortHeading(plain: string): string {
  return (/^[^。:;!?]{1,40}/.exec(plain)?.[0] ?? '').trim()
}

/** Sentences end with 。！？ or, in English, with a full stop before a capital. */
function sentencesOf(line: string): Sentence[] {
  const parts = line.split(/(?<=[。！？])|(?<=[a-z)\d][.!?])\s+(?=[A-Z][a-z])/u)
  return parts.map(part => ({ text: part.trim(), plain: plainOf(part) })).filter(part => part.plain !== '')
}

/** True where a line begins something of its own, whatever stands above it. */
function begins(line: string): boolean {
  const plain = plainOf(line)
  return HEADING.test(plain) || BELOW.test(plain) || ITEM.test(plain) || /^(?:附件|联系人|抄送)/.test(plain)
}

/** A paragraph of a notice has some hundred characters; the time that patterns take grows with the square of its length. */
const LONGEST = 2_000

function inPieces(line: string): string[] {
  if (line.length <= LONGEST) return [line]
  return Array.from({ length: Math.ceil(line.length / LONGEST) }, (_, index) =>
    line.slice(index * LONGEST, (index + 1) * LONGEST),
  )
}
