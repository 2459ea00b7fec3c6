// What `plan` promises for the whole campaign of the demo is, letter by letter, what stepping through its days then sends.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadConfiguration } from '../../src/config/load.ts'
import { layStage } from '../../src/demo/stage.ts'
import { momentsOf } from '../../src/demo/moments.ts'
import { openOffice } from '../../src/flow/office.ts'
import { runPass } from '../../src/flow/pass.ts'
import { planLetters } from '../../src/flow/foresee/plan.ts'
import { listLetters } from '../../src/ledger/letters.ts'
import { openPost } from '../../src/post/open.ts'
import { local } from '../campaign/made-up.ts'

/** One line a letter: when, what, about what, to whom. */
const line = (
  at: Temporal.Instant,
  kind: string,
  campaign: string | null,
  unit: string | null,
  to: readonly string[],
) => [local(at), kind, campaign ?? '-', unit ?? '-', [...to].sort().join(' ')].join(' | ')

describe.each([
  ['as it is shipped', ''],
  ['with announcements, and reminders that go to supervisors at last', 'letters: { announce: true }\n'],
])('the plan of the demo, %s', (_, more) => {
  it('equals what is sent', { timeout: 120_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'baosong-plan-'))
    try {
      const stage = await layStage(folder, 'zh-CN')
      const change = async (name: string, edit: (text: string) => string) => {
        const path = join(stage.config, name)
        await writeFile(path, edit(await readFile(path, 'utf8')))
      }
      await change('baosong.yaml', text => `${text}\n${more}`)
      if (more !== '')
        await change('units.yaml', text =>
          text.replace('- id: library\n', '- id: library\n  supervisor: wenlvju@qinghe.example\n'),
        )
      const loaded = await loadConfiguration(stage.config, {})
      if (!loaded.ok) throw new Error('the demo has faults')
      const { configuration } = loaded
      const [campaign] = configuration.campaigns
      if (!campaign) throw new Error('the demo has no campaign')
      const moments = momentsOf(campaign, configuration.office, []).map(({ at }) => at)
      const [first, last] = [moments[0], moments.at(-1)]
      if (!first || !last) throw new Error('the demo has no moments')
      let now = first
      const office = openOffice(configuration, { now: () => now }, () => {})
      const { send, user, password } = configuration.office.mailbox
      const post = openPost(send, { user, password })
      try {
        const days = Math.ceil(last.since(first).total('hours') / 24)
        const planned = planLetters(office, first, days)
          .filter(({ at }) => Temporal.Instant.compare(at, last) <= 0)
          .map(letter => line(letter.at, letter.kind, letter.campaign, letter.unit, letter.to))
        for (const moment of moments) {
          now = moment
          await runPass(office, { asOf: now, post, chance: () => 0, pause: null, shift: null })
        }
        const sent = listLetters(office.ledger, {}).map(
          ({ state, finishedAt, createdAt, kind, campaign: about, unit, recipients }) => {
            expect(state).toBe('sent')
            return line(
              finishedAt ?? createdAt,
              kind,
              about,
              unit,
              recipients.map(({ address }) => address),
            )
          },
        )
        expect(planned.length).toBeGreaterThan(40)
        expect(planned.sort()).toEqual(sent.sort())
        // Where the campaign is announced that morning, its first reminder, of the plan due a week later, is left out.
        expect(planned.some(text => text.startsWith('2026-09-08') && text.includes('| reminder |'))).toBe(more === '')
        const kinds = new Set(planned.map(text => text.split(' | ')[1]))
        expect([...kinds].sort()).toEqual(more === '' ? ['digest', 'reminder'] : ['announcement', 'digest', 'reminder'])
        expect(planned.some(text => text.includes('wenlvju@qinghe.example'))).toBe(more !== '')
      } finally {
        await post.close()
        await office.close()
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
