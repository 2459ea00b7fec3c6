// What a unit's documents say, joined: one row an activity. Pure.
import { type Facts, NOTHING, type Statement } from './statement.ts'
import { reportText } from './summary-text.ts'

/** One activity of one unit, with the documents that tell of it. */
export type Activity = Facts & { sources: number[] }

/**
 * Activities of one unit in the order in which they are first named. Statements in the order of receipt: what was said
 * last holds. A document that names no activity tells of one where it speaks of that one alone, by its full name.
 */
export function joinActivities(statements: readonly Statement[]): Activity[] {
  const named = new Map<string, Activity>()
  for (const statement of statements) {
    if (statement.name === null) continue
    const key = plain(statement.name)
    named.set(key, merged(named.get(key) ?? { ...NOTHING, sources: [] }, statement, 'last'))
  }
  const unnamed: Statement[] = []
  for (const statement of statements) {
    if (statement.name !== null) continue
    const text = plain(statement.whole)
    const spokenOf = [...named].filter(([key]) => text.includes(key))
    const [only] = spokenOf
    if (only !== undefined && spokenOf.length === 1) named.set(only[0], merged(only[1], statement, 'first'))
    else if (named.size === 0) unnamed.push(statement)
  }
  if (named.size > 0) return [...named.values()]
  return unnamed.length === 0 ? [] : [withoutName(unnamed)]
}

/** Facts of `more` go into `into`: over what is there ('last'), or only where nothing is ('first'). */
function merged(into: Activity, more: Statement, which: 'first' | 'last'): Activity {
  const choose = (old: string | null, fresh: string | null) => (which === 'last' ? (fresh ?? old) : (old ?? fresh))
  const report = more.name === null ? reportText(more.whole) : null
  return {
    name: into.name ?? more.name,
    theme: choose(into.theme, more.theme),
    date: choose(into.date, more.date),
    place: choose(into.place, more.place),
    // A report's text is what the website wants, before a plan's section.
    text: report ?? choose(into.text, more.text),
    sources: [...new Set([...into.sources, more.source])],
  }
}

/** Nobody says which activity it was, or how many: only what all agree in is kept. */
function withoutName(statements: readonly Statement[]): Activity {
  const agreed = (fact: 'theme' | 'date' | 'place') => {
    const [first, ...others] = new Set(statements.flatMap(statement => statement[fact] ?? []))
    return others.length > 0 ? null : (first ?? null)
  }
  const reports = new Set(statements.flatMap(({ whole, text }) => reportText(whole) ?? text ?? []))
  const [text, ...more] = reports
  return {
    name: null,
    theme: agreed('theme'),
    date: agreed('date'),
    place: agreed('place'),
    text: more.length > 0 ? null : (text ?? null),
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
