// A unit that a letter did not reach may have another address that works.
import type { LetterRecord } from '../../ledger/letter-record.ts'
import type { Address } from '../../message/address.ts'
import { addressesOf } from './addresses.ts'
import type { OpenOffice } from '../office.ts'

/**
 * Addresses of the unit that a finished letter has not been to, where each that it went to refused it or bounced; none
 * where anybody has it. Whoever is over the unit may have it: the unit still has not. A letter that is refused for what it
 * says leaves its addresses alive, so it goes nowhere else.
 */
export function untriedAddresses(letter: LetterRecord, { configuration, ledger }: OpenOffice): Address[] {
  const unit = configuration.units.find(({ id }) => id === letter.unit)
  const isOpenTo = letter.kind === 'reminder' || letter.kind === 'announcement'
  if (!unit || !isOpenTo || (letter.state !== 'sent' && letter.state !== 'failed')) return []
  const own = letter.recipients.filter(({ address }) => address !== unit.supervisor)
  if (own.some(({ state }) => state === 'sent' || state === 'open')) return []
  const tried = new Set(letter.recipients.map(({ address }) => address))
  return addressesOf(unit, ledger).filter(({ address }) => !tried.has(address))
}
