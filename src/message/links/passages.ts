// What of a text speaks of which link: its own line, split where several stand in it, and the lines around. Pure.
import type { Mention } from './mentions.ts'

/** Lines around a link that may speak of it. */
const BEFORE = 2
const AFTER = 3
/** Characters of a link's own line, on each side of it, and of a line around. */
const LONGEST_SIDE = 2_000
const LONGEST_AROUND = 1_000

/** Mentions of one share that stand together: an icon, a name and a button are one. */
export type Passage = { mentions: Mention[]; first: Mention; last: Mention }

/** Passages that share lines, and the pieces of text before, between and behind them: one more than passages. */
type Chain = { passages: Passage[]; pieces: string[]; within: string[]; top: number; bottom: number; ownFrom: number }

/** Reads a fact out of a text, for the passage that it may be about. */
export type Reader<T> = (text: string, passage: Passage) => T | null

/** Mentions of files, in order, as passages. */
export function passagesOf(files: readonly Mention[]): Passage[] {
  const passages: Passage[] = []
  for (const mention of files) {
    const known = passages.at(-1)
    if (known && known.last.key === mention.key && mention.row - known.last.row <= AFTER) {
      known.mentions.push(mention)
      known.last = mention
    } else passages.push({ mentions: [mention], first: mention, last: mention })
  }
  return passages
}

/**
 * One fact a passage, where the text tells it. What stands between two links belongs to the first of them, but where facts
 * come first ("提取码：aa11 链接：…") to the second: that is so where one stands before the first link and none behind the
 * last. A fact is never given to two links. Seen in practice: the
 * second link in a line got the first one's code (test mail 207).
 */
export function owned<T>(passages: readonly Passage[], rows: readonly string[], read: Reader<T>): (T | null)[] {
  const chains = chainsOf(passages, rows)
  const values: (T | null)[] = passages.map(() => null)
  for (const chain of chains) readChain(chain, values, read)
  for (const cluster of clustersOf(chains)) readAround(cluster, rows, values, read)
  return values
}

function readChain<T>({ passages, pieces, within, ownFrom }: Chain, values: (T | null)[], read: Reader<T>): void {
  const [only] = passages
  if (passages.length === 1 && only) {
    values[ownFrom] = read([pieces[0], within[0], pieces[1]].join(''), only)
    return
  }
  const last = passages.length
  const told = pieces.map((piece, at) => read(piece, passages[Math.min(at, last - 1)] as Passage) !== null)
  const comesFirst = told[0] === true && told[last] === false
  for (const [at, passage] of passages.entries()) {
    const inside = read(within[at] ?? '', passage)
    const beside = read(pieces[comesFirst ? at : at + 1] ?? '', passage)
    values[ownFrom + at] = inside ?? beside ?? (at === 0 ? read(pieces[0] ?? '', passage) : null)
  }
}

function readAround<T>(
  cluster: readonly Chain[],
  rows: readonly string[],
  values: (T | null)[],
  read: Reader<T>,
): void {
  const first = cluster[0] as Chain
  const last = cluster.at(-1) as Chain
  const over = textOf(rows, range(Math.max(0, first.top - BEFORE), first.top - 1))
  const under = textOf(rows, range(last.bottom + 1, Math.min(rows.length - 1, last.bottom + AFTER)))
  const comesFirst =
    read(over, first.passages[0] as Passage) !== null && read(under, last.passages.at(-1) as Passage) === null
  for (const [at, chain] of cluster.entries()) {
    const above = cluster[at - 1]
    const below = cluster[at + 1]
    const before = [above ? gap(rows, above, chain, comesFirst).next : over, chain.pieces[0]].join('\n')
    const behind = [chain.pieces.at(-1), below ? gap(rows, chain, below, comesFirst).former : under].join('\n')
    const start = chain.ownFrom
    const end = start + chain.passages.length - 1
    const reach = [
      { passage: end, text: behind },
      { passage: start, text: before },
    ]
    for (const { passage, text } of comesFirst ? reach.reverse() : reach) {
      values[passage] ??= read(text, chain.passages[passage - start] as Passage)
    }
  }
}

/** The lines between two chains: whose each is, blank lines tell; where they do not, the order of facts does. */
function gap(
  rows: readonly string[],
  above: Chain,
  below: Chain,
  comesFirst: boolean,
): { former: string; next: string } {
  const lines = range(above.bottom + 1, below.top - 1)
  const isBlank = (at: number) => (rows[at] ?? '').trim() === ''
  const blanks = lines.filter(isBlank).length
  const former: number[] = []
  const next: number[] = []
  let passed = 0
  for (const at of lines) {
    if (isBlank(at)) {
      passed += 1
      continue
    }
    const left = blanks - passed
    const isNear = { former: at - above.bottom <= AFTER, next: below.top - at <= BEFORE }
    const isNext = passed === left ? comesFirst || !isNear.former : passed > left
    if (isNext && isNear.next) next.push(at)
    else if (!isNext && isNear.former) former.push(at)
  }
  return { former: textOf(rows, former), next: textOf(rows, next) }
}

/** Chains with so few lines between them that a line may be thought to belong to either. */
function clustersOf(chains: readonly Chain[]): Chain[][] {
  const clusters: Chain[][] = []
  for (const chain of chains) {
    const known = clusters.at(-1)
    const above = known?.at(-1)
    if (known && above && chain.top - above.bottom <= BEFORE + AFTER + 1) known.push(chain)
    else clusters.push([chain])
  }
  return clusters
}

function chainsOf(passages: readonly Passage[], rows: readonly string[]): Chain[] {
  const chains: Chain[] = []
  for (const [at, passage] of passages.entries()) {
    const { first, last } = passage
    const before = side(rows, first.row, 0, first.at).slice(-LONGEST_SIDE)
    const behind = side(rows, last.row, last.end).slice(0, LONGEST_SIDE)
    const chain = chains.at(-1)
    const former = chain?.passages.at(-1)?.last
    if (chain && former && former.row === first.row) {
      chain.pieces[chain.pieces.length - 1] = side(rows, first.row, former.end, first.at).slice(0, LONGEST_SIDE)
      chain.pieces.push(behind)
      chain.passages.push(passage)
      chain.within.push(inside(rows, passage))
      chain.bottom = last.row
    } else {
      const within = [inside(rows, passage)]
      chains.push({
        passages: [passage],
        pieces: [before, behind],
        within,
        top: first.row,
        bottom: last.row,
        ownFrom: at,
      })
    }
  }
  return chains
}

function side(rows: readonly string[], row: number, start: number, end?: number): string {
  return (rows[row] ?? '').slice(start, end)
}

/** From a passage's first mention to the end of its last one. */
function inside(rows: readonly string[], { first, last }: Passage): string {
  if (first.row === last.row) return side(rows, first.row, first.at, last.end).slice(0, LONGEST_SIDE)
  const middle = textOf(rows, range(first.row + 1, Math.min(last.row - 1, first.row + 10)))
  return [side(rows, first.row, first.at), middle, side(rows, last.row, 0, last.end)]
    .join('\n')
    .slice(0, 2 * LONGEST_SIDE)
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
}

function textOf(rows: readonly string[], lines: readonly number[]): string {
  return lines.map(at => (rows[at] ?? '').slice(0, LONGEST_AROUND)).join('\n')
}
