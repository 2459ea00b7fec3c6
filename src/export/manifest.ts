// manifest.json: what the package holds, for programs, and for the next package (--since). Pure.
import { z } from 'zod'
import type { Campaign } from '../config/configuration.ts'
import { lastAnswer } from './last-answer.ts'
import type { Entry } from './layout.ts'
import type { Withheld } from '../ledger/scans.ts'
import type { MailEntry } from './mail-entries.ts'

/** Changes when a reader of former ones would be misled. */
const FORMAT = 'baosong-package/1'

/** What a package, or one before it, has brought. */
export type Brought = { key: string; path: string | null }

/** What makes a thing the same in two packages. */
export function keyOf(entry: Pick<Entry, 'unit' | 'material' | 'source' | 'identity'>): string {
  return `${entry.unit}/${entry.material ?? ''}/${entry.source}:${entry.identity}`
}

/** The same for a message. */
export function mailKeyOf(entry: Pick<MailEntry, 'unit' | 'sha256'>): string {
  return `${entry.unit}//mail:${entry.sha256}`
}

/** Everything that the manifest tells of. */
export type Contents = {
  campaign: Campaign
  organization: string
  timezone: string
  entries: Iterable<Entry>
  mail: Iterable<MailEntry>
  /** What came in former packages. */
  earlier: readonly Brought[]
  /** Of those, what counts no more. */
  superseded: readonly Brought[]
  /** Infected files, which were left out together with their messages. */
  withheld: readonly Withheld[]
}

/** The manifest, one line an entry, piece by piece. Times in the office's zone with their offset, to the second. */
export function* manifestText(contents: Contents): Generator<string> {
  const { campaign, organization, timezone, entries, mail, earlier, superseded, withheld } = contents
  const shown = lastAnswer((instant: Temporal.Instant) =>
    instant.toZonedDateTimeISO(timezone).toString({ timeZoneName: 'never', smallestUnit: 'second' }),
  )
  const at = (instant: Temporal.Instant | null) => (instant === null ? null : shown(instant))
  const head = {
    format: FORMAT,
    campaign: { id: campaign.id, title: campaign.title, deadline: at(campaign.deadline) },
    organization,
  }
  const common = (entry: Entry) => ({
    unit: entry.unit,
    unitName: entry.unitName,
    material: entry.material,
    materialName: entry.materialName,
    name: entry.name,
    size: entry.size,
    receivedAt: at(entry.receivedAt),
    from: entry.sender.address,
    current: entry.isCurrent,
    late: entry.punctuality,
    key: keyOf(entry),
  })
  const file = (entry: Entry) => ({ path: entry.path, sha256: entry.identity, ...common(entry) })
  const link = (entry: Entry) => ({
    url: entry.identity,
    code: entry.code,
    expiresAt: at(entry.expiresAt),
    ...common(entry),
  })
  const letter = ({ receivedAt, ...entry }: MailEntry) => ({
    ...entry,
    receivedAt: at(receivedAt),
    key: mailKeyOf(entry),
  })
  const kept = ({ receivedAt, virus, ...file }: Withheld) => ({
    ...file,
    receivedAt: at(receivedAt),
    because: `infected: ${virus}`,
  })
  yield `{\n${Object.entries(head)
    .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)},\n`)
    .join('')}`
  yield* list('files', entries, entry => (entry.source === 'file' ? file(entry) : null))
  yield* list('links', entries, entry => (entry.source === 'link' ? link(entry) : null))
  yield* list('mail', mail, letter)
  yield* list('earlier', earlier, one => one)
  yield* list('superseded', superseded, one => one)
  yield* list('withheld', withheld, kept, '\n}\n')
}

/** A key and its list, a line each of those that are not null. */
function* list<Item>(
  key: string,
  items: Iterable<Item>,
  shown: (item: Item) => object | null,
  end = ',\n',
): Generator<string> {
  yield `"${key}": [`
  let before = '\n'
  for (const item of items) {
    const line = shown(item)
    if (line === null) continue
    yield `${before}  ${JSON.stringify(line)}`
    before = ',\n'
  }
  yield `${before === '\n' ? '' : '\n'}]${end}`
}

const brought = z.object({ key: z.string(), path: z.string().nullish() })
const shape = z.object({
  format: z.literal(FORMAT),
  campaign: z.object({ id: z.string() }),
  files: z.array(brought),
  links: z.array(brought),
  mail: z.array(brought),
  earlier: z.array(brought),
})

/** What a package and those before it brought; null where `text` is no manifest of ours. */
export function readManifest(text: string): { campaign: string; brought: Brought[] } | null {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    // No JSON at all: no manifest either.
    return null
  }
  const read = shape.safeParse(json)
  if (!read.success) return null
  const { campaign, files, links, mail, earlier } = read.data
  const all = [...earlier, ...files, ...links, ...mail].map(({ key, path }) => ({ key, path: path ?? null }))
  return { campaign: campaign.id, brought: all }
}
