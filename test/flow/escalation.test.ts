// The last reminder of all also goes to whoever is over the unit, whichever stage the holidays have left as the last.
import { expect, it } from 'vitest'
import type { Configuration } from '../../src/config/configuration.ts'
import { campaign, local, material, moment, unit } from '../campaign/made-up.ts'
import { configuration } from '../campaign/office.ts'
import { madeUpService } from './made-up-service.ts'

it.each([
  // +1d and +3d both fall on the first day after the National Day holidays.
  ['two stages that fall together', '2026-09-30 18:00', '2026-10-16', ['10-08']],
  ['a campaign that closes before its last stage', '2026-09-21 18:00', '2026-09-24', ['09-22']],
  ['stages that stand alone', '2026-09-21 18:00', '2026-10-16', ['09-24']],
])('%s', async (_, deadline, closes, days) => {
  const of = campaign({
    deadline: moment(deadline),
    closes: moment(`${closes} 09:00`),
    materials: [material('summary')],
  })
  const plain = configuration({ campaigns: [of], units: [unit('library', { supervisor: 'wenlvju@qinghe.example' })] })
  const letters = { ...plain.office.letters, approve: 'none' as const }
  const office: Configuration = { ...plain, office: { ...plain.office, coordinators: [], letters } }
  const escalated: string[] = []
  const said: string[] = []
  const service = madeUpService(office, moment('2026-09-14 09:00'), (mail, now) => {
    if (mail.to.some(({ address }) => address === 'wenlvju@qinghe.example')) escalated.push(local(now).slice(5, 10))
    if (mail.text.includes('此后不再另行催报')) said.push(local(now).slice(5, 10))
    return 'sent'
  })
  try {
    for (let day = 0; day < 35; day += 1) {
      service.setClock(moment('2026-09-14 09:00').add({ hours: 24 * day }))
      await service.pass()
    }
    expect([escalated, said]).toEqual([days, days])
  } finally {
    service.close()
  }
})
