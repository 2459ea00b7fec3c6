// What holds of reminders whatever comes in, is decided and edited, whenever the service runs, however its clock jumps.
// The real code writes and sends; the oracle here knows what was handed in, and nothing of the code but its calendar.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOfficeHour } from '../../src/campaign/office-hours.ts'
import { stagesOf } from '../../src/campaign/stages.ts'
import { endOfQuiet } from '../../src/flow/send/pace.ts'
import { letterOf, listLetters } from '../../src/ledger/letters.ts'
import { releaseLetters } from '../../src/ledger/releases.ts'
import { firstRunOf } from '../../src/ledger/passes.ts'
import type { Campaign, Configuration } from '../../src/config/configuration.ts'
import { type Happening, histories, type History, UNITS } from './made-up-history.ts'
import { madeUpService, type MadeUpService } from './made-up-service.ts'

const { compare } = Temporal.Instant
type Message = {
  id: number
  unit: string
  campaign: string
  materials: readonly string[]
  state: 'accept' | 'review' | 'gone'
}
type Sent = { key: string; messageId: string; at: Temporal.Instant }

/** Plays a history, checking at every letter and after every pass. */
async function play(history: History): Promise<Sent[]> {
  const sent: Sent[] = []
  const messages: Message[] = []
  let offset = 0
  let attempts = 0

  const owed = (of: Campaign, unit: string): string[] => {
    const own = messages.filter(each => each.campaign === of.id && each.unit === unit && each.state === 'accept')
    return of.materials
      .filter(({ id, min }) => min > 0 && !own.some(({ materials }) => materials.includes(id)))
      .map(({ id }) => id)
  }
  const takesPart = (of: Campaign, unit: string) => of.units.kind === 'except' && !of.units.ids.includes(unit)
  const inReview = (of: Campaign, unit: string) =>
    messages.some(each => each.campaign === of.id && each.unit === unit && each.state === 'review')

  const service: MadeUpService = madeUpService(history.configuration, history.begins, (mail, now) => {
    const { office } = service.office.configuration
    const letter = listLetters(service.office.ledger, { kind: 'reminder' }).find(
      each => each.messageId === mail.messageId,
    )
    if (office.letters.quiet) expect(endOfQuiet(now, office.letters.quiet, office.timezone)).toBe(null)
    if (!letter) return 'sent'
    const of = campaignOf(service.office.configuration, letter.campaign)
    const unit = letter.unit ?? ''
    expect(owed(of, unit), `${letter.key} owes nothing`).not.toEqual([])
    expect(takesPart(of, unit)).toBe(true)
    const roster = service.office.configuration.units.find(({ id }) => id === unit)
    expect(mail.to.map(({ address }) => address)).toEqual(roster?.notify)
    expect(inReview(of, unit), `${letter.key} lies in review`).toBe(false)
    expect(isOfficeHour(now, of.reminders, office)).toBe(true)
    for (const id of of.materials.map(each => each.id))
      if (!owed(of, unit).includes(id)) expect(mail.text).not.toContain(`- ${id}`)
    attempts += 1
    if (attempts % 5 === 0) return 'later'
    sent.push({ key: letter.key, messageId: mail.messageId, at: now })
    return 'sent'
  })

  /** Whoever owes what a stage asks for has its letter once a pass was made in the stage's office hours. */
  const nobodyMissed = (now: Temporal.Instant) => {
    const { office, campaigns } = service.office.configuration
    const { quiet } = office.letters
    if (quiet && endOfQuiet(now, quiet, office.timezone)) return
    const since = firstRunOf(service.office.ledger) ?? now
    for (const of of campaigns.filter(each => isOfficeHour(now, each.reminders, office))) {
      const current = stagesOf(of, office).filter(
        ({ at, until }) => compare(at, now) <= 0 && compare(now, until) < 0 && compare(until, since) >= 0,
      )
      for (const unit of UNITS.filter(id => takesPart(of, id) && !inReview(of, id))) {
        if (!current.some(({ materials }) => materials.some(({ id }) => owed(of, unit).includes(id)))) continue
        const letters = current.map(({ due, name }) =>
          letterOf(service.office.ledger, `reminder/${of.id}/${unit}/${due.toString()}/${name}`),
        )
        const states = letters.flatMap(letter =>
          letter === null ? [] : [letter.attempts.length > 0 && letter.state === 'queued' ? 'tried' : letter.state],
        )
        expect(states, `${unit} ${of.id}`).toSatisfy((all: string[]) =>
          all.some(state => ['sent', 'tried', 'waiting'].includes(state)),
        )
      }
    }
  }

  try {
    for (const happening of history.happenings) {
      const truly = history.begins.add({ minutes: happening.minutes })
      if (happening.kind === 'clock') offset = happening.hours
      const now = truly.add({ hours: offset })
      service.setClock(now)
      if (happening.kind === 'pass') {
        await service.pass()
        nobodyMissed(now)
      } else happen(happening, truly)
    }
  } finally {
    service.close()
  }
  return sent

  function happen(happening: Happening, truly: Temporal.Instant): void {
    const { ledger, configuration } = service.office
    switch (happening.kind) {
      case 'arrival': {
        const { unit, campaign, materials, review } = happening
        // The server's clock, which is right.
        const id = service.receive({ unit, campaign, materials, at: truly, review })
        messages.push({ id, unit, campaign, materials, state: review ? 'review' : 'accept' })
        return
      }
      case 'decision': {
        const message = messages.find(({ state }) => state === 'review')
        if (!message) return
        message.state = happening.accept ? 'accept' : 'gone'
        if (happening.accept) service.accept(message.id, message.unit, message.campaign)
        else service.dismiss(message.id)
        return
      }
      case 'dismissal': {
        const message = messages.find(({ state }) => state === 'accept')
        if (!message) return
        message.state = 'gone'
        service.dismiss(message.id)
        return
      }
      case 'release':
        releaseLetters(ledger, null, '协调员', service.office.clock.now())
        return
      case 'deadline':
        return change(configuration, happening.campaign, of => ({
          ...of,
          deadline: of.deadline.add({ hours: 24 * happening.days }),
        }))
      case 'participation':
        return change(configuration, happening.campaign, of => ({
          ...of,
          units: { kind: 'except', ids: ['hotel', happening.without] },
        }))
      case 'optional':
        return change(configuration, happening.campaign, of => ({
          ...of,
          materials: of.materials.map(each => (each.id === happening.material ? { ...each, min: 0 } : each)),
        }))
      case 'closing':
        return change(configuration, happening.campaign, of => ({
          ...of,
          closes: of.closes.add({ hours: 24 * happening.days }),
        }))
      case 'address': {
        const { unit, address } = happening
        const moved = configuration.units.map(each => (each.id === unit ? { ...each, notify: [address] } : each))
        return service.configure({ ...configuration, units: moved })
      }
      case 'pass':
      case 'clock':
    }
  }

  function change(configuration: Configuration, id: string, edit: (of: Campaign) => Campaign): void {
    service.configure({
      ...configuration,
      campaigns: configuration.campaigns.map(each => (each.id === id ? edit(each) : each)),
    })
  }
}

function campaignOf({ campaigns }: Configuration, id: string | null): Campaign {
  const found = campaigns.find(each => each.id === id)
  if (!found) throw new Error(`a letter about ${id}`)
  return found
}

/** `SEED=…` plays the same histories again. `SHRINK=1` looks for the shortest history that fails, which takes minutes: each try is a whole history on disk. */
const shrinking = { endOnFailure: process.env['SHRINK'] === undefined }

const RUNS = Number(process.env['RUNS'] ?? 60)
const seeded = process.env['SEED'] === undefined ? {} : { seed: Number(process.env['SEED']) }

describe('letters', () => {
  it('remind who owes and only those, once a stage, in office hours and never in quiet ones', {
    timeout: 900_000,
  }, async () => {
    let reminders = 0
    await fc.assert(
      fc.asyncProperty(histories, async history => {
        const sent = await play(history)
        reminders += sent.length
        expect(sent.map(({ key }) => key)).toEqual([...new Set(sent.map(({ key }) => key))])
        expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(sent.length)
      }),
      { numRuns: RUNS, ...seeded, ...shrinking },
    )
    expect(reminders).toBeGreaterThan(RUNS)
  })
})
