// Activities in running text: labels with a colon, forms, and headings with one paragraph below. Pure.
import { type Facts, factOf, NOTHING, said } from './statement.ts'

/** 一、 （一） 1. 1、 （1） ① in front of a heading. */
const NUMBER = /^\s*(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[）)]|\d+[、.．](?!\d)|[①-⑳])\s*/u
/** A heading for both, as plans have it. */
const DATE_AND_PLACE = /^(活动|举办)?时间(和|及|与|、|，)?地点$/
/** A date in words at the beginning: 2026年9月18日上午9时, 9月中下旬, 9月18日至20日. */
const DATE = /^(\d{4}\s*年\s*)?\d{1,2}\s*月[^，,。；;]*$/u

/** What the lines say: one for every activity that is named, else one for all that is said; none where nothing is. */
export function factsInLines(text: string): Facts[] {
  const lines = text.split('\n').map(line => line.trim())
  const facts: { fact: keyof Facts; value: string | null }[] = []
  for (const [at, line] of lines.entries()) facts.push(...inForm(line), ...inLine(line), ...belowHeading(lines, at))
  const blocks: Facts[] = []
  let open: Facts = { ...NOTHING }
  for (const { fact, value } of facts) {
    if (value === null) continue
    if (fact === 'name' && open.name !== null) {
      blocks.push(open)
      open = { ...NOTHING }
    }
    // What is said twice of one activity, and differently, is not said.
    open[fact] = open[fact] === null || open[fact] === value ? value : fact === 'text' ? `${open.text}\n${value}` : ''
  }
  return [...blocks, open]
    .map(block => Object.fromEntries(Object.entries(block).map(([fact, value]) => [fact, value || null])) as Facts)
    .filter(block => Object.values(block).some(value => value !== null))
}

/** 活动名称：科学家故事分享会 */
function inLine(line: string): { fact: keyof Facts; value: string | null }[] {
  const [, label, value] = /^([^：:]{2,12})[：:](.+)$/u.exec(line.replace(NUMBER, '')) ?? []
  const fact = label === undefined ? null : factOf(label)
  return fact === null ? [] : [{ fact, value: said(value) }]
}

/** A form's row: label, value, label, value, parted by tabs. */
function inForm(line: string): { fact: keyof Facts; value: string | null }[] {
  const cells = line.split('\t')
  return cells.flatMap((cell, at) => {
    const next = cells[at + 1]
    const fact = next === undefined ? null : factOf(cell.replace(/[：:]\s*$/u, ''))
    return fact === null || next === undefined || factOf(next) !== null ? [] : [{ fact, value: said(next) }]
  })
}

/** 二、活动地点, and below it one paragraph. Several paragraphs say what was done, but not where or when. */
function belowHeading(lines: readonly string[], at: number): { fact: keyof Facts; value: string | null }[] {
  const line = lines[at] ?? ''
  if (line.includes('\t')) return []
  const heading = line.replace(NUMBER, '').replace(/[：:]$/u, '')
  if (heading === line) return []
  const fact = factOf(heading)
  const both = DATE_AND_PLACE.test(heading)
  if (fact === null && !both) return []
  const rest = lines.slice(at + 1)
  const end = rest.findIndex(next => NUMBER.test(next))
  // Without a heading that ends it, nobody says where the section ends and the signature begins.
  const body = (end < 0 ? rest.slice(0, 1) : rest.slice(0, end)).filter(next => next !== '')
  if (body.some(next => inLine(next).length > 0)) return []
  if (fact === 'text') return end < 0 ? [] : [{ fact, value: said(body.join('\n')) }]
  const [only] = body
  if (only === undefined || body.length > 1) return []
  if (fact !== null) return [{ fact, value: said(only) }]
  const [date, place, ...more] = (said(only) ?? '').split(/[，,]/u)
  if (date === undefined || place === undefined || more.length > 0 || !DATE.test(date) || DATE.test(place)) return []
  return [
    { fact: 'date', value: said(date) },
    { fact: 'place', value: said(place.replace(/^在/u, '')) },
  ]
}
