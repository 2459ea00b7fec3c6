// What must hold whatever the office: laws of attribution, over the corpus's mail and rosters changed by chance.
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { attribute } from '../../src/attribution/attribute.ts'
import { noFacts } from '../../src/attribution/no-facts.ts'
import type { Roster, RosterSource } from '../../src/attribution/roster.ts'
import type { Verdict } from '../../src/attribution/verdict.ts'
import type { Unit } from '../../src/config/configuration.ts'
import type { Reading } from '../../src/reading/reading.ts'
import { corpusReadings, corpusSource, type Read, rosterOf } from './readings.ts'

let mail: Read[]
let source: RosterSource
beforeAll(async () => {
  mail = await corpusReadings()
  source = await corpusSource()
}, 60_000)

const verdicts = (roster: Roster, of: readonly Read[] = mail) =>
  of.map(({ reading, receivedAt }) => attribute(reading, noFacts(receivedAt), roster))

/** What it comes to: reasons may name other units, in another order. */
const gist = ({ nature, decision, unit, campaign, nil, files }: Verdict) => ({
  nature,
  decision,
  unit,
  campaign,
  nil,
  files: files.map(({ material, unit: owner }) => [material, owner]),
})

/** Names made of syllables that occur nowhere in the corpus. */
const unrelated: fc.Arbitrary<Unit> = fc
  .record({
    place: fc.constantFrom('瓯', '赣', '黔', '滇', '琼', '蜀'),
    second: fc.constantFrom('岭', '洲', '浦', '圩', '埠', '峪'),
    kind: fc.constantFrom('县档案局', '区粮食局', '市林场', '县气象台', '镇供销社', '公路段'),
    number: fc.nat(10_000),
  })
  .map(({ place, second, kind, number }) => ({
    id: `unrelated-${number}`,
    name: `${place}${second}${kind}`,
    aliases: [],
    addresses: [`unrelated${number}@unrelated.example`],
    domains: [],
    contact: null,
    notify: [],
    supervisor: null,
  }))

/** Objections that fall away when the sender is replaced by a stranger. */
const AGAINST_THE_SENDER = new Set(['named-other', 'authentication-failed', 'shared-undecided'])

describe('a verdict', () => {
  it('does not change when unrelated units are added', () => {
    const before = verdicts(rosterOf(source)).map(gist)
    fc.assert(
      fc.property(fc.uniqueArray(unrelated, { maxLength: 40, selector: unit => unit.id }), more => {
        expect(verdicts(rosterOf({ ...source, units: [...source.units, ...more] })).map(gist)).toEqual(before)
      }),
      { numRuns: 15 },
    )
  })

  it('does not depend on the order of units and campaigns', () => {
    const before = verdicts(rosterOf(source)).map(gist)
    const shuffled = fc.tuple(
      fc.shuffledSubarray([...source.units], { minLength: source.units.length }),
      fc.shuffledSubarray([...source.campaigns], { minLength: source.campaigns.length }),
    )
    fc.assert(
      fc.property(shuffled, ([units, campaigns]) => {
        expect(verdicts(rosterOf({ ...source, units, campaigns })).map(gist)).toEqual(before)
      }),
      { numRuns: 15 },
    )
  })

  it('does not change when a place is renamed everywhere, in the mail and in the roster', () => {
    const before = verdicts(rosterOf(source)).map(gist)
    fc.assert(
      fc.property(fc.constantFrom('瓯溪', '黔岭', '蜀浦', '琼洲'), name => {
        const renamed = <T>(value: T): T =>
          JSON.parse(JSON.stringify(value).replaceAll('云溪', name), (_, each: unknown) => each) as T
        const roster = rosterOf({
          ...source,
          organization: renamed(source.organization),
          units: renamed(source.units),
          campaigns: source.campaigns.map(campaign => ({
            ...campaign,
            title: renamed(campaign.title),
            keywords: renamed(campaign.keywords),
            materials: campaign.materials,
          })),
        })
        const after = mail.map(({ reading, receivedAt }) => attribute(renamed(reading), noFacts(receivedAt), roster))
        expect(after.map(gist)).toEqual(before)
      }),
      { numRuns: 4 },
    )
  })

  it('is the weaker, the weaker the evidence', () => {
    const rank = { accept: 2, review: 1, ignore: 0 }
    const roster = rosterOf(source)
    const before = verdicts(roster)
    const weaker: Record<string, (reading: Reading) => Reading> = {
      'the sender fails authentication': reading => ({
        ...reading,
        authentication: [{ server: 'mx.yunxi.example', spf: 'fail', dkim: 'none', dmarc: 'fail' }],
      }),
      'the sender is a stranger': reading => ({
        ...reading,
        head: { ...reading.head, from: { name: '', address: 'nobody-demo@163.com' } },
      }),
      'the sender is a stranger, and nothing is named': reading => ({
        ...reading,
        head: { ...reading.head, subject: '', from: { name: '', address: 'nobody-demo@163.com' } },
        body: { text: '', signature: '', quoted: '' },
        files: reading.files.map(file => ({ ...file, name: 'x', path: 'x', document: null })),
      }),
    }
    for (const [what, change] of Object.entries(weaker)) {
      mail.forEach(({ reading, receivedAt, name }, index) => {
        const after = attribute(change(reading), noFacts(receivedAt), roster)
        const former = before[index]
        if (former === undefined || former.decision === 'ignore' || after.decision === 'ignore') return
        // Without its sender a message no longer contradicts him: that is less evidence against, not less evidence.
        if (former.reasons.some(({ code }) => AGAINST_THE_SENDER.has(code))) return
        expect(rank[after.decision], `${name}, when ${what}`).toBeLessThanOrEqual(rank[former.decision])
      })
    }
  })

  it('never accepts a listed address that failed authentication, nor an unauthenticated one out of the junk folder', () => {
    const roster = rosterOf(source)
    for (const { reading, receivedAt } of mail) {
      const forged = {
        ...reading,
        authentication: [{ server: 'mx.yunxi.example', spf: 'pass', dkim: 'none', dmarc: 'fail' }],
      }
      expect(attribute(forged, noFacts(receivedAt), roster).decision).not.toBe('accept')
      const junk = attribute({ ...reading, authentication: [] }, { ...noFacts(receivedAt), junk: true }, roster)
      expect(junk.decision).not.toBe('accept')
    }
  })
})
