// One message for several units, or for a unit that did not write it: each hears of its own, at its own address.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { campaign, moment, unit } from '../campaign/made-up.ts'
import { configuration } from '../campaign/office.ts'
import { madeUpService, type MadeUpService } from './made-up-service.ts'

const AT = moment('2026-09-10 10:00')
const PHOTOS = ['photos', 'photos', 'photos', 'photos', 'photos']
const SHARES = ['library', 'museum', 'library', 'museum', 'library']

let sent: { to: string[]; files: string[]; text: string }[]
let service: MadeUpService
beforeEach(() => {
  sent = []
  const plain = configuration({
    campaigns: [campaign()],
    units: [unit('library'), unit('museum'), unit('school', { notify: ['office@school.example'] })],
  })
  const office = { ...plain, office: { ...plain.office, coordinators: [] } }
  service = madeUpService(office, AT, ({ to, text }) => {
    const files = [...new Set(text.match(/\d-photos/g))].sort()
    sent.push({ to: to.map(({ address }) => address).sort(), files, text })
    return 'sent'
  })
})
afterEach(() => service.close())

function receive(from: string): number {
  return service.receive({ unit: 'library', campaign: campaign().id, materials: PHOTOS, at: AT, review: true, from })
}

const byUnit = () =>
  sent
    .filter(({ files }) => files.length > 0)
    .sort((a, b) => b.files.length - a.files.length)
    .map(({ to, files }) => ({ to, files }))

const MORE = ['1-photos', '3-photos', '5-photos']
const FEWER = ['2-photos', '4-photos']
const ALL = [...MORE, ...FEWER].sort()

describe('a message that was split tells each unit of its own files alone', () => {
  it.each([
    ['a unit that has a share is answered; the other is told at its own address', 'library@qinghe.example', [], []],
    ['another unit gets one copy', 'office@school.example', ['office@school.example'], []],
    ['so does a stranger', 'li@private.example', ['li@private.example'], []],
  ])('%s', async (_, from, more, fewer) => {
    service.split(receive(from), campaign().id, SHARES, 'photos')
    await service.pass()
    expect(byUnit()).toEqual([
      { to: ['library@qinghe.example', ...more].sort(), files: MORE },
      { to: ['museum@qinghe.example', ...fewer].sort(), files: FEWER },
    ])
  })
})

describe('a message that a person gave to a unit', () => {
  it.each([
    ['is answered to the unit that wrote it', 'school@qinghe.example', ['school@qinghe.example']],
    ['and, of a stranger, to the unit too', 'li@private.example', ['li@private.example', 'office@school.example']],
    ['and, of another unit, to both', 'museum@qinghe.example', ['museum@qinghe.example', 'office@school.example']],
  ])('%s', async (_, from, to) => {
    service.accept(receive(from), 'school', campaign().id)
    await service.pass()
    expect(byUnit()).toEqual([{ to, files: ALL }])
  })

  it('that had the sender remembered lets the unit know of it', async () => {
    const { configuration: former } = service.office
    service.accept(receive('li@private.example'), 'school', campaign().id, true)
    const units = former.units.map(each =>
      each.id === 'school' ? { ...each, addresses: [...each.addresses, 'li@private.example'] } : each,
    )
    service.configure({ ...former, units })
    await service.pass()
    expect(byUnit()).toEqual([{ to: ['li@private.example', 'office@school.example'], files: ALL }])
  })
})

it('a person has two minutes to undo what he decided, and nobody is told of it', async () => {
  const message = receive('school@qinghe.example')
  const at = (minutes: number) => service.setClock(AT.add({ minutes }))
  at(30)
  service.accept(message, 'museum', campaign().id)
  expect(await service.pass(2)).toEqual(AT.add({ minutes: 32 }))
  at(31)
  service.undo(message)
  service.accept(message, 'school', campaign().id)
  at(32)
  expect(await service.pass(2)).toEqual(AT.add({ minutes: 33 }))
  expect(byUnit()).toEqual([])
  at(33)
  expect(await service.pass(2)).toBeNull()
  expect(byUnit()).toEqual([{ to: ['school@qinghe.example'], files: ALL }])
})

it('a share that is put right waits again from then', async () => {
  const message = receive('school@qinghe.example')
  service.split(message, campaign().id, SHARES, 'photos')
  service.setClock(AT.add({ minutes: 1 }))
  service.split(message, campaign().id, ['library', 'museum', 'museum', 'museum', 'museum'], 'photos')
  expect(await service.pass(2)).toEqual(AT.add({ minutes: 3 }))
})
