import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acceptedIn, acceptancesOf } from '../../src/ledger/accepted.ts'
import { decide, decisionsOf, undoDecision } from '../../src/ledger/decisions.ts'
import type { PersonsWord } from '../../src/ledger/effective.ts'
import { outcomeOf } from '../../src/ledger/outcomes.ts'
import { saveReading } from '../../src/ledger/readings.ts'
import { earlierVerdictsOf, messagesToAttribute, saveVerdict, verdictOf } from '../../src/ledger/verdicts.ts'
import { accepted, file, hours, link, NOON, reading, take, temporaryLedger, verdict } from './made-up.ts'

const CLERK = { who: '协调员', at: hours(1), remember: false }
const TO_MUSEUM: PersonsWord = { action: 'assign', unit: 'museum', campaign: 'kepu-2026' }

test('a verdict holds at once; the same again changes nothing, another one keeps the former', () => {
  const ledger = temporaryLedger()
  const message = take(ledger, 'a')
  const read = reading([file('总结.docx')])
  saveReading(ledger, message, read, NOON)
  const first = saveVerdict(ledger, message, verdict(read), 'roster-1', NOON)
  expect(first).toMatchObject({ message, before: null, changed: true, after: { decision: 'accept', unit: 'library' } })
  const again = saveVerdict(ledger, message, verdict(read), 'roster-2', hours(1))
  expect(again).toMatchObject({ changed: false, before: again.after })
  expect(verdictOf(ledger, message)).toMatchObject({ fingerprint: 'roster-1', decidedAt: NOON, replacedAt: null })
  const other = saveVerdict(ledger, message, verdict(read, { unit: 'museum' }), 'roster-3', hours(2))
  expect(other).toMatchObject({ changed: true, before: { unit: 'library' }, after: { unit: 'museum' } })
  expect(earlierVerdictsOf(ledger, message)).toMatchObject([{ verdict: { unit: 'library' }, replacedAt: hours(2) }])
  expect(outcomeOf(ledger, message)).toMatchObject({ unit: 'museum', changedAt: hours(2) })
})

test('what is to be attributed: new, read again, or standing on another roster; in the order of receipt', () => {
  const ledger = temporaryLedger()
  const late = accepted(ledger, 'late', { arrival: { receivedAt: hours(5) } })
  const early = accepted(ledger, 'early')
  take(ledger, 'unread')
  const ids = (fingerprint: string, asOf: Temporal.Instant | null = null) =>
    [...messagesToAttribute(ledger, fingerprint, asOf)].map(({ message }) => message.id)
  expect(ids('roster-1')).toEqual([])
  expect(ids('roster-2')).toEqual([early, late])
  expect(ids('a roster before')).toEqual([early, late])
  expect(ids('roster-2', hours(4))).toEqual([early])
  saveReading(ledger, late, reading([file('other.docx')]), hours(6))
  expect(ids('roster-1')).toEqual([late])
})

test('files that were read anew are filed anew, also where the verdict on them is the same', () => {
  const ledger = temporaryLedger()
  const message = accepted(ledger, 'a', { files: [file('乱码.docx')] })
  const read = reading([file('总结.docx')])
  saveReading(ledger, message, read, hours(1))
  saveVerdict(ledger, message, verdict(read), 'roster-1', hours(1))
  expect(acceptedIn(ledger, 'kepu-2026', null)[0]?.items.map(item => item.name)).toEqual(['总结.docx'])
})

test("a person's word outlives reading and attributing again", () => {
  const ledger = temporaryLedger()
  const message = accepted(ledger, 'a')
  const change = decide(ledger, message, TO_MUSEUM, CLERK)
  expect(change).toMatchObject({
    changed: true,
    before: { unit: 'library' },
    after: { unit: 'museum', byPerson: true },
  })
  const read = reading([file('b.docx')], [], 2)
  saveReading(ledger, message, read, hours(2))
  saveVerdict(ledger, message, verdict(read, { decision: 'ignore', nature: 'bulk' }), 'roster-2', hours(2))
  expect(outcomeOf(ledger, message)).toMatchObject({ decision: 'accept', nature: 'submission', unit: 'museum' })
  expect(acceptedIn(ledger, 'kepu-2026', null)).toMatchObject([
    { unit: 'museum', items: [{ name: 'b.docx', material: 'summary' }] },
  ])
})

test('a message that was never read can be assigned and dismissed', () => {
  const ledger = temporaryLedger()
  const message = take(ledger, 'a')
  decide(ledger, message, TO_MUSEUM, CLERK)
  expect(acceptedIn(ledger, 'kepu-2026', null)).toMatchObject([{ unit: 'museum', items: [] }])
  decide(ledger, message, { action: 'dismiss' }, CLERK)
  expect(outcomeOf(ledger, message)).toMatchObject({ decision: 'ignore', byPerson: true })
  expect(acceptedIn(ledger, 'kepu-2026', null)).toEqual([])
})

