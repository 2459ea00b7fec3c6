// The clock was fast while a letter was tried, and has been set back: a pass ends all the same, and nobody is hammered.
import { afterEach, expect, it } from 'vitest'
import type { Configuration } from '../../src/config/configuration.ts'
import { listLetters } from '../../src/ledger/letters.ts'
import { campaign, material, moment, unit } from '../campaign/made-up.ts'
import { configuration } from '../campaign/office.ts'
import { type MadeUpService, madeUpService } from './made-up-service.ts'

const of = campaign({
  materials: [material('summary')],
  reminders: { ...campaign().reminders, before: [12], after: [], on: 'everyday' },
})
const plain = configuration({ campaigns: [of], units: [unit('library'), unit('museum')] })
const settings = { ...plain.office.letters, approve: 'none' } as const
const office: Configuration = { ...plain, office: { ...plain.office, coordinators: [], letters: settings } }

let service: MadeUpService
let tries = 0
afterEach(() => service.close())

/** Both reminders are put off by the server on the 18th; then it is `now`. */
async function setBackTo(now: string): Promise<number> {
  tries = 0
  service = madeUpService(office, moment('2026-09-18 10:00'), () => {
    tries += 1
    return 'later'
  })
  await service.pass()
  expect(tries).toBe(2)
  service.setClock(moment(now))
  await service.pass()
  return tries - 2
}

it('out of office hours each waits for them', { timeout: 10_000 }, async () => {
  expect(await setBackTo('2026-09-17 20:00')).toBe(0)
  expect(listLetters(service.office.ledger, {}).map(({ state }) => state)).toEqual(['queued', 'queued'])
})

it('in office hours each is tried once a pass', { timeout: 10_000 }, async () => {
  expect(await setBackTo('2026-09-17 10:00')).toBe(2)
})
