// The links of a message that matter: files kept elsewhere, and pages that report. Pure.
import type { ReadLink } from '../../reading/reading.ts'
import type { Division } from '../body/divide.ts'
import type { Line } from '../body/line.ts'
import { isArticle, pageProvider } from './pages.ts'
import { isWithMail } from './providers.ts'
import { type Mention, mentionsIn } from './mentions.ts'
import { promisesOf } from './promise.ts'
import { isClosedGate } from './redirects.ts'
import { better } from './same.ts'

/** Links of one message; nobody sends more by hand. */
const MOST_LINKS = 200

export type LinkContext = { zone: string; at?: string | null }

/**
 * Links in what was written now and in what was forwarded, in order of appearance, each once; quoted history not at all.
 * Of signatures, big attachments of a webmail (their list may stand inside one), and a share that speaks of itself.
 */
export function linksOf(division: Division, context: LinkContext): ReadLink[] {
  const found = new Map<string, ReadLink>()
  collect(division, context, found)
  return [...found.values()].slice(0, MOST_LINKS)
}

function collect(division: Division, context: LinkContext, found: Map<string, ReadLink>): void {
  for (const { mention, link } of readLinks(division.text, context)) add(found, mention, link)
  const hasShare = [...found.values()].some(({ kind }) => kind === 'cloud')
  for (const { mention, link } of readLinks(division.signature, context)) {
    if (isWithMail(mention.parsed) || (!hasShare && speaksOfItself(link))) add(found, mention, link)
  }
  for (const inside of division.inside) {
    collect(inside.division, { ...context, at: inside.sentAt ?? context.at ?? null }, found)
  }
}

/**
 * A hotel's brochure below "-- " is the same in every mail, and no material. Strokes also part a mail from its links, and
 * what is below is taken for a signature: a share with a code, a size or an end was made for this mail, and where the mail
 * has no other it counts. In doubt (a brochure with a code) a person sees one link too many rather than one too few
 * (test mails 208, 215).
 */
function speaksOfItself({ kind, provider, code, size, expires }: ReadLink): boolean {
  return kind === 'cloud' && provider !== null && (code !== null || size !== null || expires !== null)
}

function readLinks(lines: readonly Line[], context: LinkContext): { mention: Mention; link: ReadLink }[] {
  const mentions = mentionsIn(lines)
  const promises = promisesOf(lines, mentions, context)
  return mentions.flatMap(mention => {
    const promise = promises.get(mention)
    if (promise) return [{ mention, link: promise }]
    return mention.provider === null && isArticle(mention.parsed) && !isClosedGate(mention.parsed)
      ? [{ mention, link: page(mention) }]
      : []
  })
}

/** The same link once; a later mention may add what the first one lacked. */
function add(found: Map<string, ReadLink>, { key }: Mention, link: ReadLink): void {
  const known = found.get(key)
  if (!known) {
    if (found.size < MOST_LINKS) found.set(key, link)
    return
  }
  known.url = better(known.url, link.url)
  known.name ??= link.name
  known.size ??= link.size
  known.code ??= link.code
  known.expires ??= link.expires
}

function page({ url, parsed, text }: Mention): ReadLink {
  const shown = text.trim()
  const name = shown === '' || /^(https?[:：]|www\.)/i.test(shown) ? null : shown.slice(0, 300)
  return { url, kind: 'page', provider: pageProvider(parsed), name, size: null, code: null, expires: null }
}
