// The text of an official notice → what it says. Pure; what is not said, or said in two ways, stays open.
import { contactsIn, sendToIn } from './correspondents.ts'
import { nilReturnIn } from './nil-return.ts'
import { datesIn } from './dates.ts'
import type { NoticeFacts, Said, SaidPoint } from './facts.ts'
import { type Asked, askedFor, endOf, materialsOf } from './gather-materials.ts'
import { addresseesIn, issuedIn, keywordsOf, numberIn, ownPart, titleIn, titleWithoutMaterial } from './masthead.ts'
import { sortOf } from './material-words.ts'
import { unitsIn } from './named-units.ts'
import { type Paragraph, paragraphsOf, withoutNumber } from './paragraphs.ts'
import { requestsIn } from './requests.ts'
import { meantBy } from './resolve-date.ts'
import type { Wrapping } from './wrapped-lines.ts'

/** What the notice says. `wrapping`: whether its lines were cut to a page's width. */
export function readNotice(text: string, wrapping: Wrapping): NoticeFacts {
  const all = paragraphsOf(text, wrapping)
  const title = titleIn(all)
  const own = title !== null && /转发/.test(title.source) ? ownPart(all) : all.length
  const paragraphs = all.slice(0, own)
  const number = numberIn(paragraphs)
  const issued = issuedIn(paragraphs)
  const date = issued.length === 1 ? (issued[0]?.value ?? null) : null
  const numbered = /(?:19|20)\d\d/.exec(number?.value ?? '')?.[0]
  const year = numbered === undefined ? null : Number(numbered)
  const point = (due: Asked['due']): SaidPoint | null => {
    const [first] = due
    if (first === undefined) return null
    const meanings = due.map(({ day }) => meantBy(day, date, year, 'deadline'))
    const [only] = meanings
    if (due.length === 1 && only !== undefined) return { points: only.points, why: only.why, source: first.source }
    return { points: meanings.flatMap(({ points }) => points), why: 'several', source: first.source }
  }
  // A paper that is passed on says what is wanted, but until when and whereto the office says itself.
  const passedOn = requestsIn(all.slice(own)).map(each => ({ ...each, deadlines: [], announcedBy: null }))
  const requests = [...requestsIn(paragraphs), ...passedOn]
  const asked = askedFor(requests)
  const materials = materialsOf(asked, point)
  const general = requests
    .filter(request => request.mentions.length === 0)
    .flatMap(({ deadlines, source }) =>
      deadlines.filter(day => !day.text.startsWith('每')).map(day => point([{ day, source }])),
    )
    .filter(due => due !== null)
  // A material that is due twice (first by itself, then with the rest) makes the later day the notice's.
  // What is due every month or week ends no campaign.
  const once = asked.map(({ due }) => due.filter(({ day }) => !day.text.startsWith('每')))
  const every = once.map(point).filter(due => due !== null)
  const deadline = deadlineOf([...every, ...general])
  const addressees = addresseesIn(paragraphs)
  return {
    title: title && { ...title, value: titleWithoutMaterial(title.value) },
    keywords: title === null ? [] : keywordsOf(title.value),
    number,
    issued,
    period: periodIn(paragraphs, date, year),
    deadline,
    materials: materials.map(each => ({
      ...each,
      due: each.due === null || same(each.due, deadline) ? null : each.due,
    })),
    attachments: attachmentsIn(paragraphs).filter(
      ({ value }) => !materials.some(each => value.endsWith(each.name) || each.name.endsWith(value)),
    ),
    unread: requests
      .filter(each => each.mentions.length === 0 && each.deadlines.length === 0)
      .map(({ source }) => source),
    sendTo: sendToIn(paragraphs),
    contacts: contactsIn(paragraphs),
    addressees,
    units: unitsIn(paragraphs, addressees),
    nilReturn: nilReturnIn(paragraphs),
  }
}

