// What a text promises of each file that it links to: its name, size, extraction code and end. Pure.
import type { ReadLink } from '../../reading/reading.ts'
import type { Line } from '../body/line.ts'
import { codeIn, codeOf, commonCodeIn } from './code.ts'
import { type Cells, columnsOf } from './columns.ts'
import { expiryIn } from './expiry.ts'
import { type Mention, spokenRows } from './mentions.ts'
import { nameIn, nameInPath, nameOf } from './name.ts'
import { owned, type Passage, passagesOf } from './passages.ts'
import { better } from './same.ts'
import { sizeIn } from './size.ts'

/** "以上链接7天内有效": said of all. */
const OF_ALL = /(?:以上|以下|上述|所有|全部|均|都).{0,20}(?:有效|过期|到期|失效)/

/**
 * A promise for each passage of files, by its first mention. `context.at`: when the mail was sent (ISO), from which lives of
 * links count; `context.zone`: IANA name of the zone of dates.
 */
export function promisesOf(
  lines: readonly Line[],
  mentions: readonly Mention[],
  context: { zone: string; at?: string | null },
): Map<Mention, ReadLink> {
  const files = mentions.filter(({ provider }) => provider !== null)
  const promises = new Map<Mention, ReadLink>()
  if (files.length === 0) return promises
  const rows = spokenRows(lines)
  const columns = columnsOf(rows, new Set(files.map(({ row }) => row)))
  const from = context.at ? Temporal.Instant.from(context.at) : null
  // Null: nothing said; false: said to last for ever.
  const endIn = (text: string): string | false | null => {
    const expiry = expiryIn(text, context.zone, from)
    return expiry.kind === 'at' ? expiry.at.toString() : expiry.kind === 'never' ? false : null
  }
  const passages = passagesOf(files)
  const codes = owned(passages, rows, codeIn)
  const ends = owned(passages, rows, endIn)
  const sizes = owned(passages, rows, (text, passage) => sizeIn(text, labelOf(passage)))
  const names = owned(passages, rows, nameIn)
  const common = commonly(rows, commonCodeIn)
  const commonEnd = commonly(rows, row => (OF_ALL.test(row) ? endIn(row) : null))
  for (const [at, passage] of passages.entries()) {
    const { parsed, provider } = passage.first
    const cells = passage.mentions.map(({ row }) => columns.get(row)).find(found => found !== undefined) ?? {}
    const expires = (cells.expires ? endIn(`有效期：${cells.expires}`) : null) ?? ends[at] ?? commonEnd
    const label = labelOf(passage)
    promises.set(passage.first, {
      url: passage.mentions.map(({ url }) => url).reduce(better),
      kind: 'cloud',
      provider: provider === '' ? null : provider,
      name: nameOf(parsed, label) ?? cells.name ?? names[at] ?? nameInPath(parsed),
      size: sizeInCell(cells) ?? sizes[at] ?? null,
      code: codeInLink(passage) ?? codeInCell(cells) ?? codes[at] ?? common,
      expires: expires === false ? null : (expires ?? null),
    })
  }
  return promises
}

/** What the reader sees of a share: of an icon, a name and a button the name. */
function labelOf({ mentions }: Passage): string {
  return mentions.map(({ text }) => text).find(text => nameOf(NOWHERE, text) !== null) ?? ''
}
const NOWHERE = new URL('https://nowhere.example/')

function codeInLink({ mentions }: Passage): string | null {
  return mentions.map(({ parsed }) => codeOf(parsed)).find(code => code !== null) ?? null
}

function codeInCell({ code }: Cells): string | null {
  return code === undefined ? null : codeIn(`提取码：${code}`)
}

function sizeInCell({ size }: Cells): number | null {
  return size === undefined ? null : sizeIn(`(${size})`)
}

function commonly<T>(rows: readonly string[], read: (row: string) => T | null): T | null {
  for (const row of rows) {
    const value = /均|都|皆|全|统一|一律|一样|相同|同|以上|以下|上述|下列|所有|各|个|面/.test(row)
      ? read(row.slice(0, 1_000))
      : null
    if (value !== null) return value
  }
  return null
}
