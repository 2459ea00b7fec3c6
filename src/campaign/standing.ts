// Who stands where in a campaign: types. See assess.ts.

/** State of one unit. `partial`: some but not all that is needed; `nil`: reported that there is nothing to report. */
export type State = 'complete' | 'partial' | 'missing' | 'exempt' | 'nil'

/** One accepted message as standing sees it: pure values, in any order. */
export type Accepted = {
  messageId: number
  unit: string
  campaign: string
  receivedAt: Temporal.Instant
  nil: boolean
  items: readonly AcceptedItem[]
}

/** A file, or a link (which is a promise: counts where the material takes `cloud` or `page`). */
export type AcceptedItem = {
  material: string | null
  /** SHA-256 for files, the URL for links: the same thing sent twice counts once. */
  identity: string
  name: string
  kind: string
  role: 'new' | 'replacement' | 'supplement' | 'resend'
}

export type UnitStanding = {
  unit: string
  state: State
  /** Something that is required became complete only after its due instant. */
  late: boolean
  lastSubmissionAt: Temporal.Instant | null
  materials: Record<string, { have: number; need: number }>
}

export type CampaignStanding = {
  campaign: string
  counts: Record<State, number>
  /** In the configuration's order of units. */
  units: UnitStanding[]
}
