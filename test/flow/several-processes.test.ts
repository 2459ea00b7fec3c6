// Several processes at once on one data folder, as where a schedule starts one while another still sends.
import { expect, it } from 'vitest'
import { startSmtp } from '../servers/smtp.ts'
import { COUNTY, countyOffice, countyUnit } from './county.ts'

const CLOSED = new Set([3, 11].map(number => countyUnit(number).notify))

it('send every letter once, also those that go on to another address', async () => {
  const smtp = await startSmtp({ recipient: address => (CLOSED.has(address) ? '550 Invalid User' : null) })
  const units = Array.from({ length: 20 }, (_, index) => countyUnit(index + 1))
  const office = await countyOffice(units, { send: `smtp://127.0.0.1:${smtp.endpoint.port}` })
  try {
    for (const day of COUNTY.mornings.slice(0, 2)) {
      for (const time of ['09:05', '09:10']) {
        const all = await Promise.all([1, 2, 3].map(() => office.baosong('run', '--once', '--now', `${day}T${time}`)))
        for (const { code } of all) expect([0, 1]).toContain(code)
      }
    }
    const went = smtp.received.map(({ to, raw }) => `${/^Message-ID: (\S+)/im.exec(raw)?.[1]} ${to.join()}`)
    expect(new Set(went).size).toBe(went.length)
    expect(went.length).toBe(2 * (units.length + 1))
  } finally {
    await office.remove()
    await smtp.stop()
  }
})
