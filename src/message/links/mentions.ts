// Every link of some lines, its gates opened, and what it is. Pure.
import type { Line, LineLink } from '../body/line.ts'
import { fileProvider } from './providers.ts'
import { leadsTo } from './redirects.ts'
import { sameAs } from './same.ts'
import { blanked, linksIn, lowerHost } from './written.ts'

/** Links that are looked at, doubles and those that do not matter included: newsletters have some hundreds. */
const MOST_LOOKED_AT = 2_000

/** A link where it stands. `provider`: as {@link fileProvider} has it, null for pages. `key`: the same for the same share. */
export type Mention = {
  url: string
  parsed: URL
  text: string
  key: string
  provider: string | null
  row: number
  at: number
  end: number
}

/** In order of appearance; links of newsletters' makers (退订) are left out. */
export function mentionsIn(lines: readonly Line[]): Mention[] {
  const found: Mention[] = []
  let left = MOST_LOOKED_AT
  for (const [row, { links }] of lines.entries()) {
    for (const link of links.slice(0, left).sort((a, b) => a.at - b.at)) {
      const mention = isUnwanted(link) ? null : mentionOf(link, row)
      if (mention) found.push(mention)
    }
    left = Math.max(0, left - links.length)
  }
  return found
}

function mentionOf(link: LineLink, row: number): Mention | null {
  const url = tidied(leadsTo(link))
  if (!URL.canParse(url)) return null
  const parsed = new URL(url)
  const { text, at, length } = link
  return { url, parsed, text, key: sameAs(parsed), provider: fileProvider(parsed), row, at, end: at + length }
}

/** People make links of whole phrases: "https://…/s/1abc 提取码：ab12" as one address. Titles may be Chinese, so words decide. */
function tidied(url: string): string {
  return lowerHost(url).replace(/(?:%20|\s){0,3}(?:提取码|访问码|密码|链接|复制|[（，。；【]).{0,8000}$/su, '')
}

function isUnwanted({ text, url }: LineLink): boolean {
  return /退订|取消订阅|unsubscribe|举报|view in browser|隐私/i.test(text) || /unsubscribe|optout|opt-out/i.test(url)
}

/** The lines' texts without addresses: what is read there is said by people, and no piece of a link. */
export function spokenRows(lines: readonly Line[]): string[] {
  return lines.map(({ text }) => blanked(text, linksIn(text)))
}
