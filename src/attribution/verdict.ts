// What attribution says of one message. Frozen, JSON-serialisable values.

/** What a message is; see the contract's `nature`. */
export type Nature =
  | 'submission'
  | 'correspondence'
  | 'auto-reply'
  | 'bounce'
  | 'receipt'
  | 'recall'
  | 'calendar'
  | 'bulk'
  | 'own'

/** accept: certain, filed without a person. review: a person decides. ignore: automatic or bulk. */
export type Decision = 'accept' | 'review' | 'ignore'

export type Verdict = {
  nature: Nature
  decision: Decision
  /** Unit id, also as a guess in review; null: none. */
  unit: string | null
  /** Campaign id, likewise. */
  campaign: string | null
  /** True where the message says that there is nothing to report (零报告). */
  nil: boolean
  /** The campaign that files and links were judged for: a person's, where one has decided, else `campaign`. */
  judgedFor: string | null
  /** Same order and length as Reading.files. */
  files: FileVerdict[]
  /** Same order and length as Reading.links. */
  links: LinkVerdict[]
  /** Evidence in order of weight, heaviest first. */
  reasons: Reason[]
}

export type FileVerdict = {
  /** Material id of the campaign, null: none of them. */
  material: string | null
  /** Whose it is, where it differs from the message's unit (several units in one mail): the proposal for the split. */
  unit: string | null
  /** How it stands to earlier ones of the same unit and material. */
  role: 'new' | 'replacement' | 'supplement' | 'resend'
  /** Reason codes, e.g. "name-keyword", with what was found. */
  because: string
}

export type LinkVerdict = { material: string | null; because: string }

/** One piece of evidence. The text is rendered from code and values in the office's language (attribution/wording.ts). */
export type Reason = {
  code: string
  /** What the rule found, by name: { address: …, unit: … }. */
  values: Record<string, string>
  /** −100 … 100: how strongly it speaks for the verdict; 0 for remarks. */
  weight: number
}
