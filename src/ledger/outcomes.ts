// What holds for each message, kept as rows so that standing, review and digest only have to read it.
import type { Verdict } from '../attribution/verdict.ts'
import { standingWord } from './decisions-in-force.ts'
import { effective, type Filing, type Outcome } from './effective.ts'
import { toInstant, toText } from './instants.ts'
import type { Ledger } from './ledger.ts'
import type { AcceptancesTable, OutcomesTable } from './tables/verdicts.ts'

/** How an outcome came to be another one. `before` null: there was none. */
export type OutcomeChange = { message: number; before: Outcome | null; after: Outcome | null; changed: boolean }

/** What holds for the message now; null: nothing yet. */
export function outcomeOf(ledger: Ledger, message: number): (Outcome & { changedAt: Temporal.Instant }) | null {
  const row = ledger.statement<OutcomesTable>('select * from outcomes where message = ?').get(message)
  if (!row) return null
  const { nature, decision, unit, campaign } = row
  const changedAt = toInstant(row.changed_at)
  return { nature, decision, unit, campaign, nil: row.nil === 1, byPerson: row.by_decision !== null, changedAt }
}

/** What is each unit's of the message, position by position, as it holds now. */
export function filingsOf(ledger: Ledger, message: number): readonly Filing[] {
  return effective(verdictJson(ledger, message), standingWord(ledger, message)?.word ?? null)?.filings ?? []
}

/**
 * Works out again what holds for a message, from its verdict and people's decisions. Called in the transaction that
 * changed either.
 */
export function refreshOutcome(ledger: Ledger, message: number, now: Temporal.Instant): OutcomeChange {
  return ledger.atomically(() => {
    const known = outcomeOf(ledger, message)
    const before = known && outcomeAlone(known)
    const word = standingWord(ledger, message)
    const result = effective(verdictJson(ledger, message), word?.word ?? null)
    if (!result) {
      forgetFilings(ledger, message)
      ledger.statement('delete from outcomes where message = ?').run(message)
      return { message, before, after: null, changed: before !== null }
    }
    const changed = before === null || !sameOutcome(before, result.outcome)
    const changedAt = changed || known === null ? now : known.changedAt
    saveOutcome(ledger, message, result.outcome, word?.id ?? null, changedAt)
    refile(ledger, message, result.outcome, result.filings, now)
    return { message, before, after: result.outcome, changed }
  })
}

function outcomeAlone({ nature, decision, unit, campaign, nil, byPerson }: Outcome): Outcome {
  return { nature, decision, unit, campaign, nil, byPerson }
}

function sameOutcome(a: Outcome, b: Outcome): boolean {
  return (
    a.nature === b.nature &&
    a.decision === b.decision &&
    a.unit === b.unit &&
    a.campaign === b.campaign &&
    a.nil === b.nil &&
    a.byPerson === b.byPerson
  )
}

function verdictJson(ledger: Ledger, message: number): Verdict | null {
  const row = ledger.statement<{ verdict: string }>('select verdict from verdicts where message = ?').get(message)
  return row ? (JSON.parse(row.verdict) as Verdict) : null
}

function saveOutcome(
  ledger: Ledger,
  message: number,
  outcome: Outcome,
  byDecision: number | null,
  changedAt: Temporal.Instant,
): void {
  const { nature, decision, unit, campaign, nil } = outcome
  ledger
    .statement(
      `insert into outcomes (message, nature, decision, unit, campaign, nil, by_decision, changed_at)
       values (?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (message) do update set nature = excluded.nature, decision = excluded.decision,
         unit = excluded.unit, campaign = excluded.campaign, nil = excluded.nil,
         by_decision = excluded.by_decision, changed_at = excluded.changed_at`,
    )
    .run(message, nature, decision, unit, campaign, nil ? 1 : 0, byDecision, toText(changedAt))
}

function forgetFilings(ledger: Ledger, message: number): void {
  ledger.statement('delete from accepted_items where message = ?').run(message)
  ledger.statement('delete from acceptances where message = ?').run(message)
}

/** Replaces what is filed. What the unit had handed in before is not new, and a unit that had its answer gets no other. */
function refile(
  ledger: Ledger,
  message: number,
  outcome: Outcome,
  filings: readonly Filing[],
  now: Temporal.Instant,
): void {
  const former = ledger
    .statement<Pick<AcceptancesTable, 'unit' | 'campaign' | 'accepted_at' | 'answer'>>(
      'select unit, campaign, accepted_at, answer from acceptances where message = ?',
    )
    .all(message)
  forgetFilings(ledger, message)
  for (const filing of filings) {
    const { unit, campaign } = filing
    const known = former.find(row => row.unit === unit)
    const acceptedAt = known?.campaign === campaign ? known.accepted_at : toText(now)
    ledger
      .statement(
        `insert into acceptances (message, unit, campaign, nature, nil, received_at, items, accepted_at, answer)
         select id, ?, ?, ?, ?, received_at, 0, ?, ? from messages where id = ?`,
      )
      .run(
        unit,
        campaign,
        outcome.nature,
        outcome.nil ? 1 : 0,
        acceptedAt,
        known?.answer ?? answerTo(ledger, message, unit),
        message,
      )
    const items = fileItems(ledger, message, filing)
    ledger.statement('update acceptances set items = ? where message = ? and unit = ?').run(items, message, unit)
  }
}

/** Key of the acknowledgement that the unit has had for the message, also where it was taken for another's meanwhile. */
function answerTo(ledger: Ledger, message: number, unit: string): string | null {
  const row = ledger
    .statement<{ key: string }>(
      `select key from letter_messages join letters on letters.id = letter
       where message = ? and unit = ? and kind = 'acknowledgement' and state <> 'cancelled' limit 1`,
    )
    .get(message, unit)
  return row?.key ?? null
}

/** How many items it is: decoration is none, and neither is an infected file, whoever says so. */
function fileItems(ledger: Ledger, message: number, { unit, campaign, files, links }: Filing): number {
  const file = ledger.statement(
    `insert into accepted_items (campaign, unit, message, source, position, material, identity, name, kind, role)
     select ?, ?, message, 'file', position, ?, sha256, name, kind, ? from files
     where message = ? and position = ? and decoration = 0 and instr(notes, '"code":"infected"') = 0
     on conflict do nothing`,
  )
  let items = 0
  for (const { position, material, role } of files) {
    items += file.run(campaign, unit, material, role, message, position).changes
  }
  const link = ledger.statement(
    `insert into accepted_items (campaign, unit, message, source, position, material, identity, name, kind, role)
     select ?, ?, message, 'link', position, ?, url, coalesce(name, url), kind, 'new' from links
     where message = ? and position = ? on conflict do nothing`,
  )
  for (const { position, material } of links) {
    items += link.run(campaign, unit, material, message, position).changes
  }
  return items
}
