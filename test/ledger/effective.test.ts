import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Verdict } from '../../src/attribution/verdict.ts'
import { effective, type PersonsWord, type Share } from '../../src/ledger/effective.ts'

const unit = fc.constantFrom('library', 'museum', 'school')
const campaign = fc.constantFrom('kepu-2026', 'health-2026')
const role = fc.constantFrom<Verdict['files'][number]['role']>('new', 'replacement', 'supplement', 'resend')

const anyVerdict: fc.Arbitrary<Verdict> = fc
  .record({
    nature: fc.constantFrom('submission', 'correspondence', 'auto-reply', 'bounce', 'bulk'),
    decision: fc.constantFrom('accept', 'review', 'ignore'),
    unit: fc.option(unit),
    campaign: fc.option(campaign),
    nil: fc.boolean(),
    files: fc.array(
      fc.record({
        material: fc.option(fc.constantFrom('summary', 'photos')),
        unit: fc.option(unit),
        role,
        because: fc.constant('x'),
      }),
      { maxLength: 4 },
    ),
    links: fc.array(fc.record({ material: fc.option(fc.constant('video')), because: fc.constant('x') }), {
      maxLength: 2,
    }),
    reasons: fc.constant<Verdict['reasons']>([]),
  })
  .map(verdict => ({ ...verdict, judgedFor: verdict.campaign }))

const share: fc.Arbitrary<Share> = fc.record({ position: fc.nat(3), unit, material: fc.option(fc.constant('photos')) })
const anyWord: fc.Arbitrary<PersonsWord> = fc.oneof(
  fc.record({ action: fc.constant('assign'), unit, campaign }),
  fc.record({
    action: fc.constant('split'),
    campaign,
    split: fc.record({ files: fc.array(share, { maxLength: 4 }), links: fc.array(share, { maxLength: 2 }) }),
  }),
  fc.constant<PersonsWord>({ action: 'dismiss' }),
)

test('without a verdict and a word nothing holds', () => {
  expect(effective(null, null)).toBeNull()
})

test("without a person's word the verdict holds as it is, and only a certain one files anything", () => {
  fc.assert(
    fc.property(anyVerdict, verdict => {
      const { nature, decision, unit, campaign, nil } = verdict
      const result = effective(verdict, null)
      expect(result?.outcome).toEqual({ nature, decision, unit, campaign, nil, byPerson: false })
      const isFiled = decision === 'accept' && unit !== null && campaign !== null
      expect(result?.filings.length).toBe(isFiled ? 1 : 0)
      if (isFiled)
        expect(result?.filings[0]?.files.map(file => file.material)).toEqual(verdict.files.map(file => file.material))
    }),
  )
})

test("a person's word stands, whatever the verdict says", () => {
  fc.assert(
    fc.property(fc.option(anyVerdict), anyWord, (verdict, word) => {
      const result = effective(verdict, word)
      expect(result?.outcome.byPerson).toBe(true)
      if (word.action === 'dismiss') {
        expect(result).toMatchObject({ outcome: { decision: 'ignore' }, filings: [] })
        return
      }
      expect(result?.outcome).toMatchObject({ decision: 'accept', campaign: word.campaign })
      expect(['submission', 'correspondence']).toContain(result?.outcome.nature)
      expect(result?.filings.every(filing => filing.campaign === word.campaign)).toBe(true)
      if (word.action === 'assign') {
        expect(result?.outcome.unit).toBe(word.unit)
        expect(result?.filings.map(filing => filing.unit)).toEqual([word.unit])
      }
    }),
  )
})

test('materials judged for one campaign are never counted in another', () => {
  fc.assert(
    fc.property(anyVerdict, unit, campaign, (verdict, unit, campaign) => {
      const filing = effective(verdict, { action: 'assign', unit, campaign })?.filings[0]
      expect(filing?.files).toHaveLength(verdict.files.length)
      const isOther = verdict.campaign !== campaign
      if (isOther)
        expect([...(filing?.files ?? []), ...(filing?.links ?? [])].every(item => item.material === null)).toBe(true)
    }),
  )
})

test('a split gives every listed file to its unit and to no other', () => {
  fc.assert(
    fc.property(fc.option(anyVerdict), fc.array(share, { maxLength: 5 }), (verdict, files) => {
      const result = effective(verdict, { action: 'split', campaign: 'kepu-2026', split: { files, links: [] } })
      const given = result?.filings.flatMap(filing =>
        filing.files.map(({ position, material }) => ({ position, unit: filing.unit, material })),
      )
      expect(given).toHaveLength(files.length)
      for (const one of files) expect(given).toContainEqual(one)
      const units = result?.filings.map(filing => filing.unit)
      expect(new Set(units).size).toBe(units?.length)
      if (files.length > 0) expect(units).toContain(result?.outcome.unit)
    }),
  )
})
