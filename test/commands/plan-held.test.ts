// What `plan` and `run --once` say of letters that cannot go today: why, and when they go.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { COUNTY, countyOffice, countyUnit } from '../flow/county.ts'
import type { TestOffice } from '../flow/office.ts'
import { type ScriptedSmtp, startSmtp } from '../servers/smtp.ts'

type Line = {
  at: string
  dueAt: string
  kind: string
  state: string
  held: { because: string; until: string | null; words: string } | null
}

const DAY = COUNTY.mornings[0]

describe('letters that cannot go today', () => {
  let office: TestOffice
  let smtp: ScriptedSmtp
  beforeEach(async () => {
    smtp = await startSmtp()
    office = await countyOffice([1, 2, 3].map(countyUnit), { send: `smtp://127.0.0.1:${smtp.endpoint.port}` })
  })
  afterEach(async () => {
    await office.remove()
    await smtp.stop()
  })

  const settings = (letters: string) => office.edit('baosong.yaml', /board: .*/, `board: false\nletters: ${letters}`)
  const at = (time: string) => ['--now', `${DAY}T${time}`]
  const held = async (time: string) => {
    const { letters } = await office.json<{ letters: Line[] }>('plan', '--days', '1', ...at(time))
    return letters.flatMap(({ at: goes, kind, state, held: why }) =>
      why ? [`${goes.slice(0, 16)} ${kind} ${state} ${why.because}: ${why.words}`] : [],
    )
  }
  const planned = async (time: string) => (await office.baosong('plan', '--days', '1', ...at(time))).out

  it('for the budget of the hour say so, and when they go', async () => {
    await settings('{ pace: { seconds: 0, hour: 2 } }')
    expect(await held('08:00')).toEqual([
      `${DAY}T09:30 reminder planned hour: 每小时的发信额度已用完，9月11日9时30分发`,
      `${DAY}T10:00 reminder planned hour: 每小时的发信额度已用完，9月11日10时发`,
    ])
    await office.baosong('run', '--once', ...at('08:30'))
    const { out, code } = await office.baosong('run', '--once', ...at('09:00'))
    expect([code, out]).toEqual([
      0,
      '收到 0 封新邮件，发出 1 封信。\n暂时不能发的2封信：2封每小时的发信额度已用完，9月11日9时30分起发。\n',
    ])
    expect(await planned('09:01')).toContain(
      '  09:30 催报（2026年科普月活动）：原定9月11日9时，每小时的发信额度已用完\n',
    )
  })

  it('for the budget of the day', async () => {
    await settings('{ pace: { seconds: 0, day: 2 } }')
    expect((await held('08:00')).map(line => line.slice(11))).toEqual([
      expect.stringContaining('reminder planned day: 每日的发信额度已用完，'),
      expect.stringContaining('reminder planned day: 每日的发信额度已用完，'),
    ])
  })

  it('for quiet hours and the office’s hours', async () => {
    await settings('{ quiet: { from: "08:00", to: "09:45" } }')
    expect(await held('08:00')).toEqual([
      `${DAY}T09:45 digest planned quiet: 现在是免打扰时段，9月11日9时45分发`,
      ...[1, 2, 3].map(() => `${DAY}T09:45 reminder planned quiet: 现在是免打扰时段，9月11日9时45分发`),
    ])
    await office.baosong('run', '--once', ...at('09:00'))
    expect((await office.baosong('run', '--once', ...at('18:30'))).out).toContain(
      '暂时不能发的3封信：3封只在工作日的办公时间发，9月14日9时45分起发。\n',
    )
    expect((await held('18:31'))[0]).toContain('2026-09-14T09:45 reminder written hours: 只在工作日的办公时间发')
  })

  it('for a person who has to let them go first', async () => {
    await settings('{ approve: reminders }')
    const { out } = await office.baosong('run', '--once', ...at('09:00'))
    expect(out).toContain('暂时不能发的3封信：3封等您放行。\n')
    expect(await held('09:01')).toEqual([1, 2, 3].map(() => `${DAY}T09:00 reminder written approval: 等您放行`))
    expect(await planned('09:01')).toContain(
      '\n暂时不能发：催报（2026年科普月活动）：等您放行\n    青禾县第1单位 <unit-1@county.example>\n',
    )
    const later = await office.baosong('plan', '--days', '6', ...at('09:01'))
    expect(later.out).toContain('  09:00 催报（2026年科普月活动）：写好后等您放行\n')
  })

  it('where the server refuses the login, and where it wants to be left alone', async () => {
    smtp.script.greeting = () => '421 4.7.0 MI:SFQ too many letters'
    await office.baosong('run', '--once', ...at('08:30'))
    expect((await held('08:31'))[0]).toMatch(
      /^2026-09-11T08:4\d digest written server: 邮件服务器要求暂停发信（发得太快，服务器要求稍等），9月11日8时4\d分发$/,
    )
    delete smtp.script.greeting
    smtp.script.sender = () => '553 Mail from must equal authorized user'
    const stopped = await office.baosong('run', '--once', ...at('08:55'))
    expect(stopped.err).toMatch(
      /^发信未成功（127.0.0.1:\d+）：发件人与登录用户不一致：.*1封信在等，改好配置后再发。\n$/,
    )
    expect(await planned('08:56')).toMatch(
      /暂时不能发：每日情况，发给 kepubu@qinghe\.example：发信已停，恢复后再发（发件人/,
    )
  })

  it('for one whose server did not take it, or did not answer', async () => {
    await office.baosong('run', '--once', ...at('08:40'))
    smtp.script.recipient = address => (address.startsWith('unit-1') ? '450 4.2.0 Greylisted, come again' : null)
    smtp.script.content = raw => (raw.includes('To: 青禾县第2单位') || /To:.*unit-2/.test(raw) ? 'lose' : null)
    await office.baosong('run', '--once', ...at('09:00'))
    const lines = await held('09:01')
    expect(lines).toContainEqual(
      expect.stringMatching(/reminder written retry: 服务器暂时没有接受（收件方要求稍后再投），9月11日9时\d+分发$/),
    )
    expect(lines).toContainEqual(
      expect.stringMatching(/reminder written answer: 已交给服务器，尚无回音，9月11日9时\d+分再核对$/),
    )
  })
})
