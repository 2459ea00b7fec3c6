// To which addresses a unit is written.
import type { Unit } from '../../config/configuration.ts'
import { undeliverableAddresses } from '../../ledger/bounces.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { Address } from '../../message/address.ts'

/** Those for letters that work; where none of them does, the first other one that the roster lists. None: nobody can be reached. */
export function addressesOf(unit: Unit, ledger: Ledger): Address[] {
  const dead = undeliverableAddresses(ledger)
  const working = unit.notify.filter(address => !dead.has(address))
  const chosen = working.length > 0 ? working : unit.addresses.filter(address => !dead.has(address)).slice(0, 1)
  return chosen.map(address => ({ name: unit.name, address }))
}
