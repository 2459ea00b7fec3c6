// A whole campaign, stepped day by day: who is reminded, when, of what; nobody who was complete.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { corpusMail, type ListedLetter, type TestOffice, testOffice } from './office.ts'

type Status = {
  campaigns: {
    id: string
    units: { id: string; state: string; materials: Record<string, { have: number; need: number }> }[]
  }[]
}

describe('a campaign, day by day', () => {
  let office: TestOffice
  /** State of each unit on each morning, before that morning's letters. */
  const states = new Map<string, string>()
  let letters: ListedLetter[]

  beforeAll(async () => {
    office = await testOffice()
    const place = join(office.folder, 'data', 'mailbox')
    for (const part of ['new', 'cur', 'tmp']) await mkdir(join(place, part), { recursive: true })
    for (const [index, { name, raw }] of (await corpusMail()).entries())
      await writeFile(join(place, 'new', `${1_790_000_000 + index}.${name}`), raw)
    let day = Temporal.PlainDate.from('2026-09-16')
    while (Temporal.PlainDate.compare(day, '2026-10-13') <= 0) {
      const now = `${day.toString()}T09:30`
      const { code, err } = await office.baosong('run', '--once', '--now', now)
      expect([code, err]).toEqual([0, ''])
      const { campaigns } = await office.json<Status>('status', '--now', now)
      for (const campaign of campaigns)
        for (const unit of campaign.units) states.set(`${day.toString()}/${campaign.id}/${unit.id}`, unit.state)
      day = day.add({ days: 1 })
    }
    letters = (await office.json<{ letters: ListedLetter[] }>('letters')).letters
  }, 240_000)
  afterAll(() => office.remove())

  it('reminds who owes, and only those, each stage once', () => {
    const reminders = letters.filter(letter => letter.kind === 'reminder' && letter.state === 'sent')
    expect(reminders.length).toBeGreaterThan(30)
    for (const letter of reminders) {
      const day = letter.createdAt.slice(0, 10)
      expect(states.get(`${day}/${letter.campaign}/${letter.unit}`), `${letter.unit} on ${day}`).toMatch(
        /^(missing|partial)$/,
      )
    }
    const stages = reminders.map(letter => letter.key)
    expect(new Set(stages).size).toBe(stages.length)
    const perDay = reminders.map(letter => `${letter.createdAt.slice(0, 10)}/${letter.campaign}/${letter.unit}`)
    expect(new Set(perDay).size).toBe(perDay.length)
  })

  it('reminds on the campaign’s days, at its hour or when the office next ran, never on a day off', () => {
    const days = new Map<string, Set<string>>()
    for (const { kind, campaign, createdAt, state } of letters) {
      if (kind !== 'reminder' || state !== 'sent') continue
      const known = days.get(campaign ?? '') ?? new Set()
      days.set(campaign ?? '', known.add(createdAt.slice(0, 10)))
    }
    // 28 September 2026 is a Monday. 7d is a working day; 3d is Mid-Autumn and 1d a Sunday: both move to Thursday the 24th;
    // +1d is the 29th; +3d is 1 October, in the holidays, and moves behind them.
    expect([...(days.get('kepu-2026') ?? [])]).toEqual([
      '2026-09-21',
      '2026-09-24',
      '2026-09-28',
      '2026-09-29',
      '2026-10-08',
    ])
  })

  it('sends one digest a working day and coordinator', () => {
    const digests = letters.filter(letter => letter.kind === 'digest').map(letter => letter.createdAt.slice(0, 10))
    expect(new Set(digests).size).toBe(digests.length)
    expect(digests).not.toContain('2026-10-01')
    expect(digests).toContain('2026-09-28')
  })

  it('acknowledges each accepted message at most once', () => {
    const answered = letters.filter(letter => letter.kind === 'acknowledgement').map(letter => letter.message)
    expect(new Set(answered).size).toBe(answered.length)
  })
})
