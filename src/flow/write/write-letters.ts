// Letters that are due → the ledger, under their keys. Nothing is sent here.
import { bursts } from '../../campaign/acknowledgements.ts'
import { digestsDue, lettersDue } from '../../campaign/due.ts'
import { groupNoticesDue } from '../../campaign/group-notices.ts'
import type { DueInput } from '../../campaign/letter-due.ts'
import { remindersDue } from '../../campaign/reminders.ts'
import { declineAnswer } from '../../ledger/accepted.ts'
import type { LetterRecord } from '../../ledger/letter-record.ts'
import { isLeftOut, leaveOut } from '../../ledger/left-out.ts'
import { sendOn } from '../../ledger/recipients.ts'
import {
  cancelLetter,
  letterOf,
  listLetters,
  type NewLetter,
  proposeLetter,
  reviveLetter,
} from '../../ledger/letters.ts'
import { waitsForRelease } from './approval.ts'
import { attachmentsFor } from './attachments.ts'
import { checkFiles, type FileAccount } from '../arrive/check-files.ts'
import { compose } from './compose.ts'
import { dueInput } from './due-input.ts'
import { heardUntil, isUnheard } from '../send/heard.ts'
import { needless, wasNeedless } from '../send/needless.ts'
import type { OpenOffice } from '../office.ts'
import { untriedAddresses } from '../send/other-address.ts'

/** Higher goes first where the budget is short. */
export const PRIORITY = { digest: 30, 'group-notice': 25, acknowledgement: 20, announcement: 10, reminder: 10 } as const

/**
 * Writes every letter that is due at `now` and not written yet. Returns when a thank-you that waits for more mail of its
 * unit is due, null where none does. `rehearsal`: the clock is not the real one, messages received after it do not exist
 * yet, and nobody is asked to release anything; otherwise all that came counts, whatever this machine's clock says of its
 * time. `gather`: minutes of such waiting.
 */
export async function writeLetters(
  office: OpenOffice,
  now: Temporal.Instant,
  { rehearsal, gather = 0 }: { rehearsal: boolean; gather?: number },
): Promise<Temporal.Instant | null> {
  const input = {
    ...dueInput(office, now, rehearsal ? now : null),
    gather: Temporal.Duration.from({ minutes: gather }),
  }
  const thanksAt = nextThanks(input)
  for (const { message, unit, because } of input.declined) declineAnswer(office.ledger, message, unit, because)
  const heard = heardUntil(office, now)
  let files: FileAccount | null = null
  for (const due of lettersDue(input)) {
    if (isLeftOut(office.ledger, due.key)) continue
    // It goes as it is written: so it is written once it is known who has sent what. Reminders are written anew before they go.
    if (due.kind === 'group-notice' && isUnheard(due.kind, due.dueAt, heard)) continue
    const former = letterOf(office.ledger, due.key)
    // Taken back since a message lay in review, or the clock was wrong: it is due after all.
    const isBack = former !== null && former.state === 'cancelled' && wasNeedless(former.because)
    if (former !== null && !isBack) {
      sendElsewhere(former, office, now)
      continue
    }
    if (due.kind === 'digest') files ??= await checkFiles(office, now)
    const letter = compose(due, input, office, files)
    if (letter === null && due.kind === 'digest') leaveOut(office.ledger, due.key)
    if (letter === null || letter.to.length === 0) continue
    const proposal: NewLetter = {
      ...letter,
      recipients: letter.to,
      messages: due.messages,
      attachments: await attachmentsFor(due, input, office),
      priority: PRIORITY[due.kind],
      notBefore: due.dueAt,
      needsRelease: waitsForRelease(due.kind, due.campaign, office.configuration, office.ledger, rehearsal),
    }
    const { id, isNew } =
      former === null
        ? proposeLetter(office.ledger, proposal, now)
        : { id: former.id, isNew: reviveLetter(office.ledger, former.id, proposal, now) }
    if (!isNew) continue
    if (letter.templateFault !== null)
      office.tell({ kind: 'template-broken', letterKind: due.kind, fault: letter.templateFault })
    office.tell({
      kind: 'letter-due',
      letter: String(id),
      letterKind: due.kind,
      unit: due.unit,
      to: letter.to.map(({ address }) => address),
    })
  }
  cancelOutdated(input, office)
  return thanksAt
}

/** A letter that is still due, and reached nobody of its unit, goes on to an address that it has not been to. */
function sendElsewhere(former: LetterRecord, office: OpenOffice, now: Temporal.Instant): void {
  const others = untriedAddresses(former, office)
  if (others.length === 0 || !sendOn(office.ledger, former.id, others, now)) return
  const { id, kind, unit } = former
  const to = others.map(({ address }) => address)
  office.tell({ kind: 'letter-due', letter: String(id), letterKind: kind, unit, to })
}

function nextThanks(input: DueInput): Temporal.Instant | null {
  const later = bursts(input).map(({ dueAt }) => dueAt)
  return later.filter(at => Temporal.Instant.compare(at, input.now) > 0).sort(Temporal.Instant.compare)[0] ?? null
}

/**
 * Reminders and group notices that were not let go, or held up, until their time was over are taken back; so is a digest
 * once the next one, which tells the same, has been written.
 */
function cancelOutdated(input: DueInput, { ledger, configuration }: OpenOffice): void {
  const states = ['waiting', 'queued'] as const
  const digests = digestsDue(input)
  const kinds = ['reminder', 'group-notice', ...(digests.length > 0 ? ['digest'] : [])]
  const written = kinds.flatMap(kind => listLetters(ledger, { kind, states }))
  if (written.length === 0) return
  const current = [...remindersDue(input, { anyHour: true }), ...groupNoticesDue(input), ...digests]
  const due = new Set(current.map(({ key }) => key))
  const because = needless('outdated', configuration.office.language)
  for (const { id, key } of written) if (!due.has(key)) cancelLetter(ledger, id, because, input.now)
}
