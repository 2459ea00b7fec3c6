// The links of a message that matter: files kept elsewhere, and pages that report. Pure.
import type { ReadLink } from '../../reading/reading.ts'
import type { Division } from '../body/divide.ts'
import type { Line, LineLink } from '../body/line.ts'
import { expiryIn } from './expiry.ts'
import { codeIn, nameIn, sizeIn } from './promise.ts'
import { isArticle, pageProvider } from './pages.ts'
import { fileProvider } from './providers.ts'

/** Links of one message; nobody sends more by hand. */
const MOST_LINKS = 200
/** Links that are looked at, doubles and those that do not matter included: newsletters have some hundreds. */
const MOST_LOOKED_AT = 2_000
/** Characters of a link's own line that may speak of it. */
const LONGEST_LINE = 4_000
/** Lines around a link that may speak of it. */
const BEFORE = 2
const AFTER = 3

export type LinkContext = { zone: string; at?: string | null }

/**
 * Links in what was written now and in what was forwarded, in order of appearance, each once. Signatures count only for
 * files (a list of big attachments may stand inside one); quoted history not at all.
 */
export function linksOf(division: Division, context: LinkContext): ReadLink[] {
  const found = new Map<string, ReadLink>()
  collect(division, context, found)
  return [...found.values()].slice(0, MOST_LINKS)
}

function collect(division: Division, context: LinkContext, found: Map<string, ReadLink>): void {
  addAll(division.text, context, true, found)
  addAll(division.signature, context, false, found)
  for (const inside of division.inside) {
    collect(inside.division, { ...context, at: inside.sentAt ?? context.at ?? null }, found)
  }
}

function addAll(lines: readonly Line[], context: LinkContext, pages: boolean, found: Map<string, ReadLink>): void {
  const files = fileLinks(lines)
  let looked = 0
  for (const [at, { links }] of lines.entries()) {
    for (const link of links) {
      looked += 1
      if (found.size >= MOST_LINKS || looked > MOST_LOOKED_AT) return
      const url = parse(link.url)
      if (!url || isUnwanted(link)) continue
      const provider = fileProvider(url)
      if (provider !== null) add(found, link, promised(url, provider, link, lines, files, at, context))
      else if (pages && isArticle(url)) add(found, link, page(url, link))
    }
  }
}

/** The links to files of each line. */
function fileLinks(lines: readonly Line[]): string[][] {
  let left = MOST_LOOKED_AT
  return lines.map(({ links }) => {
    const looked = links.slice(0, left)
    left -= looked.length
    return looked.map(({ url }) => url).filter(fileOf)
  })
}

function parse(source: string): URL | null {
  return URL.canParse(source) ? new URL(source) : null
}

function isUnwanted({ text, url }: LineLink): boolean {
  return /退订|取消订阅|unsubscribe|举报|view in browser|隐私/i.test(text) || /unsubscribe|optout|opt-out/i.test(url)
}

/** The same link once; a later mention may add what the first one lacked. */
function add(found: Map<string, ReadLink>, { url }: LineLink, link: ReadLink): void {
  const key = url
    .replace(/^https?:\/\//i, '')
    .replace(/#.*$/, '')
    .replace(/\/$/, '')
  const known = found.get(key)
  if (!known) {
    found.set(key, link)
    return
  }
  known.name ??= link.name
  known.size ??= link.size
  known.code ??= link.code
  known.expires ??= link.expires
}

function page(url: URL, { text, url: source }: LineLink): ReadLink {
  const name = text.trim() === '' || /^(https?:\/\/|www\.)/i.test(text.trim()) ? null : text.trim().slice(0, 300)
  return { url: source, kind: 'page', provider: pageProvider(url), name, size: null, code: null, expires: null }
}

function promised(
  url: URL,
  provider: string,
  link: LineLink,
  lines: readonly Line[],
  files: readonly string[][],
  at: number,
  context: LinkContext,
): ReadLink {
  const own = (lines[at]?.text ?? '').slice(0, LONGEST_LINE)
  const around = surroundings(lines, files, at, link.url)
  const from = context.at ? Temporal.Instant.from(context.at) : null
  const here = expiryIn(own, context.zone, from)
  const expiry = here.kind === 'unknown' ? expiryIn(around, context.zone, from) : here
  return {
    url: link.url,
    kind: 'cloud',
    provider: provider === '' ? null : provider,
    name: nameIn(url, link.text, own) ?? nameIn(url, '', around),
    size: sizeIn(own) ?? sizeIn(around),
    code: codeIn(url, own) ?? codeIn(url, around),
    expires: expiry.kind === 'at' ? expiry.at.toString() : null,
  }
}

/** The line of a link and those beside it, as far as no other link is spoken of there. */
function surroundings(lines: readonly Line[], files: readonly string[][], at: number, url: string): string {
  const speaksOfOther = (i: number) => files[i]?.some(other => other !== url) ?? false
  let start = at
  while (start > 0 && at - start < BEFORE && !speaksOfOther(start - 1)) start -= 1
  let end = at
  while (end + 1 < lines.length && end - at < AFTER && !speaksOfOther(end + 1)) end += 1
  // Lines before belong to the link before, where there is one.
  const owned = start > 0 && speaksOfOther(start - 1) ? at : start
  return lines
    .slice(owned, end + 1)
    .map(({ text }) => text.slice(0, 1_000))
    .join('\n')
}

function fileOf(source: string): boolean {
  const url = parse(source)
  return url !== null && fileProvider(url) !== null
}
