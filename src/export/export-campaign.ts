// The package of a campaign, written: folders, sheets, manifest, checksums.
import { createHash } from 'node:crypto'
import { activitySheet } from './activities/book.ts'
import { lastAnswer } from './last-answer.ts'
import { fileSheet, unitSheet } from './summary-book.ts'
import { manifestText } from './manifest.ts'
import type { Package } from './package.ts'
import { pieces } from '../xlsx/pieces.ts'
import { type PathOf, writeZip, type ZipEntry } from './write-zip.ts'
import { workbook } from '../xlsx/workbook.ts'

export const SUMMARY = '汇总表.xlsx'
export const ACTIVITIES = '活动汇总.xlsx'
export const MANIFEST = 'manifest.json'
export const CHECKSUMS = '校验.sha256'

/** What was written. */
export type Exported = { files: number; links: number; messages: number; bytes: number }

/** One of the package's own files: made again whenever it is asked for, since it may be as long as the list of all others. */
type Own = Extract<ZipEntry, { pieces: unknown }> & { sha256: string }

/** Writes the package to `file`. Fails as {@link writeZip}. `progress` hears the bytes of the store as they are read. */
export async function exportPackage(
  contents: Package,
  file: string,
  pathOf: PathOf,
  progress?: (bytes: number) => void,
): Promise<Exported> {
  const { campaign, configuration, standings, entries, mail, activities } = contents
  const { timezone, organization } = configuration.office
  const { last, ...exported } = counted(contents)
  const modified = last.toZonedDateTimeISO(timezone).toPlainDateTime()
  const own = (path: string, made: () => Iterable<Buffer>): Own => ({ path, modified, pieces: made, ...summed(made()) })
  const sheets = [unitSheet(campaign, configuration.units, standings, entries, timezone), fileSheet(entries, timezone)]
  const summary = await workbook(sheets)
  const activity = await workbook([activitySheet(activities, campaign.export.activities)])
  const head = [
    own(SUMMARY, () => [summary]),
    own(ACTIVITIES, () => [activity]),
    own(MANIFEST, () => pieces(manifestText({ ...contents, organization, timezone }))),
  ]
  const sums = own(CHECKSUMS, () => pieces(checksums(head, stored(contents))))
  const all = function* (): Generator<ZipEntry> {
    yield* head
    yield sums
    yield* stored(contents)
  }
  await writeZip(file, all(), pathOf, progress)
  return { ...exported, messages: mail.length }
}

/** What the package brings, and when the last of it came. */
function counted({ campaign, entries, mail }: Package): Omit<Exported, 'messages'> & { last: Temporal.Instant } {
  const found = { files: 0, links: 0, bytes: 0, last: campaign.opens }
  for (const { path, size, receivedAt } of entries) {
    if (path === null) found.links += 1
    else found.files += 1
    found.bytes += path === null ? 0 : (size ?? 0)
    found.last = later(found.last, receivedAt)
  }
  for (const { size, receivedAt } of mail) {
    found.bytes += size
    found.last = later(found.last, receivedAt)
  }
  return found
}

type Stored = Extract<ZipEntry, { type: string }>

/** Everything that comes out of the store. */
function* stored({ entries, mail, configuration }: Package): Generator<Stored> {
  const { timezone } = configuration.office
  const local = lastAnswer((instant: Temporal.Instant) => instant.toZonedDateTimeISO(timezone).toPlainDateTime())
  for (const { path, identity, size, type, receivedAt } of entries)
    if (path !== null) yield { path, sha256: identity, size: size ?? 0, type: type ?? '', modified: local(receivedAt) }
  for (const { path, sha256, size, receivedAt } of mail)
    yield { path, sha256, size, type: 'message/rfc822', modified: local(receivedAt) }
}

function summed(made: Iterable<Buffer>): { sha256: string; size: number } {
  const hash = createHash('sha256')
  let size = 0
  for (const piece of made) {
    hash.update(piece)
    size += piece.length
  }
  return { sha256: hash.digest('hex'), size }
}

/** Lines as `sha256sum -c` reads them, the star for binary; names hold no backslash or line end, so nothing is escaped. */
function* checksums(...lists: Iterable<{ sha256: string; path: string }>[]): Generator<string> {
  for (const list of lists) for (const { sha256, path } of list) yield `${sha256} *${path}\n`
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? b : a
}
