import { describe, expect, it } from 'vitest'
import { assess } from '../../src/campaign/assess.ts'
import type { Accepted } from '../../src/campaign/standing.ts'
import type { Campaign } from '../../src/config/configuration.ts'
import { campaign, material, moment, sent, unit } from './made-up.ts'

const PHOTOS = ['photos:1', 'photos:2', 'photos:3']
const LATER = '2026-10-20 12:00'

/** The library's standing. */
function standing(
  messages: readonly Accepted[],
  { now = LATER, of = campaign() }: { now?: string; of?: Campaign } = {},
) {
  const found = assess(of, [unit('library')], messages, moment(now)).units[0]
  if (!found) throw new Error('the library takes no part')
  return { ...found, have: Object.fromEntries(Object.entries(found.materials).map(([id, { have }]) => [id, have])) }
}

describe('the state of a unit', () => {
  it('is missing, partial, complete as material comes', () => {
    const [plan, rest] = [sent('2026-09-10 10:00', ['plan:p']), sent('2026-09-20 10:00', ['summary:s', ...PHOTOS])]
    expect(standing([])).toMatchObject({ state: 'missing', late: false, lastSubmissionAt: null })
    expect(standing([plan])).toMatchObject({ state: 'partial', have: { plan: 1, summary: 0, photos: 0 } })
    expect(standing([plan, rest])).toMatchObject({ state: 'complete', late: false })
    expect(standing([plan, rest]).lastSubmissionAt).toEqual(rest.receivedAt)
  })

  it('knows nothing of what comes after now', () => {
    const plan = sent('2026-09-10 10:00', ['plan:p'])
    expect(standing([plan], { now: '2026-09-10 09:59' })).toMatchObject({ state: 'missing', lastSubmissionAt: null })
    expect(standing([plan], { now: '2026-09-10 10:00' }).state).toBe('partial')
  })

  it('is partial where a message came with nothing that is asked for', () => {
    expect(standing([sent('2026-09-10 10:00', [':x'])])).toMatchObject({ state: 'partial' })
    expect(standing([sent('2026-09-10 10:00', ['video:v'])])).toMatchObject({ state: 'partial', have: { video: 1 } })
  })

  it('is nil where there is nothing to report, and complete where there was something after all', () => {
    const nil = sent('2026-09-10 10:00', [], { nil: true })
    expect(standing([nil])).toMatchObject({ state: 'nil', late: false })
    const all = sent('2026-09-11 10:00', ['plan:p', 'summary:s', ...PHOTOS])
    expect(standing([nil, all]).state).toBe('complete')
    expect(standing([nil, sent('2026-09-09 10:00', ['summary'])]).state).toBe('partial')
    expect(standing([sent('2026-09-29 10:00', [], { nil: true })])).toMatchObject({ state: 'nil', late: true })
    const again = sent('2026-09-29 10:00', [], { nil: true })
    expect(standing([nil, again])).toMatchObject({ state: 'nil', late: false })
  })

  it('leaves an exempt unit exempt, never late, and a unit outside out', () => {
    const late = sent('2026-10-01 10:00', ['plan:p', 'summary:s', ...PHOTOS])
    const exempting = campaign({ units: { kind: 'except', ids: ['library'] } })
    expect(standing([late], { of: exempting })).toMatchObject({ state: 'exempt', late: false, have: { photos: 3 } })
    const without = assess(
      campaign({ units: { kind: 'only', ids: ['museum'] } }),
      [unit('library')],
      [late],
      moment(LATER),
    )
    expect(without.units).toEqual([])
  })

  it('counts each state once for each unit, in the order of the roster', () => {
    const units = ['library', 'museum', 'theatre', 'hotel'].map(id => unit(id))
    const except = campaign({ units: { kind: 'except', ids: ['hotel'] } })
    const messages = [
      sent('2026-09-10 10:00', ['plan:p'], { unit: 'museum' }),
      sent('2026-09-10 10:00', [], { unit: 'theatre', nil: true }),
      sent('2026-09-10 10:00', ['plan:p'], { campaign: 'another' }),
      sent('2026-09-10 10:00', ['plan:p'], { unit: 'nobody' }),
    ]
    const { counts, units: standings } = assess(except, units, messages, moment(LATER))
    expect(counts).toEqual({ complete: 0, partial: 1, missing: 1, exempt: 1, nil: 1 })
    expect(standings.map(({ unit: id, state }) => [id, state])).toEqual([
      ['library', 'missing'],
      ['museum', 'partial'],
      ['theatre', 'nil'],
      ['hotel', 'exempt'],
    ])
  })
})

