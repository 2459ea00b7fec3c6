// Which lines of a text went and which came. Pure.

/** A line that is in one of the two texts only, or, beside such ones, in both. */
export type DifferentLine = { kind: 'gone' | 'come' | 'same'; text: string }

/** Lines around a change that are shown with it. */
const AROUND = 1
/** Longer stretches are shown as gone and come whole, rather than compared line by line for seconds. */
const MOST = 2_000

/** The lines that differ, with a neighbour each; null texts have no lines. */
export function lineDifference(before: string | null, after: string | null): DifferentLine[] {
  const [was, now] = [linesOf(before), linesOf(after)]
  let top = 0
  while (top < was.length && top < now.length && was[top] === now[top]) top += 1
  let end = 0
  while (end < was.length - top && end < now.length - top && was.at(-1 - end) === now.at(-1 - end)) end += 1
  const middle = compare(was.slice(top, was.length - end), now.slice(top, now.length - end))
  if (middle.length === 0) return []
  const same = (texts: string[]): DifferentLine[] => texts.map(text => ({ kind: 'same', text }))
  const tail = was.length - end
  const all = [...same(was.slice(Math.max(0, top - AROUND), top)), ...middle, ...same(was.slice(tail, tail + AROUND))]
  return all.filter((_, at) => all.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ kind }) => kind !== 'same'))
}

function linesOf(text: string | null): string[] {
  return text === null ? [] : text.replace(/\n$/, '').split('\n')
}

/** The longest common sequence of lines stays; the rest went or came. */
function compare(was: readonly string[], now: readonly string[]): DifferentLine[] {
  const gone = was.map((text): DifferentLine => ({ kind: 'gone', text }))
  const come = now.map((text): DifferentLine => ({ kind: 'come', text }))
  if (was.length === 0 || now.length === 0 || was.length > MOST || now.length > MOST) return [...gone, ...come]
  const width = now.length + 1
  const longest = new Uint16Array((was.length + 1) * width)
  const at = (row: number, column: number) => longest[row * width + column] ?? 0
  for (let row = was.length - 1; row >= 0; row -= 1)
    for (let column = now.length - 1; column >= 0; column -= 1)
      longest[row * width + column] =
        was[row] === now[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
  const lines: DifferentLine[] = []
  let [row, column] = [0, 0]
  while (row < was.length && column < now.length) {
    if (was[row] === now[column]) {
      lines.push({ kind: 'same', text: was[row] ?? '' })
      row += 1
      column += 1
    } else if (at(row + 1, column) >= at(row, column + 1)) lines.push({ kind: 'gone', text: was[row++] ?? '' })
    else lines.push({ kind: 'come', text: now[column++] ?? '' })
  }
  return [...lines, ...gone.slice(row), ...come.slice(column)]
}
