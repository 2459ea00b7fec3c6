// Where a text names a campaign by its words, as words and not as letters inside of others. Pure.
import type { Campaign } from '../../config/configuration.ts'
import { simplified } from '../normal.ts'

/** 安全生产|月报表, 科普|日常: a word that ends in a measure of time is none where the text goes on to another one. */
const CUT_SHORT: Readonly<Record<string, RegExp>> = {
  月: /^(?:报|例会|考|度|末|底|初|历|份|刊|饼)/,
  日: /^(?:报|常|记|志|程|期|历|益)/,
  周: /^(?:报|例会|末|边|年|期|刊|岁)/,
  年: /^(?:报|检|审|龄|级|鉴|货|会)/,
}

/** A word found: its place in the text, its length. */
type Hit = { start: number; end: number }

function hits(text: string, word: string): Hit[] {
  const found: Hit[] = []
  const cut = CUT_SHORT[word.slice(-1)]
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + 1)) {
    const end = start + word.length
    if (!cut?.test(text.slice(end, end + 3))) found.push({ start, end })
  }
  return found
}

const wordsOf = ({ keywords, title }: Campaign) => [...keywords, title].map(simplified).filter(word => word !== '')

/** The campaign's longest word in `text`, which is in simplified form (normal.ts); null for none. */
export function longestWord(text: string, campaign: Campaign): string | null {
  let longest: string | null = null
  for (const word of wordsOf(campaign)) {
    if (word.length > (longest?.length ?? 0) && hits(text, word).length > 0) longest = word
  }
  return longest
}

/** The campaign with the longest word in `text`; null where none is named, or two are by words of the same length. */
export function namedIn(text: string, campaigns: readonly Campaign[]): string | null {
  let best: { ids: string[]; length: number } = { ids: [], length: 0 }
  const plain = simplified(text)
  for (const campaign of campaigns) {
    const length = longestWord(plain, campaign)?.length ?? 0
    if (length > best.length) best = { ids: [campaign.id], length }
    else if (length === best.length && length > 0) best.ids.push(campaign.id)
  }
  return best.ids.length === 1 ? (best.ids[0] ?? null) : null
}

/** Campaigns that `text` names each in a place of its own: 安全生产 inside another's 安全生产月 does not count. */
export function namedApart(text: string, campaigns: readonly Campaign[]): Set<string> {
  const plain = simplified(text)
  const all = campaigns.flatMap(campaign =>
    wordsOf(campaign).flatMap(word => hits(plain, word).map(hit => ({ ...hit, id: campaign.id }))),
  )
  const apart = all.filter(
    hit =>
      !all.some(
        other => other.id !== hit.id && other.start < hit.end && hit.start < other.end && size(other) > size(hit),
      ),
  )
  return new Set(apart.map(({ id }) => id))
}

const size = ({ start, end }: Hit) => end - start
