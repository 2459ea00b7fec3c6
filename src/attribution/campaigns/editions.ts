// Signs that a message is about another edition of a campaign: last year's report, the 37th where this is the 38th, a
// quarter's where the campaign has none. Pure.
import type { Campaign } from '../../config/configuration.ts'
import type { Reading } from '../../reading/reading.ts'
import { withPlainNumerals } from '../numerals.ts'

/** What a message says of its time, which is not the campaign's. */
export type OtherEdition = { code: 'other-year' | 'last-year' | 'other-edition' | 'other-period'; written: string }

const YEAR = /(?<!\d)(20\d\d)(?=\s*(?:年|学年|度|\p{Script=Han}))/gu
/** Photographs that a phone names after their date: IMG_20250524_101500, 微信图片_20250524…. */
const PHOTO_YEAR = /(?<!\d)(20\d\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])/g
const ORDINAL = /第(\d{1,3})(个|届|次|期)/g
const PERIOD = /第?[一二三四1-4]季度|[上下]半年|(?:月|季|周)(?:报表?|例会)/g
const LAST_YEAR = /(?:去年|上年度?|往年)(?:同期)?的?[^。；;\n]{0,10}(?:总结|方案|材料|照片|图片|报告|表)/

/** Null where nothing speaks of another edition. `zone` tells the years of a campaign whose title has none. */
export function otherEdition(reading: Reading, campaign: Campaign, zone: string): OtherEdition | null {
  const { head, files } = reading
  const documents = files.filter(file => file.document !== null && !file.isBody && !file.decoration)
  const written = [
    head.subject,
    ...files.filter(file => !file.isBody && !file.decoration).map(file => file.path),
    ...documents.map(({ document }) =>
      [document?.title ?? '', ...(document?.head.slice(0, 3).filter(isHeading) ?? [])].join('\n'),
    ),
  ].join('\n')
  return (
    otherYear(written, reading, campaign, zone) ??
    otherCount(written, campaign, ORDINAL, 'other-edition') ??
    otherCount(written, campaign, PERIOD, 'other-period') ??
    (saysLastYear(reading, written, yearsOf(campaign, zone)) ? { code: 'last-year', written: '' } : null)
  )
}

function otherYear(written: string, reading: Reading, campaign: Campaign, zone: string): OtherEdition | null {
  const own = yearsOf(campaign, zone)
  const years = matches(written, YEAR)
  const foreign = years.find(year => !own.has(Number(year)))
  if (foreign !== undefined && !years.some(year => own.has(Number(year))))
    return { code: 'other-year', written: foreign }
  // All pictures taken in another year, and nothing that says this one.
  const taken = reading.files.flatMap(({ kind, name }) =>
    kind === 'image' ? matches(name, PHOTO_YEAR).slice(0, 1) : [],
  )
  const first = taken[0]
  const isOld = first !== undefined && taken.every(year => Number(year) < Math.min(...own))
  return isOld && years.length === 0 ? { code: 'other-year', written: first } : null
}

/** A title, and no sentence of the report that it stands above. */
function isHeading(line: string): boolean {
  return line.length <= 40 && !line.includes('。')
}

/** 您要的去年总结, where nothing else says which year it is. */
function saysLastYear({ head, body }: Reading, written: string, own: ReadonlySet<number>): boolean {
  const isDated = [...own].some(year => written.includes(String(year)))
  return !isDated && LAST_YEAR.test(`${head.subject}\n${body.text.slice(0, 300)}`)
}

/** Counted or parted otherwise than in the campaign's own words, and nowhere as there. */
function otherCount(
  written: string,
  { title, keywords }: Campaign,
  pattern: RegExp,
  code: OtherEdition['code'],
): OtherEdition | null {
  const words = withPlainNumerals(`${title}\n${keywords.join('\n')}`)
  const own = new Set([...words.matchAll(pattern)].map(([whole]) => plain(whole)))
  if (own.size === 0 && code === 'other-edition') return null
  const found = [...withPlainNumerals(written).matchAll(pattern)].map(([whole]) => whole)
  const foreign = found.find(whole => !own.has(plain(whole)))
  return foreign !== undefined && !found.some(whole => own.has(plain(whole))) ? { code, written: foreign } : null
}

/** 第三季度, 三季度 and 3季度 are one. */
function plain(text: string): string {
  return text.replace(/^第/, '').replace(/[一二三四]/, numeral => String('一二三四'.indexOf(numeral) + 1))
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(match => match[1] ?? '')
}

/**
 * Years of a campaign: those in its title, else the ones in which it runs; one that opens in the first quarter may ask for
 * the year before.
 */
export function yearsOf(campaign: Campaign, zone: string): Set<number> {
  const written = [...campaign.title.matchAll(/(?<!\d)(20\d\d)(?!\d)/g)].map(match => Number(match[1]))
  if (written.length > 0) return new Set(written)
  const opens = campaign.opens.toZonedDateTimeISO(zone)
  const years = [opens.year, campaign.deadline.toZonedDateTimeISO(zone).year]
  return new Set(opens.month <= 3 ? [opens.year - 1, ...years] : years)
}