/** The last day of all; open where any of them is: it could be the last. */
function deadlineOf(all: readonly SaidPoint[]): SaidPoint | null {
  const open = all.filter(each => each.points.length !== 1)
  const certain = all.filter(each => each.points.length === 1).sort((a, b) => endOf(b).localeCompare(endOf(a)))
  const last = certain[0] ?? null
  const rivals = open.filter(
    each =>
      last === null ||
      each.points.length === 0 ||
      each.points.some(point => endOf({ ...each, points: [point] }) > endOf(last)),
  )
  const [rival] = rivals
  if (rival === undefined) return last
  if (last === null && rivals.every(each => each.source === rival.source)) return rival
  const points = [...(last?.points ?? []), ...rivals.flatMap(each => each.points)]
  return {
    points,
    why: rival.why ?? 'several',
    source: [...new Set([...(last === null ? [] : [last.source]), ...rivals.map(each => each.source)])].join(' / '),
  }
}

function same(one: SaidPoint, other: SaidPoint | null): boolean {
  // Open for the same reason in the same sentence: it is told once.
  if (other !== null && one.why !== null && one.why === other.why && other.source.includes(one.source)) return true
  const certain = one.points.length === 1 && other?.points.length === 1 && one.why === null && other.why === null
  return certain && endOf(one) === endOf(other)
}

const SPAN = /^\s*(?:\([^)]*\))?\s*(?:至|到|-|—|–|~|to|until|through)+\s*$/
const EVENT = /活动时间|时间|开展|举办|举行|组织|期间|held|takes? place|period|dates?/i

/** From when to when the activity lasts; several where the notice says different things. */
function periodIn(
  paragraphs: readonly Paragraph[],
  issued: Temporal.PlainDate | null,
  year: number | null,
): NoticeFacts['period'] {
  const found: NoticeFacts['period'][number][] = []
  for (const paragraph of paragraphs) {
    for (const { plain, text } of paragraph.sentences) {
      const days = datesIn(
        plain.replace(
          /(\d{1,2}|[一二三四五六七八九十]+)月(\d{1,2}|[一二三四五六七八九十]+)日?(至|到|-|—|–|~)(\d{1,2}|[一二三四五六七八九十]+)日/g,
          '$1月$2日$3$1月$4日',
        ),
      )
      const spelt = plain.replace(
        /(\d{1,2}|[一二三四五六七八九十]+)月(\d{1,2}|[一二三四五六七八九十]+)日?(至|到|-|—|–|~)(\d{1,2}|[一二三四五六七八九十]+)日/g,
        '$1月$2日$3$1月$4日',
      )
      if (!EVENT.test(plain) && !EVENT.test(paragraph.heading)) continue
      for (const [index, first] of days.entries()) {
        const second = days[index + 1]
        if (second === undefined || !SPAN.test(spelt.slice(first.end, second.at))) continue
        const from = meantBy(first, issued, year, 'period').points
        const to = meantBy({ ...second, year: second.year ?? first.year }, issued, year, 'period').points
        const [start] = from
        const [end] = to
        if (from.length !== 1 || to.length !== 1 || start === undefined || end === undefined) continue
        const value = `${start.date.toString()} — ${end.date.toString()}`
        if (!found.some(each => each.value === value))
          found.push({ value, from: start.date, to: end.date, source: text })
      }
    }
  }
  return found
}

/** Tables and forms among the annexes: 附件：1.方案 2.活动情况汇总表. */
function attachmentsIn(paragraphs: readonly Paragraph[]): Said<string>[] {
  const start = paragraphs.findIndex(({ plain }) => /^附件?\s*:/.test(plain))
  if (start < 0) return []
  const found: Said<string>[] = []
  for (const { plain, text } of paragraphs.slice(start, start + 12)) {
    const entry = withoutNumber(plain.replace(/^附件?\s*:\s*/, '')).replace(/[《》.;。]/g, '')
    const sort = sortOf(entry)
    if (!/^附件?\s*:|^\d/.test(plain)) break
    if (sort?.id === 'stats' || sort?.id === 'form') found.push({ value: entry, source: text })
  }
  return found
}
