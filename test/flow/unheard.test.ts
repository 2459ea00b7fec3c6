// While the mailbox cannot be read, nobody is told that nothing has come: it may lie there.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { planLetters } from '../../src/flow/foresee/plan.ts'
import { noteMailboxRead } from '../../src/ledger/mailbox-state.ts'
import { listLetters } from '../../src/ledger/letters.ts'
import type { OutgoingMail } from '../../src/post/post.ts'
import { campaign, material, moment, unit } from '../campaign/made-up.ts'
import { configuration } from '../campaign/office.ts'
import { madeUpService, type MadeUpService } from './made-up-service.ts'

const CAMPAIGN = campaign({ deadline: moment('2026-09-28 18:00'), materials: [material('plan')] })
let service: MadeUpService
let sent: OutgoingMail[]

beforeEach(() => {
  const plain = configuration({ campaigns: [CAMPAIGN], units: [unit('library'), unit('museum')] })
  sent = []
  service = madeUpService(
    { ...plain, office: { ...plain.office, coordinators: [] } },
    moment('2026-09-20 10:00'),
    mail => {
      sent.push(mail)
      return 'sent'
    },
  )
})
afterEach(() => service.close())

async function passAt(at: string, hears = true): Promise<void> {
  service.setClock(moment(at))
  service.hear(hears)
  await service.pass()
}
const reminders = () => sent.filter(({ subject }) => !subject.startsWith('回复')).map(({ to }) => to[0]?.address)
const states = () => listLetters(service.office.ledger, { kind: 'reminder' }).map(({ state }) => state)

it('reminders wait, the plan says why, and they go once mail has been read, but not to who had sent it', async () => {
  await passAt('2026-09-20 10:00')
  await passAt('2026-09-21 09:00', false)
  await passAt('2026-09-21 11:00', false)
  expect([sent.length, states()]).toEqual([0, ['queued', 'queued']])
  const planned = planLetters(service.office, moment('2026-09-21 11:00'), 1).filter(({ kind }) => kind === 'reminder')
  expect(planned.map(({ held }) => [held?.because, held?.until, held?.detail?.zh])).toEqual([
    ['mailbox', null, '服务器拒绝连接'],
    ['mailbox', null, '服务器拒绝连接'],
  ])
  const at = moment('2026-09-20 18:00')
  service.receive({ unit: 'library', campaign: CAMPAIGN.id, materials: ['plan'], at, review: false })
  await passAt('2026-09-21 14:00')
  expect(reminders()).toEqual(['museum@qinghe.example'])
  expect(states().sort()).toEqual(['cancelled', 'sent'])
})

it('what was read a while after the stage was due is enough, and the letter says until when it holds', async () => {
  await passAt('2026-09-21 08:00')
  service.setClock(moment('2026-09-21 09:00'))
  noteMailboxRead(service.office.ledger, [], moment('2026-09-21 09:02'))
  await passAt('2026-09-21 09:40', false)
  expect(reminders()).toHaveLength(2)
  expect(sent[0]?.text).toContain('截至9月21日9时2分，尚未收到')
})

it('what was read long ago, or without one of the watched folders, is not', async () => {
  await passAt('2026-09-20 10:00')
  noteMailboxRead(service.office.ledger, [], moment('2026-09-21 09:02'))
  await passAt('2026-09-21 10:30', false)
  expect(sent).toEqual([])
  service.setClock(moment('2026-09-21 10:31'))
  noteMailboxRead(service.office.ledger, ['科普材料'], moment('2026-09-21 10:31'))
  const held = planLetters(service.office, moment('2026-09-21 10:31'), 1).flatMap(each => each.held?.detail?.zh ?? [])
  expect(held).toEqual(['邮箱里没有科普材料', '邮箱里没有科普材料'])
})
