// What attribution may ask of the record while it looks at one message. Each answer is one look into an index.
import type { Facts } from '../attribution/facts.ts'
import { toText } from './instants.ts'
import type { Ledger } from './ledger.ts'
import type { MessageRecord } from './messages.ts'

/** The record as `message` finds it: what came later does not exist for it. */
export function factsFor(ledger: Ledger, message: MessageRecord): Facts {
  const { id, receivedAt, junk } = message
  const received = toText(receivedAt)
  return {
    receivedAt,
    junk,
    letter: reference => letterByReference(ledger, reference),
    earlier: messageId =>
      ledger
        .statement<{ unit: string | null; campaign: string | null; decision: string }>(
          `select unit, campaign, decision from messages join outcomes on outcomes.message = messages.id
           where message_id = ? and id <> ? and received_at <= ? order by received_at desc, id desc limit 1`,
        )
        .get(messageId, id, received) ?? null,
    accepted: (unit, campaign) =>
      ledger
        .statement<{ material: string | null; sha256: string; name: string }>(
          `select material, identity as sha256, name from acceptances a
           join accepted_items i on i.campaign = a.campaign and i.unit = a.unit and i.message = a.message
           where a.campaign = ? and a.unit = ? and source = 'file'
             and (a.received_at < ? or (a.received_at = ? and a.message < ?))
           order by a.message, position`,
        )
        .all(campaign, unit, received, received, id),
    history: address => historyOf(ledger, address, received),
    repeated: (sha256, unit) =>
      ledger
        .statement<{ found: number }>(
          `select 1 as found from files join outcomes on outcomes.message = files.message
           where sha256 = ? and files.message <> ? and decoration = 1 and unit = ? and decision = 'accept' limit 1`,
        )
        .get(sha256, id, unit) !== undefined,
  }
}

function historyOf(
  ledger: Ledger,
  address: string,
  before: string,
): { unit: string; messages: number; byPerson: number }[] {
  return ledger
    .statement<{ unit: string; messages: number; byPerson: number }>(
      `select a.unit, count(*) as messages, count(o.by_decision) as byPerson
       from readings r join acceptances a on a.message = r.message join outcomes o on o.message = r.message
       where r.from_address = ? and a.received_at < ? group by a.unit order by messages desc, a.unit`,
    )
    .all(address.toLowerCase(), before)
}

/** One of our letters by its Message-ID (with brackets) or its key. */
export function letterByReference(
  ledger: Ledger,
  reference: string,
): { id: number; kind: string; unit: string | null; campaign: string | null } | null {
  return (
    ledger
      .statement<{ id: number; kind: string; unit: string | null; campaign: string | null }>(
        'select id, kind, unit, campaign from letters where message_id = ? or key = ?',
      )
      .get(reference, reference) ?? null
  )
}

/** Whose an address has been found to be so far, most often first; only what was accepted counts. */
export function unitsOfAddress(ledger: Ledger, address: string): { unit: string; messages: number }[] {
  return ledger
    .statement<{ unit: string; messages: number }>(
      `select unit, count(*) as messages from readings join acceptances on acceptances.message = readings.message
       where from_address = ? group by unit order by messages desc, unit`,
    )
    .all(address.toLowerCase())
}
