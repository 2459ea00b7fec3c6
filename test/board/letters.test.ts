import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beginAttempt, settleAttempt } from '../../src/ledger/attempts.ts'
import { letterOf, proposeLetter } from '../../src/ledger/letters.ts'
import { queueStop } from '../../src/ledger/passes.ts'
import { planLetters } from '../../src/flow/foresee/plan.ts'
import { DEMO_END, playedBoard, type PlayedBoard } from './played.ts'

let board: PlayedBoard
beforeEach(async () => {
  board = await playedBoard()
})
afterEach(() => board.stop())

function letter(key: string, needsRelease: boolean): number {
  const content = { subject: `信 ${key}`, text: '各位老师：<b>请</b>查收', html: null, headers: {}, attachments: [] }
  return proposeLetter(
    board.office.ledger,
    {
      ...content,
      key,
      kind: 'reminder',
      unit: 'library',
      campaign: 'kepu-month-2026',
      messageId: `<${key}@qinghe.example>`,
      answers: null,
      messages: [],
      recipients: [{ name: '', address: 'qhtsg_demo@163.com' }],
      priority: 0,
      notBefore: DEMO_END,
      needsRelease,
    },
    DEMO_END,
  ).id
}
const stateOf = (id: number) => letterOf(board.office.ledger, id)?.state

describe('letters that wait', () => {
  test('are released one by one or all that were shown, never one that was not', async () => {
    const [one, two, three] = [letter('k1', true), letter('k2', true), letter('k3', true)]
    const page = await board.text('/letters')
    expect(page).toContain('信 k1')
    await board.post('/letters', '/letters/release', { which: 'chosen', letter: String(one), shown: `${one} ${two}` })
    expect([one, two, three].map(stateOf)).toEqual(['queued', 'waiting', 'waiting'])
    await board.post('/letters', '/letters/release', { which: 'all', shown: `${one} ${two}` })
    expect([one, two, three].map(stateOf)).toEqual(['queued', 'queued', 'waiting'])
    expect(letterOf(board.office.ledger, one)?.releasedBy).not.toBe('')
    expect(board.asked()).toBe(2)
  })

  test('are read before they go, escaped', async () => {
    const page = await board.text(`/letters/${letter('k1', true)}`)
    expect(page).toContain('各位老师：&lt;b&gt;请&lt;/b&gt;查收')
  })
})

test('a letter that failed shows the server’s words and is sent again', async () => {
  const id = letter('k1', false)
  const attempt = beginAttempt(board.office.ledger, id, DEMO_END, DEMO_END.add({ hours: 1 }))
  if (attempt === null) throw new Error('no attempt')
  const response = '550 5.1.1 <User unknown>'
  settleAttempt(
    board.office.ledger,
    attempt,
    {
      outcome: 'failed',
      response,
      because: 'refused',
      recipients: [{ address: 'qhtsg_demo@163.com', state: 'refused', response }],
    } as never,
    DEMO_END,
  )
  expect(stateOf(id)).toBe('failed')
  expect(await board.text('/letters?tab=failed')).toContain('550 5.1.1 &lt;User unknown&gt;')
  await board.post('/letters', `/letters/${id}/resend`, {})
  expect(stateOf(id)).toBe('queued')
})

test('every planned letter is listed', async () => {
  const planned = planLetters(board.office, DEMO_END, 14).filter(({ state }) => state === 'planned')
  const page = await board.text('/letters?tab=planned')
  expect(page.match(/<tr><td class="when">/g) ?? []).toHaveLength(planned.length)
})

test('the plan says what holds letters up', async () => {
  letter('k1', true)
  expect(await board.text('/letters?tab=planned')).toContain('暂时不能发的1封信：1封等您放行。')
  const { office } = board
  const { letters } = office.configuration.office
  const night = { from: Temporal.PlainTime.from('00:00'), to: Temporal.PlainTime.from('23:00') }
  const { office: settings } = office.configuration
  office.configuration = { ...office.configuration, office: { ...settings, letters: { ...letters, quiet: night } } }
  expect(await board.text('/letters?tab=planned')).toMatch(/现在是免打扰时段，\d+月\d+日23时发/)
})

test('the queue is stopped by name, told on every page, and resumed', async () => {
  await board.post('/letters', '/letters/stop', {})
  expect(queueStop(board.office.ledger)?.by).toBeTruthy()
  expect(await board.text('/campaigns/kepu-month-2026')).toContain('发信已停')
  await board.post('/letters', '/letters/resume', {})
  expect(queueStop(board.office.ledger)).toBeNull()
  expect(board.asked()).toBe(1)
})
