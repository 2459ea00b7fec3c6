// One message as `inspect --json` shows it. Pure; field names are the contract's.
import type { Language } from '../../config/configuration.ts'
import type { Verdict } from '../../attribution/verdict.ts'
import { explain } from '../../attribution/wording.ts'
import type { Bounce, Head, Note, Reading } from '../../reading/reading.ts'

/** The contract's object a message. */
export type Inspection = ReturnType<typeof inspection>

/** `source` is the file's path as given; instants come out in `zone`. */
export function inspection(
  source: string,
  reading: Reading,
  verdict: Verdict,
  receivedAt: Temporal.Instant,
  zone: string,
  language: Language,
) {
  const { head } = reading
  return {
    source,
    ...fromHead(head),
    sentAt: inZone(head.sentAt, zone),
    receivedAt: inZone(receivedAt.toString(), zone),
    nature: verdict.nature,
    unit: verdict.unit,
    campaign: verdict.campaign,
    decision: verdict.decision,
    nil: verdict.nil,
    files: reading.files.flatMap((file, position) =>
      file.decoration
        ? []
        : [
            {
              path: file.path,
              name: file.name,
              originalName: file.originalName,
              size: file.size,
              sha256: file.sha256,
              type: file.type,
              kind: file.kind,
              material: verdict.files[position]?.material ?? null,
              notes: file.notes.map(noteText),
            },
          ],
    ),
    links: reading.links.map((link, position) => ({
      url: link.url,
      kind: link.kind,
      provider: link.provider,
      name: link.name,
      size: link.size,
      material: verdict.links[position]?.material ?? null,
      code: link.code,
      expires: inZone(link.expires, zone),
    })),
    bounce: bounceOf(reading, verdict),
    notes: reading.notes.map(noteText),
    reasons: verdict.reasons.map(reason => explain(reason, language)),
  }
}

/** The same of a message that could not be read, for the reason `detail`: what its header says, and a person's turn. */
export function unreadInspection(
  source: string,
  head: Head,
  receivedAt: Temporal.Instant,
  zone: string,
  detail: string,
): { [field in keyof Inspection]: field extends 'nature' ? null : Inspection[field] } {
  return {
    source,
    ...fromHead(head),
    sentAt: inZone(head.sentAt, zone),
    receivedAt: inZone(receivedAt.toString(), zone),
    nature: null,
    unit: null,
    campaign: null,
    decision: 'review',
    nil: false,
    files: [],
    links: [],
    bounce: null,
    notes: [],
    reasons: [detail],
  }
}

function fromHead({ messageId, from, fromSpelled, subject }: Head) {
  return { messageId, from: from && { name: from.name, address: fromSpelled ?? from.address }, subject }
}

/** Of a letter that came back or is late: which it was, whom it did not reach, and why; null for every other message. */
function bounceOf({ automatic }: Reading, { nature }: Verdict): Bounce | null {
  if (nature !== 'bounce' || !automatic?.about) return null
  const { originalMessageId, letterKey, failures } = automatic.about
  return { originalMessageId, letterKey, failures }
}

/** `code` or `code: detail`. */
export function noteText(note: Note): string {
  return note.detail === null ? note.code : `${note.code}: ${note.detail}`
}

/** An ISO instant with the offset of `zone`, to the second, as the contract's examples have it. */
export function inZone(iso: string | null, zone: string): string | null {
  if (iso === null) return null
  return Temporal.Instant.from(iso).toZonedDateTimeISO(zone).toString({ timeZoneName: 'never', smallestUnit: 'second' })
}
