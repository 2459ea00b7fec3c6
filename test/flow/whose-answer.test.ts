// One message for several units, or for a unit that did not write it: each hears of its own, at its own address.
import { afterEach, beforeEach, expect, it } from 'vitest'
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

it('a message that was split is acknowledged to each unit with its own files alone', async () => {
  service.split(receive('library@qinghe.example'), campaign().id, SHARES, 'photos')
  await service.pass()
  expect(byUnit().map(({ files }) => files)).toEqual([
    ['1-photos', '3-photos', '5-photos'],
    ['2-photos', '4-photos'],
  ])
})
