// "Did you mean …"
import { distance } from 'fastest-levenshtein'

/** The candidate that `written` was probably meant to be: at most a third of its letters differ (two of four, so that
 * swapped letters count). Null where none is near. */
export function nearest(written: string, candidates: readonly string[]): string | null {
  const folded = fold(written)
  let best: string | null = null
  let least = Math.ceil(folded.length / 3) + 1
  for (const candidate of candidates) {
    const far = distance(folded, fold(candidate))
    if (far < least) [best, least] = [candidate, far]
  }
  return best
}

/** Full-width letters, capitals, and _ for - are slips that no one sees on the screen. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('_', '-')
}

/** A few of `words` in a row, for a sentence: all where they are few, else the first with an ellipsis. */
export function some(words: readonly string[], limit = 12): string {
  return words.slice(0, limit).join(' ') + (words.length > limit ? ' …' : '')
}
