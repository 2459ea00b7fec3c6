// What a run of mutated messages came to, for people: outcomes, damage, slowest, memory, and how to repeat what is bad.
import { type Campaign, MOST_MIB, MOST_MS, type Result } from './campaign.ts'

const SLOWEST = 5
const MOST_BAD = 50

/** The report of a run, as lines. */
export function report(seed: number, { results, peakMiB }: Campaign): string {
  const bad = results.filter(({ isBad }) => isBad)
  const slowest = results.toSorted((a, b) => b.ms - a.ms).slice(0, SLOWEST)
  return [
    `${results.length} mutated messages, seed ${seed}`,
    table('outcome', results.map(outcomeOf)),
    table(
      'notes on messages and files',
      results.flatMap(({ notes }) => [...new Set(notes)]),
    ),
    table(
      'kind of damage',
      results.flatMap(({ kinds }) => kinds),
    ),
    `Slowest (of at most ${MOST_MS} ms):`,
    ...slowest.map(result => `  ${String(Math.round(result.ms)).padStart(6)} ms  ${named(result)}`),
    `Memory: ${Math.round(peakMiB)} MiB at the most (of ${MOST_MIB})`,
    `Bad: ${bad.length}`,
    ...bad
      .slice(0, MOST_BAD)
      .flatMap(result => [
        `  ${result.outcome}: ${result.detail}\n    ${named(result)}`,
        `    npm run fuzz -- --seed ${seed} --only ${result.number}`,
      ]),
  ].join('\n')
}

function outcomeOf({ outcome, isBad }: Result): string {
  if (isBad) return `BAD: ${outcome}`
  return outcome.startsWith('read') ? outcome : `refused: ${outcome}`
}

function named({ number, sample, kinds, size }: Result): string {
  return `${number}: ${sample} (${kinds.join(', then ')}), ${size} bytes`
}

function table(title: string, values: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const rows = [...counts].sort(([, a], [, b]) => b - a)
  return [`By ${title}:`, ...rows.map(([value, count]) => `  ${String(count).padStart(6)}  ${value}`)].join('\n')
}
