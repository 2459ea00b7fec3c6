import { describe, expect, it } from 'vitest'
import { assess } from '../../src/campaign/assess.ts'
import { reminderValues } from '../../src/letters/reminder.ts'
import type { Campaign, Language } from '../../src/config/configuration.ts'
import { material, moment, sent } from '../campaign/made-up.ts'
import { expectGolden } from './golden.ts'
import { campaign, configuration, LANGUAGES, units } from './made-up.ts'

type Situation = {
  now: string
  asks: readonly string[]
  sent?: readonly string[]
  changes?: Partial<Campaign>
  last?: 'before' | 'after'
}

const MAIN = ['summary', 'photos']

const SITUATIONS: Record<string, Situation> = {
  '7d': { now: '2026-09-21 09:00', asks: MAIN, sent: ['plan:p', 'photos:1'] },
  'several-dues': {
    now: '2026-09-14 09:00',
    asks: ['plan', ...MAIN],
    changes: { deadline: moment('2026-09-17 18:00') },
  },
  'one-passed': { now: '2026-09-24 09:00', asks: MAIN },
  '1d': { now: '2026-09-27 09:00', asks: MAIN, sent: ['plan:p'] },
  'title-of-materials': { now: '2026-09-21 09:00', asks: MAIN, changes: { title: '2026年冬春火灾防控工作材料' } },
  'title-of-activities': { now: '2026-09-10 09:00', asks: ['plan'], changes: { title: '科普月活动' } },
  'with-contact': {
    now: '2026-09-21 09:00',
    asks: MAIN,
    changes: { contact: { name: '张伟', phone: '0000-7700101' } },
  },
  'last-before': { now: '2026-09-25 09:00', asks: MAIN, sent: ['plan:p'], last: 'before' },
  'last-after': { now: '2026-10-09 09:00', asks: MAIN, sent: ['plan:p', 'summary:s'], last: 'after' },
  '0d': { now: '2026-09-28 09:00', asks: MAIN, sent: ['plan:p'] },
  '0d-whole-day': { now: '2026-09-15 09:00', asks: ['plan'] },
  overdue: { now: '2026-10-08 09:00', asks: MAIN, sent: ['plan:p', 'summary:s'] },
  'overdue-open-ended': { now: '2026-10-08 09:00', asks: MAIN, sent: ['plan:p'], changes: { closesNamed: false } },
  'overdue-several': { now: '2026-10-08 09:00', asks: MAIN },
}

function values({ now, asks, sent: items = [], changes = {}, last }: Situation, language: Language) {
  const { library } = units(language)
  const asked = campaign(language, changes)
  const standing = assess(asked, [library], items.length > 0 ? [sent('2026-09-10 10:00', items)] : [], moment(now))
    .units[0]
  if (!standing) throw new Error('the library takes no part')
  return reminderValues(
    library,
    asked,
    standing,
    { owed: asks, last: last ?? null },
    { now: moment(now), asOf: moment(now) },
    configuration(language),
  )
}

describe.each(LANGUAGES)('a reminder in %s', language => {
  it.each(Object.entries(SITUATIONS))('%s', (name, situation) => {
    const told = values(situation, language)
    if (told === null) throw new Error('nothing is owed')
    expectGolden(name, 'reminder', language, told)
  })

  it('is none where nothing is owed of what its stage asks for', () => {
    expect(
      values(
        { now: '2026-09-24 09:00', asks: MAIN, sent: ['summary:s', 'photos:1', 'photos:2', 'photos:3'] },
        language,
      ),
    ).toBeNull()
    expect(values({ now: '2026-09-24 09:00', asks: [] }, language)).toBeNull()
  })

  it('calls the day of the deadline by its day in the office’s zone', () => {
    const midnight = { deadline: moment('2026-09-29 00:30'), materials: [material('summary')] }
    expect(values({ now: '2026-09-28 23:00', asks: MAIN, changes: midnight }, language)).toMatchObject({
      day: 'tomorrow',
    })
    expect(values({ now: '2026-09-29 00:10', asks: MAIN, changes: midnight }, language)).toMatchObject({
      day: 'today',
    })
  })
})