describe('what is late', () => {
  const rest = sent('2026-09-20 10:00', ['summary:s', ...PHOTOS])

  it('is what was completed after the due instant of its own material', () => {
    expect(standing([sent('2026-09-15 18:00', ['plan:p']), rest]).late).toBe(false)
    const late = moment('2026-09-15 18:00').add({ nanoseconds: 1 })
    expect(standing([sent('2026-09-15 18:00', ['plan:p'], { receivedAt: late }), rest]).late).toBe(true)
  })

  it('is a set of which only the last piece came late, but no piece beyond what is needed', () => {
    const plan = sent('2026-09-10 10:00', ['plan:p', 'summary:s', 'photos:1', 'photos:2'])
    expect(standing([plan, sent('2026-09-29 10:00', ['photos:3'])]).late).toBe(true)
    const third = sent('2026-09-28 10:00', ['photos:3'])
    expect(standing([plan, third, sent('2026-09-29 10:00', ['photos:4:supplement', 'video:v'])]).late).toBe(false)
  })

  it('is never what is not required', () => {
    const optional = campaign({ materials: [material('summary'), material('video', { min: 0 })] })
    const messages = [sent('2026-09-20 10:00', ['summary:s']), sent('2026-10-09 10:00', ['video:v'])]
    expect(standing(messages, { of: optional })).toMatchObject({ state: 'complete', late: false })
  })
})

describe('versions', () => {
  const all = sent('2026-09-15 10:00', ['plan:p', 'summary:s', ...PHOTOS])

  it('a late replacement does not undo what was in time', () => {
    const late = sent('2026-10-02 10:00', ['summary:s2:replacement', 'photos:9:replacement'])
    expect(standing([all, late])).toMatchObject({ state: 'complete', late: false, have: { summary: 1, photos: 3 } })
  })

  it('one corrected picture puts one aside, not all', () => {
    const one = sent('2026-09-16 10:00', ['photos:9:replacement'])
    expect(standing([all, one])).toMatchObject({ state: 'complete', have: { photos: 3 } })
    const twice = sent('2026-09-17 10:00', ['photos:9:replacement', 'photos:8:replacement'])
    expect(standing([all, one, twice]).have).toMatchObject({ photos: 3 })
  })

  it('counts what a replacement brings beyond what it replaces, from its own time', () => {
    const first = sent('2026-09-15 10:00', ['plan:p', 'summary:s', 'photos:1'])
    const more = sent('2026-09-29 10:00', ['photos:2:replacement', 'photos:3:replacement', 'photos:4:replacement'])
    expect(standing([first, more])).toMatchObject({ state: 'complete', late: true, have: { photos: 3 } })
  })

  it('counts what is sent twice once, in one message, in two, and after it was replaced', () => {
    const again = sent('2026-09-16 10:00', ['photos:1:resend', 'photos:1:resend', 'photos:2:resend', 'plan:p'])
    expect(standing([all, again]).have).toEqual({ plan: 1, summary: 1, photos: 3, video: 0 })
    const replaced = sent('2026-09-16 10:00', ['plan:q:replacement'])
    expect(standing([all, replaced, sent('2026-09-17 10:00', ['plan:p:resend'])]).have).toMatchObject({ plan: 1 })
  })

  it('adds supplements', () => {
    const some = [sent('2026-09-10 10:00', ['photos:1']), sent('2026-09-11 10:00', ['photos:2:supplement'])]
    expect(standing(some).have).toMatchObject({ photos: 2 })
  })
})
