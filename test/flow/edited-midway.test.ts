// What is added while a campaign runs: a campaign whose stages are all over, a unit that was not there before, and the
// calendar file that a reminder carries.
import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import type { Configuration, LetterSettings } from '../../src/config/configuration.ts'
import { listLetters } from '../../src/ledger/letters.ts'
import { campaign, local, material, moment, unit } from '../campaign/made-up.ts'
import { configuration } from '../campaign/office.ts'
import { type MadeUpService, madeUpService } from './made-up-service.ts'

const START = moment('2026-09-16 09:00')
const OF = campaign({
  materials: [material('summary')],
  reminders: { ...campaign().reminders, before: [7, 1], after: [1] },
})

let service: MadeUpService
const sent: string[] = []
afterEach(() => {
  service.close()
  sent.length = 0
})

function office(given: Partial<Configuration>, letters: Partial<LetterSettings> = {}): Configuration {
  const plain = configuration({ campaigns: [OF], units: [unit('library')] })
  const settings: LetterSettings = { ...plain.office.letters, approve: 'none', ...letters }
  return { ...plain, office: { ...plain.office, coordinators: [], letters: settings }, ...given }
}

function open(given: Configuration, at: Temporal.Instant): void {
  service = madeUpService(given, at, ({ to }, now) => {
    sent.push(`${local(now)} ${to.map(({ address }) => address.split('@')[0]).join(' ')}`)
    return 'sent'
  })
}

async function hourly(from: string, days: number): Promise<void> {
  for (let hours = 0; hours < 24 * days; hours += 1) {
    service.setClock(moment(from).add({ hours }))
    await service.pass()
  }
}

describe('a campaign that is added late', () => {
  it('whose deadline and stages are over reminds once, by its last stage', async () => {
    open(office({ campaigns: [] }), START)
    await hourly('2026-09-16 09:00', 1)
    service.configure(office({}))
    await hourly('2026-09-30 09:00', 10)
    // Its last stage, a day after the deadline, lasts until it closes.
    expect(sent).toEqual(['2026-09-30 09:00 library'])
  })

  it('that is closed reminds nobody', async () => {
    open(office({ campaigns: [] }), START)
    await hourly('2026-09-16 09:00', 1)
    service.configure(office({}))
    await hourly('2026-10-19 09:00', 5)
    expect(sent).toEqual([])
    expect(listLetters(service.office.ledger, {})).toEqual([])
  })

  it('without stages after the deadline reminds nobody once that is over', async () => {
    const before = { ...OF, reminders: { ...OF.reminders, after: [] } }
    open(office({ campaigns: [] }), START)
    await hourly('2026-09-16 09:00', 1)
    service.configure(office({ campaigns: [before] }))
    await hourly('2026-09-29 09:00', 5)
    expect(sent).toEqual([])
  })
})

it('a unit that is added midway is reminded of the stage that lasts and of those to come, of none that is over', async () => {
  open(office({}), START)
  await hourly('2026-09-21 09:00', 2)
  expect(sent).toEqual(['2026-09-21 09:00 library'])
  service.configure(office({ units: [unit('library'), unit('museum')] }))
  await hourly('2026-09-23 08:00', 8)
  expect(sent.slice(1)).toEqual([
    '2026-09-23 09:00 museum',
    expect.stringMatching(/^2026-09-2\d 09:00 library$/),
    expect.stringMatching(/^2026-09-2\d 09:00 museum$/),
    '2026-09-29 09:00 library',
    '2026-09-29 09:00 museum',
  ])
})

describe('the calendar file of a reminder', () => {
  const calendarOf = () => {
    const [letter] = listLetters(service.office.ledger, { kind: 'reminder' })
    return letter?.attachments.map(({ name, type, sha256 }) => ({
      name,
      type,
      text: readFileSync(service.office.store.pathOf(sha256), 'utf8'),
    }))
  }

  it('holds the deadline that is next, and goes only where the office asks for it', async () => {
    open(office({}, { calendar: true }), START)
    await hourly('2026-09-21 09:00', 1)
    const [file, ...more] = calendarOf() ?? []
    expect([file?.name, file?.type, more]).toEqual(['deadline.ics', 'text/calendar', []])
    const lines = file?.text.split('\r\n') ?? []
    // 18:00 in Shanghai.
    expect(lines).toEqual(expect.arrayContaining(['DTSTART:20260928T100000Z', 'METHOD:PUBLISH', 'END:VCALENDAR']))
    expect(lines).toContain('SUMMARY:2026年读书月材料报送截止')
    expect(lines.every(line => Buffer.byteLength(line) <= 75)).toBe(true)
  })

  it('is left out where the deadline is over, and where nobody asks for it', async () => {
    open(office({}, { calendar: true }), START)
    await hourly('2026-09-29 09:00', 1)
    expect([sent.length, calendarOf()]).toEqual([1, []])
    service.close()
    open(office({}), START)
    await hourly('2026-09-21 09:00', 1)
    expect(calendarOf()).toEqual([])
  })
})

it('an address is thanked twenty times a day and no more, and again the day after', async () => {
  open(office({ campaigns: [{ ...OF, reminders: { ...OF.reminders, before: [], after: [] } }] }), START)
  const arrive = (at: Temporal.Instant) => {
    service.receive({ unit: 'library', campaign: OF.id, materials: ['summary'], at, review: false })
    service.setClock(at.add({ minutes: 5 }))
    return service.pass()
  }
  for (let count = 0; count < 26; count += 1) await arrive(START.add({ minutes: 30 * count }))
  expect(sent.length).toBe(20)
  await arrive(START.add({ hours: 26 }))
  expect(sent.length).toBe(21)
})
