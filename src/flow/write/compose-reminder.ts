// The reminder of what a unit still owes, to those of its addresses that work.
import type { DueInput, LetterDue } from '../../campaign/letter-due.ts'
import { composeLetter, type Letter } from '../../letters/letter.ts'
import { reminderValues } from '../../letters/reminder.ts'
import type { Unit } from '../../config/configuration.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { Address } from '../../message/address.ts'
import { addressesOf } from '../send/addresses.ts'
import { knownAsOf } from '../send/heard.ts'
import type { OpenOffice } from '../office.ts'

/** Null where nothing is owed any more, or no address of the unit works. */
export function composeReminder(due: LetterDue, { standings, now }: DueInput, office: OpenOffice): Letter | null {
  const { ledger, configuration } = office
  const unit = configuration.units.find(({ id }) => id === due.unit)
  const campaign = configuration.campaigns.find(({ id }) => id === due.campaign)
  const standing = campaign && standings.get(campaign.id)?.units.find(entry => entry.unit === unit?.id)
  if (!unit || !campaign || !standing) return null
  const values = reminderValues(unit, campaign, standing, due, { now, asOf: knownAsOf(office, now) }, configuration)
  const to = reminded(unit, due, ledger)
  if (values === null || to.length === 0) return null
  const { key } = due
  return composeLetter(
    { key, kind: 'reminder', unit: unit.id, campaign: campaign.id, answers: null, to },
    values,
    null,
    configuration,
  )
}

/** Who gets the reminder `due`; none where no address of the unit works. */
export function reminded(unit: Unit, due: LetterDue, ledger: Ledger): Address[] {
  const own = addressesOf(unit, ledger)
  return own.length === 0 ? [] : [...own, ...escalation(unit, due)]
}

/** The last reminder after a due instant also goes to whoever is over the unit. */
function escalation(unit: Unit, { stages }: LetterDue): Address[] {
  if (unit.supervisor === null || !stages.some(({ isAfter, isLast }) => isAfter && isLast)) return []
  return [{ name: unit.name, address: unit.supervisor }]
}