test('an undo brings back what held before, step by step, and the record keeps every step', () => {
  const ledger = temporaryLedger()
  const message = accepted(ledger, 'a')
  decide(ledger, message, TO_MUSEUM, { ...CLERK, remember: true })
  decide(ledger, message, { action: 'dismiss' }, CLERK)
  const unit = () => outcomeOf(ledger, message)?.unit
  expect(undoDecision(ledger, message, CLERK)).toMatchObject({ after: { decision: 'accept', unit: 'museum' } })
  expect(unit()).toBe('museum')
  expect(undoDecision(ledger, message, CLERK)).toMatchObject({ after: { unit: 'library', byPerson: false } })
  expect(undoDecision(ledger, message, CLERK)).toBeNull()
  expect(
    decisionsOf(ledger, message).map(({ action, undoes, remember, who }) => [action, undoes, remember, who]),
  ).toEqual([
    ['assign', null, true, '协调员'],
    ['dismiss', null, false, '协调员'],
    ['undo', 2, false, '协调员'],
    ['undo', 1, false, '协调员'],
  ])
})

test('a message that was never there cannot be decided on, and a split names something', () => {
  const ledger = temporaryLedger()
  expect(() => decide(ledger, 7, TO_MUSEUM, CLERK)).toThrow(/FOREIGN KEY/)
  expect(decisionsOf(ledger, 7)).toEqual([])
  const split = { files: [], links: [] }
  expect(() => decide(ledger, accepted(ledger, 'a'), { action: 'split', campaign: 'kepu-2026', split }, CLERK)).toThrow(
    RangeError,
  )
})

test('a split files each part with its unit', () => {
  const ledger = temporaryLedger()
  const message = accepted(ledger, 'a', {
    files: [file('图书馆.docx'), file('博物馆.docx'), file('logo.png', { decoration: true })],
    links: [link('https://pan.example/1')],
    verdict: { decision: 'review' },
  })
  const share = (position: number, unit: string) => ({ position, unit, material: 'summary' })
  const split = {
    files: [share(0, 'library'), share(1, 'museum'), share(1, 'museum'), share(2, 'museum')],
    links: [share(0, 'museum')],
  }
  decide(ledger, message, { action: 'split', campaign: 'kepu-2026', split }, CLERK)
  const filed = acceptedIn(ledger, 'kepu-2026', null).map(({ unit, items }) => [unit, ...items.map(item => item.name)])
  expect(filed).toEqual([
    ['library', '图书馆.docx'],
    ['museum', '博物馆.docx', 'https://pan.example/1'],
  ])
  expect(decisionsOf(ledger, message)[0]?.split).toEqual(split)
})

test('whatever is decided and undone, what is filed follows from the decision that stands', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('assign' as const), unit: fc.constantFrom('library', 'museum', 'school') }),
    fc.constant({ kind: 'dismiss' as const }),
    fc.constant({ kind: 'undo' as const }),
    fc.record({
      kind: fc.constant('verdict' as const),
      decision: fc.constantFrom('accept' as const, 'review' as const),
    }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), steps => {
      const ledger = temporaryLedger()
      const message = accepted(ledger, 'a')
      const words: (string | null)[] = []
      let verdictFiles = true
      for (const [index, one] of steps.entries()) {
        const signature = { ...CLERK, at: hours(index) }
        if (one.kind === 'undo') undoDecision(ledger, message, signature)
        if (one.kind === 'undo') words.pop()
        if (one.kind === 'dismiss') decide(ledger, message, { action: 'dismiss' }, signature)
        if (one.kind === 'dismiss') words.push(null)
        if (one.kind === 'assign') decide(ledger, message, { ...TO_MUSEUM, unit: one.unit }, signature)
        if (one.kind === 'assign') words.push(one.unit)
        if (one.kind === 'verdict') {
          saveVerdict(
            ledger,
            message,
            verdict(reading([file('a.docx')]), { decision: one.decision }),
            `r${index}`,
            hours(index),
          )
          verdictFiles = one.decision === 'accept'
        }
      }
      const standing = words.length > 0 ? words.at(-1) : verdictFiles ? 'library' : null
      expect(acceptancesOf(ledger, message).map(({ unit }) => unit)).toEqual(standing ? [standing] : [])
      expect(acceptedIn(ledger, 'kepu-2026', null).map(({ unit }) => unit)).toEqual(standing ? [standing] : [])
      ledger.close()
    }),
    { numRuns: 60 },
  )
})
