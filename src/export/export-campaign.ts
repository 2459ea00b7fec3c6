// The package of a campaign, written: folders, sheets, manifest, checksums.
import { createHash } from 'node:crypto'
import { activitySheet } from './activities/book.ts'
import { fileSheet, unitSheet } from './summary-book.ts'
import { manifestText } from './manifest.ts'
import type { Package } from './package.ts'
import { bytesOf } from '../xlsx/pieces.ts'
import { type PathOf, writeZip, type ZipEntry } from './write-zip.ts'
import { workbook } from '../xlsx/workbook.ts'

export const SUMMARY = '汇总表.xlsx'
export const ACTIVITIES = '活动汇总.xlsx'
export const MANIFEST = 'manifest.json'
export const CHECKSUMS = '校验.sha256'

/** What was written. */
export type Exported = { files: number; links: number; messages: number; bytes: number }

/** Writes the package to `file`. Fails as {@link writeZip}. `progress` hears the bytes of the store as they are read. */
export async function exportPackage(
  contents: Package,
  file: string,
  pathOf: PathOf,
  progress?: (bytes: number) => void,
): Promise<Exported> {
  const { campaign, configuration, standings, entries, mail, activities } = contents
  const { timezone, organization } = configuration.office
  const local = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(timezone).toPlainDateTime()
  const last = [...entries, ...mail].map(entry => entry.receivedAt).reduce(later, campaign.opens)
  const own = (path: string, bytes: Buffer): ZipEntry => ({ path, bytes, modified: local(last) })
  const sheets = [unitSheet(campaign, configuration.units, standings, entries, timezone), fileSheet(entries, timezone)]
  const head = [
    own(SUMMARY, await workbook(sheets)),
    own(ACTIVITIES, await workbook([activitySheet(activities, entries, campaign.export.activities)])),
    own(MANIFEST, bytesOf(manifestText({ ...contents, organization, timezone }))),
  ]
  const stored = [
    ...entries.flatMap(({ path, identity, size, type, receivedAt }) =>
      path === null ? [] : [{ path, sha256: identity, size: size ?? 0, type: type ?? '', modified: local(receivedAt) }],
    ),
    ...mail.map(({ path, sha256, size, receivedAt }) => ({
      path,
      sha256,
      size,
      type: 'message/rfc822',
      modified: local(receivedAt),
    })),
  ]
  const all = [...head, own(CHECKSUMS, bytesOf(checksums([...head, ...stored]))), ...stored]
  await writeZip(file, all, pathOf, progress)
  return {
    files: stored.length - mail.length,
    links: entries.length + mail.length - stored.length,
    messages: mail.length,
    bytes: stored.reduce((sum, { size }) => sum + size, 0),
  }
}

/** Lines as `sha256sum -c` reads them, the star for binary; names hold no backslash or line end, so nothing is escaped. */
function* checksums(entries: readonly ZipEntry[]): Generator<string> {
  for (const entry of entries) {
    const sha256 = 'bytes' in entry ? createHash('sha256').update(entry.bytes).digest('hex') : entry.sha256
    yield `${sha256} *${entry.path}\n`
  }
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? b : a
}
