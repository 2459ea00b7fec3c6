// The acknowledgement of a burst of messages: what was taken, what is still missing.
import type { DueInput, LetterDue } from '../../campaign/letter-due.ts'
import { acceptancesOf } from '../../ledger/accepted.ts'
import { filingsOf } from '../../ledger/outcomes.ts'
import { readingOf } from '../../ledger/readings.ts'
import { verdictOf } from '../../ledger/verdicts.ts'
import { type AcknowledgedMessage, acknowledgementValues } from '../../letters/acknowledgement.ts'
import { composeLetter, type Letter } from '../../letters/letter.ts'
import { letterOf } from '../../ledger/letters.ts'
import { othersAt, wroteTo } from '../../ledger/attempts-to.ts'
import { dayPart } from '../../letters/words.ts'
import type { Verdict } from '../../attribution/verdict.ts'
import type { Unit } from '../../config/configuration.ts'
import type { OpenOffice } from '../office.ts'
import { versionsOf } from './versions.ts'

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
  if (!unit || !campaign) return null
  const verdicts = due.messages.flatMap(message => verdictOf(ledger, message)?.verdict ?? [])
  const isNew = verdicts.every(({ files }) => files.every(({ role }) => role === 'new'))
  // Some units hand in thousands of files: they are walked only where something may have been replaced.
  const versionsIn = isNew ? () => new Map<number, never>() : versionsOf(ledger, campaign, unit.id)
  const messages = due.messages
    .flatMap((message): AcknowledgedMessage[] => {
      const reading = readingOf(ledger, message)
      const acceptance = acceptancesOf(ledger, message).find(isDue)
      const filing = filingsOf(ledger, message).find(isDue)
      if (!reading || !filing || !acceptance) return []
      const { nil, receivedAt } = acceptance
      return [{ id: message, reading, filing, nil, receivedAt, versions: versionsIn(message) }]
    })
    .sort((a, b) => Temporal.Instant.compare(a.receivedAt, b.receivedAt) || a.id - b.id)
  const last = messages.at(-1)
  if (!last) return null
  const standing = standings.get(campaign.id)?.units.find(entry => entry.unit === unit.id) ?? null
  const { messageId, references } = last.reading.head
  const { key, kind } = due
  const addressees = to.length > 0 ? to : (letterOf(ledger, key)?.recipients ?? [])
  const explains =
    !verdicts.every(verdict => isKnownByAddress(verdict, unit)) ||
    addressees.some(({ address }) => !wroteTo(ledger, kind, address, key))
  const telling = { ...configuration.office, now }
  const dayBefore = last.receivedAt.subtract({ hours: 24 })
  const exactly = othersAt(ledger, { kind, unit: unit.id, campaign: campaign.id, key }, dayBefore).some(
    at => dayPart(at, telling) === dayPart(last.receivedAt, telling),
  )
  const values = acknowledgementValues({ unit, campaign, messages, standing, explains, exactly }, now, configuration)
  return composeLetter(
    { key, kind, unit: unit.id, campaign: campaign.id, answers: last.id, to: [...to] },
    values,
    { messageId, references },
    configuration,
  )
}

/** The roster lists the very address: nothing was guessed. */
function isKnownByAddress({ unit, reasons }: Verdict, { id }: Unit): boolean {
  return unit === id && reasons.some(({ code }) => code === 'address-listed')
}
