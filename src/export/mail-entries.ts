// The messages themselves in the package (--with-mail). Pure.
import type { HandedIn } from '../ledger/handed-in.ts'
import { MAIL_FOLDER, portable, UniqueNames } from './names.ts'

/** One message in one unit's folder. */
export type MailEntry = {
  unit: string
  path: string
  sha256: string
  /** Bytes. */
  size: number
  receivedAt: Temporal.Instant
}

/** UTF-16 units of the subject that go into the name. */
const SUBJECT_UNITS = 60

/** Every message of one unit that brought something, in the order of receipt. */
export function mailEntries(unit: string, folder: string, items: readonly HandedIn[], timezone: string): MailEntry[] {
  const unique = new UniqueNames()
  return [...Map.groupBy(items, item => item.message).values()].flatMap(([first]) => {
    if (first === undefined) return []
    const { mail, receivedAt } = first
    const path = `${folder}/${MAIL_FOLDER}/${unique.take(nameOf(first, timezone))}`
    return [{ unit, path, sha256: mail.sha256, size: mail.size, receivedAt }]
  })
}

function nameOf({ receivedAt, subject }: HandedIn, timezone: string): string {
  const local = receivedAt.toZonedDateTimeISO(timezone).toPlainDateTime()
  const moment = local.toString({ smallestUnit: 'minute' }).replace('T', '_').replace(':', '')
  const words = (subject?.trim() || '无主题').slice(0, SUBJECT_UNITS)
  // Half of a pair at the cut goes, as any other character that no disk takes.
  return portable(`${moment}_${words}.eml`)
}
