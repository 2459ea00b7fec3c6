// A letter that is due → the letter itself, from the record as it is now.
import type { DueInput, LetterDue } from '../../campaign/letter-due.ts'
import type { Letter } from '../../letters/letter.ts'
import { composeAcknowledgement } from './compose-acknowledgement.ts'
import { composeAnnouncement } from './compose-announcement.ts'
import { composeDigest } from './compose-digest.ts'
import { composeGroupNotice } from './compose-group-notice.ts'
import { composeReminder } from './compose-reminder.ts'
import type { FileAccount } from '../arrive/check-files.ts'
import type { OpenOffice } from '../office.ts'

/** Null where there is nothing to say any more, or nobody to say it to. `files`: for digests, what the disk holds. */
export function compose(
  due: LetterDue,
  input: DueInput,
  office: OpenOffice,
  files: FileAccount | null = null,
): Letter | null {
  switch (due.kind) {
    case 'acknowledgement':
      return composeAcknowledgement(due, input, office)
    case 'announcement':
      return composeAnnouncement(due, input, office)
    case 'reminder':
      return composeReminder(due, input, office)
    case 'digest':
      return composeDigest(due, input, office, files)
    case 'group-notice':
      return composeGroupNotice(due, input, office)
  }
}
