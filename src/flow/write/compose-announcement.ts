// The letter that opens a campaign.
import type { DueInput, LetterDue } from '../../campaign/letter-due.ts'
import { announcementValues } from '../../letters/announcement.ts'
import { composeLetter, type Letter } from '../../letters/letter.ts'
import { addressesOf } from '../send/addresses.ts'
import type { OpenOffice } from '../office.ts'

/** Null where no address of the unit works. */
export function composeAnnouncement(
  due: LetterDue,
  { now }: DueInput,
  { ledger, configuration }: OpenOffice,
): Letter | null {
  const unit = configuration.units.find(({ id }) => id === due.unit)
  const campaign = configuration.campaigns.find(({ id }) => id === due.campaign)
  if (!unit || !campaign) return null
  const to = addressesOf(unit, ledger)
  if (to.length === 0) return null
  return composeLetter(
    { key: due.key, kind: 'announcement', unit: unit.id, campaign: campaign.id, answers: null, to },
    announcementValues(unit, campaign, now, configuration),
    null,
    configuration,
  )
}
