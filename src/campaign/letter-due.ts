// What a letter that is due is about, and what that depends on. Nouns.
import type { Configuration } from '../config/configuration.ts'
import type { AcknowledgementInput } from './acknowledgements.ts'
import type { Stage } from './stages.ts'
import type { CampaignStanding } from './standing.ts'

/** What a letter is about; the texts are made from it (letters/). */
export type LetterDue = {
  /** Unique for ever. */
  key: string
  kind: 'acknowledgement' | 'announcement' | 'reminder' | 'digest' | 'group-notice'
  dueAt: Temporal.Instant
  unit: string | null
  campaign: string | null
  /** The messages that an acknowledgement answers. */
  messages: readonly number[]
  /** The stages that a reminder stands for ("3d", "+1d"), and the due instants they are about. */
  stages: readonly Pick<Stage, 'name' | 'due' | 'isAfter' | 'isLast'>[]
  /** Whether the unit will hear no more of it: before what is due, or at all. Null: it will, or it is no reminder. */
  last: 'before' | 'after' | null
  /** Materials that a reminder asks for, by id. */
  owed: readonly string[]
  /** Coordinator's address for a digest. */
  coordinator: string | null
  /** Robot's name for a group notice. */
  robot: string | null
}

export type DueInput = AcknowledgementInput & {
  configuration: Configuration
  now: Temporal.Instant
  /** Standing of a campaign at `now`. */
  standings: ReadonlyMap<string, CampaignStanding>
  /** Units whose material lies in review: the coordinator decides first. By "campaign/unit". */
  inReview: ReadonlySet<string>
}

/** A letter with what its kind does not have left empty. */
export function letter(given: Pick<LetterDue, 'key' | 'kind' | 'dueAt'> & Partial<LetterDue>): LetterDue {
  const nothing = {
    unit: null,
    campaign: null,
    messages: [],
    stages: [],
    owed: [],
    coordinator: null,
    robot: null,
    last: null,
  }
  return Object.freeze({ ...nothing, ...given })
}
