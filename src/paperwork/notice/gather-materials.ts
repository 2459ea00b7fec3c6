// Requests → one entry a material, each with its number and its own deadline. Pure.
import { amountIn, isWelcome } from './amounts.ts'
import type { WrittenDay } from './dates.ts'
import type { AskedMaterial, SaidPoint } from './facts.ts'
import type { MaterialSort, Mention } from './material-words.ts'
import type { Request } from './requests.ts'

/** A material as one request puts it. `due`: the deadlines that it may have; several where the sentence leaves it open. */
export type Asked = {
  mention: Mention
  request: Request
  own: string
  /** Welcome, not required. */
  welcome: boolean
  due: readonly { day: WrittenDay; source: string }[]
}

/** Every mention with what belongs to it. */
export function askedFor(requests: readonly Request[]): Asked[] {
  return requests.flatMap(request =>
    request.mentions.map((mention, index) => {
      const from = request.mentions[index - 1]?.end ?? 0
      const to = request.mentions[index + 1]?.at ?? request.plain.length
      const own = ownText(request.plain, mention, from, to, request.announcedBy !== null && index === 0)
      const welcome = isWelcome(own) || isWelcome(aheadOf(request.plain, mention))
      return { mention, request, own, welcome, due: dueOf(mention, request) }
    }),
  )
}

/** 如有推文、报道,请附链接: what opens the clause is said of all in it, what stands in a bracket only of what it follows. */
function aheadOf(plain: string, mention: Mention): string {
  const before = plain.slice(0, mention.at).replaceAll(/\([^()]*\)/g, '')
  return before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf(';'), before.lastIndexOf(':')) + 1)
}

/** Behind the name up to the next one, and before it what stands right there: 不少于3张活动照片, 有条件的可附视频. */
function ownText(plain: string, mention: Mention, from: number, to: number, isEntry: boolean): string {
  const before = plain.slice(from, mention.at)
  // An entry of a list, and English, say it ahead: If available, a short video.
  const whole = isEntry || (from === 0 && /^[\x20-\x7e]*$/.test(before))
  const near = whole
    ? before
    : before.slice(
        Math.max(before.lastIndexOf(','), before.lastIndexOf(';'), before.lastIndexOf('、'), before.lastIndexOf(')')) +
          1,
      )
  const behind = plain.slice(mention.end, to)
  const mark = /[;。]/.exec(behind)
  const cut = mark === null ? behind : behind.slice(0, mark.index)
  // What stands before the next name within its own clause is the next one's: 总结、不少于10张的照片.
  const marks = Math.max(cut.lastIndexOf(','), cut.lastIndexOf('、'))
  const bracket = cut.lastIndexOf(')') + 1
  const joined = /^[和及与以]/.test(cut) ? 0 : cut.length
  const end = marks >= 0 || bracket > 0 ? Math.max(marks, bracket) : joined
  const last = to === plain.length ? cut : cut.slice(0, end)
  return `${near}\u0000${last}`
}

function dueOf(mention: Mention, request: Request): Asked['due'] {
  const { plain, source, announcedBy } = request
  const deadlines = inStatement(request, mention.at)
  const said = (day: WrittenDay) => ({ day, source })
  if (deadlines.length === 0) return announcedBy?.deadlines.map(day => ({ day, source: announcedBy.source })) ?? []
  if (deadlines.length === 1) return deadlines.map(said)
  const clauses = partsOf(plain, /[,;]/)
  const clauseOf = (at: number) => clauses.findIndex(({ from, to }) => at >= from && at < to)
  const mine = clauseOf(mention.at)
  const together = deadlines.filter(day => clauseOf(day.at) === mine)
  if (together.length === 1) return together.map(said)
  if (together.length > 1) {
    const first = clauses[mine]?.from ?? 0
    const materialLeads = request.mentions.some(other => other.at >= first && other.at < (together[0]?.at ?? 0))
    const next = materialLeads
      ? together.find(day => day.at > mention.at)
      : together.findLast(day => day.at < mention.at)
    return next === undefined ? together.map(said) : listedWith(next, together, plain).map(said)
  }
  const withoutOwn = (day: WrittenDay) => !request.mentions.some(other => clauseOf(other.at) === clauseOf(day.at))
  const next = deadlines.find(day => clauseOf(day.at) > mine)
  const former = deadlines.findLast(day => clauseOf(day.at) < mine)
  const open = [next, former].filter(day => day !== undefined && withoutOwn(day)).filter(day => day !== undefined)
  const meant = open.length > 0 ? open : [next, former].filter(day => day !== undefined)
  return [...new Set(meant.flatMap(day => listedWith(day, deadlines, plain)))].map(said)
}

/** 12月4日、12月8日各报一次: days in one list are all meant. */
function listedWith(day: WrittenDay, days: readonly WrittenDay[], plain: string): WrittenDay[] {
  const at = days.indexOf(day)
  const next = days[at + 1]
  if (next === undefined || !/^[、和及]$/.test(plain.slice(day.end, next.at))) return [day]
  return [day, ...listedWith(next, days, plain)]
}

