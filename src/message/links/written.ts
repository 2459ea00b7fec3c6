// Links written out in a text, as people and programs write them. Pure.
import type { LineLink } from '../body/line.ts'
import { pageProvider } from './pages.ts'
import { fileProvider } from './providers.ts'

/** Characters of a link that a text may hold: Chinese characters and punctuation that follow without a blank are none. */
const IN_URL = String.raw`[^\s<>"'“”‘’《》「」【】（）()\u2e80-\u9fff\uff00-\uffef，。；、！？\ufffc]`
const URL_WRITTEN = new RegExp(
  String.raw`\b(?:https?:\/\/|www\.)${IN_URL}{1,8192}(?:\([^\s<>"'()\u2e80-\u9fff]{0,200}\)${IN_URL}{0,8192})?`,
  'gi',
)
/** A host and a path without "https://". */
const BARE = new RegExp(String.raw`(?<![\w@./=:%-])(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,6}\/${IN_URL}{1,2048}`, 'gi')
/** Typed with a Chinese keyboard: "https：//", "https:／／", "https: //". One character for one, so that places stay. */
const FULL_WIDTH_SCHEME = /(https?)[:：](\s?)[/／]{2}/gi
/** Where the next link begins that was written without a blank; not where one link holds another ("?url=https://…"). */
const GLUED = /(?<![=/?&:%#@_]|%3a)(?=https?:\/\/)/gi

/**
 * Links written out in `text`, and where. Without "https://" only those that a host of netdisks or articles is known for:
 * other words with dots are no links. Seen in practice: "pan.baidu.com/s/…", "https：//…" (test mail 205).
 */
export function linksIn(text: string): LineLink[] {
  if (!/https?[:：]|www\.|\w\.[a-z]{2,6}\//i.test(text)) return []
  const plain = text.replace(FULL_WIDTH_SCHEME, '$2$1://')
  const found: LineLink[] = []
  for (const { 0: written, index } of plain.matchAll(URL_WRITTEN)) {
    let at = index
    for (const piece of written.split(GLUED)) {
      found.push({ url: tidyUrl(piece), text: '', at, length: piece.length })
      at += piece.length
    }
  }
  const rest = blanked(plain, found)
  for (const { 0: written, index } of rest.matchAll(BARE)) {
    const url = tidyUrl(`https://${written}`)
    if (isKnown(url)) found.push({ url, text: '', at: index, length: written.length })
  }
  return found.sort((a, b) => a.at - b.at)
}

/** `text` with links replaced, character for character, by one that no pattern takes for a word or a blank. */
export function blanked(text: string, links: readonly { at: number; length: number }[]): string {
  let result = ''
  let end = 0
  for (const { at, length } of links) {
    if (at < end) continue
    result += text.slice(end, at) + BLANK.repeat(Math.min(length, text.length - at))
    end = at + length
  }
  return result + text.slice(end)
}

/** Stands where a link stood (U+FFFC, object replacement character). */
export const BLANK = '\ufffc'

function isKnown(url: string): boolean {
  if (!URL.canParse(url)) return false
  const parsed = new URL(url)
  return (fileProvider(parsed) ?? '') !== '' || pageProvider(parsed) !== null
}

/** Browsers take 2,000 characters everywhere, 8,000 nearly everywhere. */
const LONGEST_URL = 8_000

/**
 * Up to the first Chinese character, without punctuation at its end; scheme and host in lower case (RFC 3986 §6.2.2.1); "www."
 * gets its scheme, https where the host is a netdisk's.
 */
export function tidyUrl(url: string): string {
  const cut = url
    .slice(0, LONGEST_URL)
    .replace(/[\u2e80-\u9fff\uff00-\uffef].*$/su, '')
    .replace(/[.,;:!?'"*\]}>~|\\]{1,8000}$/, '')
  if (/^www\./i.test(cut)) return isKnown(`https://${cut}`) ? lowerHost(`https://${cut}`) : lowerHost(`http://${cut}`)
  return lowerHost(cut)
}

/** Scheme and host in lower case; all else as it is written. */
export function lowerHost(url: string): string {
  return url.replace(/^https?:\/\/[^/?#]{1,255}/i, start => start.toLowerCase())
}
