// One kind of evidence. A rule looks at a message and says what it found, in reasons with a weight; it decides nothing.
import type { Context } from '../context.ts'
import type { Reason } from '../../verdict.ts'

export type Rule = {
  /** For the table and its test. */
  name: string
  /** Reasons in the rule's own order; none where it finds nothing. Weight: −100 … 100, for or against a certain unit. */
  check: (context: Context) => Reason[]
}
