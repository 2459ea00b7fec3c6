// What the ledger remembers and the bytes do not say, given to attribution as an argument.

/** All lookups are synchronous and cheap: attribution runs over every stored message when the roster changes. */
export type Facts = {
  /** The instant that decides what is late. */
  receivedAt: Temporal.Instant
  /** True where it was found in a junk folder. */
  junk: boolean
  /** One of our letters by its Message-ID (with brackets) or key. */
  letter(id: string): { kind: string; unit: string | null; campaign: string | null } | null
  /** An earlier message of ours in the record, by Message-ID: whose it was found to be. */
  earlier(messageId: string): { unit: string | null; campaign: string | null; decision: string } | null
  /** What the unit has had accepted for the campaign before this message: per material, sha256 and name of each file. */
  accepted(unit: string, campaign: string): readonly { material: string | null; sha256: string; name: string }[]
  /** Units for which mail of this sender was accepted before this message, most often first; how often by a person's word. */
  history(address: string): readonly { unit: string; messages: number; byPerson: number }[]
  /** True where a picture with these bytes came as decoration with the unit's other mails. */
  repeated(sha256: string, unit: string): boolean
}
