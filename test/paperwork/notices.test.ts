// Every notice with what is right in it, written down by hand, and the whole draft as it was last looked at.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readNotice } from '../../src/paperwork/notice/read-notice.ts'
import { formatPoint } from '../../src/paperwork/notice/resolve-date.ts'
import { asComments, proposedUnits } from '../../src/paperwork/notice/propose-units.ts'
import { campaignYaml } from '../../src/paperwork/notice/write-campaign.ts'
import { EXPECTED } from './expected-notices.ts'

const FOLDER = join(import.meta.dirname, 'notices')
const NAMES = readdirSync(FOLDER).filter(name => name.endsWith('.txt'))

/** What a draft is judged by, in the form in which the expectations are written. */
function judged(text: string) {
  const facts = readNotice(text, 'perhaps')
  const points = (said: typeof facts.deadline) => {
    const candidates = said === null ? [] : said.points.map(formatPoint)
    return candidates.length === 1 && said?.why !== null ? [`? ${candidates.join('')}`] : candidates
  }
  return {
    title: facts.title?.value ?? null,
    deadline: points(facts.deadline).join(' | '),
    materials: facts.materials.map(({ name, kinds, min, counted, due }) =>
      [
        name,
        kinds.join('+'),
        counted === 'unclear' ? '?' : min,
        ...(due === null ? [] : [points(due).join(' | ')]),
      ].join(' '),
    ),
    sendTo: facts.sendTo.map(({ value }) => value).join(' | '),
    units: facts.units.map(({ value }) => value),
    nilReturn: facts.nilReturn !== null,
  }
}

test('every notice has its expectation', () => {
  expect(Object.keys(EXPECTED)).toEqual(NAMES.map(name => name.replace(/\.txt$/, '')))
})

test.each(NAMES)('%s', async file => {
  const text = readFileSync(join(FOLDER, file), 'utf8')
  const name = file.replace(/\.txt$/, '')
  expect(judged(text)).toEqual(EXPECTED[name])
  const facts = readNotice(text, 'perhaps')
  const known = { units: [{ id: 'library', names: ['云溪市图书馆', '市图书馆'] }], address: null, file }
  const draft =
    campaignYaml(facts, known) +
    asComments(proposedUnits(facts.units, new Set(['云溪市图书馆', '市图书馆']), new Set()))
  await expect(draft).toMatchFileSnapshot(`notices/${name}.yaml`)
})

test('every value of a draft has its sentence, word for word', () => {
  for (const file of NAMES) {
    const text = readFileSync(join(FOLDER, file), 'utf8')
    const whole = text.replace(/\s+/g, '')
    const facts = readNotice(text, 'perhaps')
    const sources = campaignYaml(facts, { units: [], address: null, file })
      .split('\n')
      .flatMap(line => /# ← (.*)$/.exec(line)?.[1] ?? [])
    expect(sources.length).toBeGreaterThan(3)
    for (const part of sources.flatMap(source => source.split(' / ')))
      expect(whole).toContain(part.replace(/\s+|…$/g, ''))
  }
})

test.each(['活动', 'a', '(', '一二三', '1', '9月1日', 'a.a', '请报送方案,', '联系人:', '责任单位:'])(
  'no text takes long: %s',
  unit => {
    const start = performance.now()
    readNotice(unit.repeat(50_000 / unit.length), 'perhaps')
    expect(performance.now() - start).toBeLessThan(3_000)
  },
)
