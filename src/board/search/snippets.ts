// Where the words that were looked for stand, with a little text around them. Pure.

/** A piece of text in parts; those that were looked for are marked. */
export type Snippet = { text: string; isHit: boolean }[]

const AROUND = 36

/** The words of a query as they are looked for in texts. */
export function wordsOf(query: string): string[] {
  return query
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .filter(word => /[\p{L}\p{N}]/u.test(word))
}

/** The text around the first of the words; null where it holds none. */
export function snippetOf(text: string, words: readonly string[]): Snippet | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ')
  const low = plain.toLowerCase()
  const first = Math.min(...words.map(word => low.indexOf(word)).filter(at => at >= 0))
  if (!Number.isFinite(first)) return null
  const from = Math.max(0, first - AROUND)
  const to = Math.min(plain.length, first + AROUND * 3)
  const parts = marked(plain.slice(from, to), words)
  return [
    ...(from > 0 ? [{ text: '…', isHit: false }] : []),
    ...parts,
    ...(to < plain.length ? [{ text: '…', isHit: false }] : []),
  ]
}

/** The whole text with the words marked. */
export function marked(text: string, words: readonly string[]): Snippet {
  const low = text.toLowerCase()
  // Lower-casing may change the length (İ); then nothing is marked rather than the wrong part.
  if (low.length !== text.length) return [{ text, isHit: false }]
  const parts: Snippet = []
  let at = 0
  while (at < text.length) {
    const hits = words.map(word => ({ at: low.indexOf(word, at), length: word.length })).filter(hit => hit.at >= 0)
    const next = hits.sort((a, b) => a.at - b.at || b.length - a.length)[0]
    if (!next) break
    if (next.at > at) parts.push({ text: text.slice(at, next.at), isHit: false })
    parts.push({ text: text.slice(next.at, next.at + next.length), isHit: true })
    at = next.at + next.length
  }
  if (at < text.length) parts.push({ text: text.slice(at), isHit: false })
  return parts
}
