// A letter that a server puts off day after day ends, and is not tried for ever.
import { expect, it } from 'vitest'
import type { Configuration } from '../../src/config/configuration.ts'
import { listLetters } from '../../src/ledger/letters.ts'
import { campaign, material, moment, unit } from '../campaign/made-up.ts'
import { configuration } from '../campaign/office.ts'
import { madeUpService } from './made-up-service.ts'

it('after four days of trying it has failed, and nobody is asked again', async () => {
  const of = campaign({
    materials: [material('summary')],
    reminders: { ...campaign().reminders, before: [12], after: [], on: 'everyday' },
  })
  const plain = configuration({ campaigns: [of], units: [unit('library')] })
  const settings = { ...plain.office.letters, approve: 'none' } as const
  const office: Configuration = { ...plain, office: { ...plain.office, coordinators: [], letters: settings } }
  let tries = 0
  const start = moment('2026-09-16 09:00')
  const service = madeUpService(office, start, () => {
    tries += 1
    return 'later'
  })
  try {
    for (let hours = 0; hours < 24 * 6; hours += 1) {
      service.setClock(start.add({ hours }))
      await service.pass()
    }
    const [letter] = listLetters(service.office.ledger, { kind: 'reminder' })
    expect(letter).toMatchObject({ state: 'failed', recipients: [{ state: 'refused' }] })
    expect(letter?.finishedAt?.since(start).total('hours')).toBe(96)
    expect(tries).toBe(letter?.attempts.length)
    expect(tries).toBeGreaterThan(10)
  } finally {
    service.close()
  }
})
