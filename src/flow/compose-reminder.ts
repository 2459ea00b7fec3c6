// The reminder of what a unit still owes, to those of its addresses that work.
import type { DueInput, LetterDue } from '../campaign/letter-due.ts'
import { undeliverableAddresses } from '../ledger/bounces.ts'
import { composeLetter, type Letter } from '../letters/letter.ts'
import { reminderValues } from '../letters/reminder.ts'
import type { OpenOffice } from './office.ts'

/** Null where nothing is owed any more, or no address of the unit works. */
export function composeReminder(
  due: LetterDue,
  { standings, now }: DueInput,
  { ledger, configuration }: OpenOffice,
): Letter | null {
  const unit = configuration.units.find(({ id }) => id === due.unit)
  const campaign = configuration.campaigns.find(({ id }) => id === due.campaign)
  const standing = campaign && standings.get(campaign.id)?.units.find(entry => entry.unit === unit?.id)
  if (!unit || !campaign || !standing) return null
  const values = reminderValues(unit, campaign, standing, due.owed, now, configuration)
  const dead = undeliverableAddresses(ledger)
  const to = unit.notify.filter(address => !dead.has(address)).map(address => ({ name: unit.name, address }))
  if (values === null || to.length === 0) return null
  const { key } = due
  return composeLetter(
    { key, kind: 'reminder', unit: unit.id, campaign: campaign.id, answers: null, to },
    values,
    null,
    configuration,
  )
}
