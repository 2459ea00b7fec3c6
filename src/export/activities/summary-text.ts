// The text of a report: what stands between its title and its signature. Pure.

/** Titles of papers that tell what was done; plans tell what is meant to be done. */
const REPORT = /(总结|小结|报道|简报|新闻稿|纪实|信息)([（(].*[）)])?$/u
const DAY = /^\s*(\d{4}|[二〇○零一]{4})\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日\s*$/u
/** A date and up to two names stand below a report. */
const SIGNATURE_LINES = 3

/** A report: the unit's own account, or one for the papers. */
export type Report = { kind: 'summary' | 'news'; text: string }

/** The report's paragraphs; null where the first lines are not the title of one. */
export function reportIn(text: string): Report | null {
  const lines = text.split('\n').map(line => line.trim())
  const title = lines.slice(0, 4).findIndex(line => line.length <= 60 && REPORT.test(line))
  if (title < 0) return null
  const body = lines.slice(title + 1).filter(line => line !== '')
  const day = body.findIndex((line, at) => DAY.test(line) && at >= body.length - SIGNATURE_LINES)
  const signed = day < 0 ? body : body.slice(0, day)
  // The name above the date: short, and no sentence.
  const last = signed.at(-1)
  const hasName = day >= 0 && last !== undefined && last.length <= 40 && !/[。！？；：，]/u.test(last)
  const kept = hasName ? signed.slice(0, -1) : signed
  const kind = /(总结|小结)([（(].*[）)])?$/u.test(lines[title] ?? '') ? 'summary' : 'news'
  return kept.length === 0 ? null : { kind, text: kept.join('\n') }
}

/** The reports that count: summaries, where there is one, else news; each text once, in the order given. */
export function bestReports(texts: readonly string[]): string[] {
  const reports = texts.flatMap(text => reportIn(text) ?? [])
  const summaries = reports.filter(({ kind }) => kind === 'summary')
  return [...new Set((summaries.length > 0 ? summaries : reports).map(({ text }) => text))]
}