/** 第一批:方案,9月20日前;第二批:总结,10月10日前: a semicolon parts statements, and one that has days of its own needs no other's. */
function inStatement({ deadlines, plain }: Request, at: number): readonly WrittenDay[] {
  const own = partsOf(plain, /;/).find(({ from, to }) => at >= from && at < to)
  const within = own === undefined ? [] : deadlines.filter(day => day.at >= own.from && day.at < own.to)
  return within.length > 0 ? within : deadlines
}

/** The text between marks. Those inside brackets part nothing. */
function partsOf(plain: string, mark: RegExp): { from: number; to: number }[] {
  const parts: { from: number; to: number }[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at <= plain.length; at += 1) {
    const character = plain[at] ?? ';'
    if (character === '(') depth += 1
    else if (character === ')') depth = Math.max(0, depth - 1)
    if (at === plain.length || (depth === 0 && mark.test(character))) {
      parts.push({ from, to: at + 1 })
      from = at + 1
    }
  }
  return parts
}

/** Mentions of one material joined. `point` reads the deadlines; `general` is the notice's own, null where unknown. */
export function materialsOf(asked: readonly Asked[], point: (due: Asked['due']) => SaidPoint | null): AskedMaterial[] {
  const groups: Asked[][] = []
  for (const each of asked) {
    const group = groups.find(([first]) => first !== undefined && same(first.mention, each.mention))
    if (group === undefined) groups.push([each])
    else group.push(each)
  }
  const ids = new Set<string>()
  const materials = groups.map((group): AskedMaterial => {
    const [first] = group as [Asked, ...Asked[]]
    const { sort } = first.mention
    const amounts = group
      .map(({ own }) => amountIn(own, sort.kinds.length === 0 || sort.kinds.includes('image')))
      .filter(amount => amount !== null)
    const number = amounts.find(amount => amount !== 'unclear')
    const welcome = group.every(each => each.welcome)
    const names = group.map(({ mention }) => mention.name.replace(/^(?:具体|相关|本单位|书面)+(?=.{2})/, ''))
    const name = [...names].sort((a, b) => b.length - a.length)[0] ?? ''
    const points = group.map(({ due }) => point(due)).filter(due => due !== null)
    return {
      id: unique(sort.id, ids),
      name,
      keywords: keywordsFor(name, sort),
      kinds: kindsOf(first, group),
      min: welcome ? 0 : (number ?? 1),
      counted: number !== undefined ? 'said' : amounts.length > 0 ? 'unclear' : 'unsaid',
      due: earliest(points),
      sources: [...new Set(group.map(({ request }) => request.source))],
    }
  })
  return toldApart(materials)
}

/** Words by which files of the material are known; pictures and films need none. */
function keywordsFor(name: string, { keywords, kinds, alone }: MaterialSort): readonly string[] {
  const written = kinds.length === 0 || kinds.includes('document') || kinds.includes('sheet')
  if (/^[a-z]/i.test(name)) return written ? [name.toLowerCase()] : []
  if (!written || keywords.some(word => name.includes(word))) return keywords
  // A file is called 推荐表, hardly ever “最美家庭”推荐表.
  const short = /\p{Script=Han}{2}(?:表|材料)$/u.exec(name)?.[0] ?? name
  return alone ? [...keywords, short] : [short]
}

/** Two forms that end alike are told apart by their whole names. */
function toldApart(materials: readonly AskedMaterial[]): AskedMaterial[] {
  const shared = (each: AskedMaterial) =>
    materials.some(other => other !== each && other.keywords.join() === each.keywords.join())
  return materials.map(each =>
    each.keywords.length > 0 && shared(each) ? { ...each, keywords: [each.name.replaceAll(/[“”《》]/g, '')] } : each,
  )
}

/** Scans and stamped copies of a table come as PDF or picture, links beside films. */
function kindsOf(first: Asked, group: readonly Asked[]): AskedMaterial['kinds'] {
  const { sort } = first.mention
  const scanned = group.some(({ own }) => /扫描件|盖章|公章|PDF/i.test(own))
  if (scanned && sort.id === 'stats') return ['sheet', 'document']
  return sort.kinds
}

function same(one: Mention, other: Mention): boolean {
  if (one.sort.id !== other.sort.id) return false
  return one.sort.alone || one.name.endsWith(other.name) || other.name.endsWith(one.name)
}

/** The first day by which it is due somewhere; what cannot be told counts only where nothing can. */
function earliest(points: readonly SaidPoint[]): SaidPoint | null {
  const certain = points.filter(each => each.points.length === 1)
  const order = [...certain].sort((a, b) => endOf(a).localeCompare(endOf(b)))
  return order[0] ?? points[0] ?? null
}

/** For comparing: a whole day ends after all its hours. */
export function endOf({ points }: SaidPoint): string {
  const [point] = points
  return point === undefined ? '' : `${point.date.toString()}T${point.time?.toString() ?? '24'}`
}

function unique(id: string, taken: Set<string>): string {
  let key = id
  for (let number = 2; taken.has(key); number += 1) key = `${id}-${number}`
  taken.add(key)
  return key
}
