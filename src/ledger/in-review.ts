// Whose material waits for a person: units that a message in review is, or may be, of, and those proposed for its files.
import type { Verdict } from '../attribution/verdict.ts'
import { NEVER, toText } from './instants.ts'
import type { Ledger } from './ledger.ts'

type Row = { unit: string | null; verdict: string }

const WAITING = `select o.campaign, o.unit, v.verdict from outcomes o
  join messages m on m.id = o.message join verdicts v on v.message = o.message
  where o.decision = 'review' and o.nature = 'submission' and o.campaign is not null and m.received_at <= ?`

/** All of them until `asOf`, as "campaign/unit". */
export function unitsInReview(ledger: Ledger, asOf: Temporal.Instant | null): Set<string> {
  const rows = ledger.statement<Row & { campaign: string }>(WAITING).all(asOf ? toText(asOf) : NEVER)
  return new Set(rows.flatMap(row => unitsOf(row).map(unit => `${row.campaign}/${unit}`)))
}

/** The same for one unit: cheap enough for a last look at every reminder. Only verdicts that hold its id are opened. */
export function isInReview(ledger: Ledger, campaign: string, unit: string, asOf: Temporal.Instant | null): boolean {
  return ledger
    .statement<Row>(`${WAITING} and o.campaign = ? and (o.unit = ? or instr(v.verdict, ?) > 0)`)
    .all(asOf ? toText(asOf) : NEVER, campaign, unit, JSON.stringify(unit))
    .some(row => unitsOf(row).includes(unit))
}

function unitsOf({ unit, verdict }: Row): string[] {
  const { files } = JSON.parse(verdict) as Verdict
  return [unit, ...files.map(file => file.unit)].filter(each => each !== null)
}
