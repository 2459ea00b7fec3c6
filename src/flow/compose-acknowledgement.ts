// The acknowledgement of a burst of messages: what was taken, what is still missing.
import type { DueInput, LetterDue } from '../campaign/letter-due.ts'
import { acceptancesOf } from '../ledger/accepted.ts'
import { filingsOf } from '../ledger/outcomes.ts'
import { readingOf } from '../ledger/readings.ts'
import { type AcknowledgedMessage, acknowledgementValues } from '../letters/acknowledgement.ts'
import { composeLetter, type Letter } from '../letters/letter.ts'
import type { OpenOffice } from './office.ts'

/** Null where unit, campaign or messages are gone from roster and record, or are no longer taken for this unit's. */
export function composeAcknowledgement(
  due: LetterDue,
  { toAcknowledge, standings, now }: DueInput,
  { ledger, configuration }: OpenOffice,
): Letter | null {
  const unit = configuration.units.find(({ id }) => id === due.unit)
  const campaign = configuration.campaigns.find(({ id }) => id === due.campaign)
  // Once it is written nobody asks again who gets it: it stays with those who had it then.
  const isDue = (each: { unit: string; campaign: string }) => each.unit === due.unit && each.campaign === due.campaign
  const to = toAcknowledge.find(each => each.message === due.messages[0] && isDue(each))?.to ?? []
  const messages = due.messages
    .flatMap((message): AcknowledgedMessage[] => {
      const reading = readingOf(ledger, message)
      const acceptance = acceptancesOf(ledger, message).find(isDue)
      const filing = filingsOf(ledger, message).find(isDue)
      if (!reading || !filing || !acceptance) return []
      return [{ id: message, reading, filing, nil: acceptance.nil, receivedAt: acceptance.receivedAt }]
    })
    .sort((a, b) => Temporal.Instant.compare(a.receivedAt, b.receivedAt) || a.id - b.id)
  const last = messages.at(-1)
  if (!unit || !campaign || !last) return null
  const standing = standings.get(campaign.id)?.units.find(entry => entry.unit === unit.id) ?? null
  const values = acknowledgementValues({ unit, campaign, messages, standing }, now, configuration)
  const { messageId, references } = last.reading.head
  const { key, kind } = due
  return composeLetter(
    { key, kind, unit: unit.id, campaign: campaign.id, answers: last.id, to: [...to] },
    values,
    { messageId, references },
    configuration,
  )
}
