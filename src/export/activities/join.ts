// What a unit's documents say, joined: one row an activity. Pure.
import { type Facts, NOTHING, type Statement } from './statement.ts'
import { bestReports } from './summary-text.ts'

/** One activity of one unit, with the documents that tell of it. */
export type Activity = Facts & { sources: number[] }

/**
 * Activities of one unit in the order in which they are first named. Statements in the order of receipt: what was said
 * last holds. A document that names no activity tells of one where it speaks of that one alone, by its full name.
 */
export function joinActivities(statements: readonly Statement[]): Activity[] {
  const named = new Map<string, Told>()
  for (const statement of statements) {
    if (statement.name === null) continue
    const key = plain(statement.name)
    const told = named.get(key) ?? { activity: { ...NOTHING, sources: [] }, reports: [] }
    named.set(key, { ...told, activity: merged(told.activity, statement, 'last') })
  }
  const unnamed = statements.filter(({ name }) => name === null)
  if (named.size === 0) return unnamed.length === 0 ? [] : [withoutName(unnamed)]
  for (const statement of unnamed) {
    const text = plain(statement.whole)
    const [only, ...others] = [...named].filter(([key]) => text.includes(key)).map(([, told]) => told)
    if (only === undefined || others.length > 0) continue
    only.activity = merged(only.activity, statement, 'first')
    only.reports.push(statement.whole)
  }
  // A report's text is what the website wants, before a plan's section.
  return [...named.values()].map(({ activity, reports }) => ({
    ...activity,
    text: bestReports(reports).at(-1) ?? activity.text,
  }))
}

/** An activity, and the documents that speak of it alone. */
type Told = { activity: Activity; reports: string[] }

/** Facts of `more` go into `into`: over what is there ('last'), or only where nothing is ('first'). */
function merged(into: Activity, more: Statement, which: 'first' | 'last'): Activity {
  const choose = (old: string | null, fresh: string | null) => (which === 'last' ? (fresh ?? old) : (old ?? fresh))
  return {
    name: into.name ?? more.name,
    theme: choose(into.theme, more.theme),
    date: choose(into.date, more.date),
    place: choose(into.place, more.place),
    text: choose(into.text, more.text),
    sources: [...new Set([...into.sources, more.source])],
  }
}

/** Nobody says which activity it was, or how many: only what all agree in is kept. */
function withoutName(statements: readonly Statement[]): Activity {
  const agreed = (values: readonly (string | null)[]) => {
    const [first, ...others] = new Set(values.filter(value => value !== null))
    return others.length > 0 ? null : (first ?? null)
  }
  const reports = bestReports(statements.map(({ whole }) => whole))
  return {
    name: null,
    theme: agreed(statements.map(({ theme }) => theme)),
    date: agreed(statements.map(({ date }) => date)),
    place: agreed(statements.map(({ place }) => place)),
    text: agreed(reports.length > 0 ? reports : statements.map(({ text }) => text)),
    sources: [...new Set(statements.map(({ source }) => source))],
  }
}

/** For comparing names: without blanks, quotation marks and book titles' marks. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s"'“”‘’「」『』《》〈〉]/gu, '')
    .toLowerCase()
}
