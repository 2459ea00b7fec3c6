// A document that an organisation on no list has headed and signed. Pure.
import type { ReadFile, Reading } from '../../reading/reading.ts'
import { findNames } from './find-names.ts'
import { normal } from '../normal.ts'
import type { Roster } from '../roster.ts'

/** A line that is an organisation's name and nothing else; a department (科, 室, 部, 办) is one of the sender's. */
const ORGANISATION =
  /^\p{Script=Han}{1,20}(?:学|校|院|馆|园|局|厅|委|会|所|站|队|社|行|店|厂|村|司|中心|社区|集团|宾馆|景区|基地|妇联|残联|政府|办事处)$/u

/**
 * The organisation that signs a document, where that is no unit of the roster, not the office, and not `unit` by a longer or
 * shorter name; null where there is none. A listed sender's document must be headed by it too: a partner may sign beside him.
 */
export function signedByOther(reading: Reading, unit: string | null, isListed: boolean, roster: Roster): string | null {
  for (const file of reading.files) {
    const signed = signature(file, isListed, roster)
    if (signed !== null && !isCalledSo(signed, unit, roster)) return signed
  }
  return null
}

function signature(
  { kind, isBody, decoration, document, name }: ReadFile,
  isHeaded: boolean,
  roster: Roster,
): string | null {
  if (kind !== 'document' || isBody || decoration || document === null) return null
  const headings = [document.title ?? '', document.head[0] ?? '', name].map(normal)
  const lines = document.tail.slice(-4).map(line => line.replace(/\s+/g, ''))
  return (
    lines.find(
      line =>
        ORGANISATION.test(line) &&
        (!isHeaded || headings.some(heading => heading.startsWith(normal(line)) && heading !== normal(line))) &&
        findNames(line, roster).length === 0 &&
        !roster.office.includes(normal(line)) &&
        !normal(line).includes(roster.office),
    ) ?? null
  )
}

/** 青禾县科学技术馆 is 青禾县科技馆 in full: all signs of the shorter stand in the longer, in order. */
function isCalledSo(signed: string, unit: string | null, roster: Roster): boolean {
  const member = unit === null ? undefined : roster.units.get(unit)
  if (!member) return false
  const written = normal(signed)
  return [member.name, ...member.aliases].map(normal).some(own => isWithin(own, written) || isWithin(written, own))
}

function isWithin(short: string, long: string): boolean {
  let at = 0
  for (const sign of long) if (sign === short[at]) at += 1
  return at === short.length
}
