// The scorer's table as figures. Strict: a line that is missing or says something else is an error, never a zero.

/** How many were right, and of how many; `of` is null for lines that only count. */
export type Figure = { count: number; of: number | null }

/** The line of `table` that begins with `label`. Throws where there is none, or it holds no figure. */
export function figure(table: string, label: string): Figure {
  const line = table.split('\n').find(text => text.startsWith(`${label} `) && /^ {2,}\S/.test(text.slice(label.length)))
  if (line === undefined) throw new Error(`the score has no line "${label}":\n${table}`)
  const match = /^\s+(?<count>\d+)(?:\/(?<of>\d+)\s+(?:[\d.]+%|–))?(?:\s{2}.*)?$/.exec(line.slice(label.length))
  if (match?.groups === undefined) throw new Error(`the score's line "${label}" holds no figure: ${line}`)
  const { count, of } = match.groups
  return { count: Number(count), of: of === undefined ? null : Number(of) }
}

/** The share of `label` in per cent. Throws where the line is missing or nothing was counted. */
export function percent(table: string, label: string): number {
  const { count, of } = figure(table, label)
  if (of === null || of === 0) throw new Error(`the score's line "${label}" counts nothing`)
  return (100 * count) / of
}
