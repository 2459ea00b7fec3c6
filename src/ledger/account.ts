// The account at the end of the digest: everything that lay in the mailbox, and how each is explained.
import type { Decision, Nature } from '../attribution/verdict.ts'
import { NEVER, toText } from './instants.ts'
import type { Ledger } from './ledger.ts'
import type { MessageState } from './tables/messages.ts'

/** Counts of messages; every message is in one state, and every one that was read has one outcome. */
export type Account = {
  messages: number
  /** Places in mailboxes where they lie or lay: the same bytes may lie at several. */
  places: number
  states: Partial<Record<MessageState, number>>
  decisions: Partial<Record<Decision, number>>
  natures: Partial<Record<Nature, number>>
  /** Neither a verdict nor a person's word yet: not read, or in quarantine. */
  unexplained: number
}

/** The account of what was received until `asOf` (null: all). */
export function accountOf(ledger: Ledger, asOf: Temporal.Instant | null): Account {
  const until = asOf ? toText(asOf) : NEVER
  return ledger.reading(() => {
    const rows = ledger
      .statement<{ state: MessageState; decision: Decision | null; nature: Nature | null; messages: number }>(
        `select state, decision, nature, count(*) as messages from messages
         left join outcomes on outcomes.message = messages.id where received_at <= ?
         group by state, decision, nature`,
      )
      .all(until)
    const places = ledger
      .statement<{ places: number }>(
        'select count(*) as places from places join messages on messages.id = message where received_at <= ?',
      )
      .get(until)
    const account: Account = {
      messages: 0,
      places: places?.places ?? 0,
      states: {},
      decisions: {},
      natures: {},
      unexplained: 0,
    }
    for (const { state, decision, nature, messages } of rows) {
      account.messages += messages
      add(account.states, state, messages)
      if (decision === null) account.unexplained += messages
      else add(account.decisions, decision, messages)
      if (nature !== null) add(account.natures, nature, messages)
    }
    return account
  })
}

function add<Key extends string>(counts: Partial<Record<Key, number>>, key: Key, more: number): void {
  counts[key] = (counts[key] ?? 0) + more
}
