// A unit that mails what it has in several letters is thanked once, as soon as it has fallen silent.
import { expect, it } from 'vitest'
import { campaign, local, moment, unit } from '../campaign/made-up.ts'
import { configuration } from '../campaign/office.ts'
import { madeUpService } from './made-up-service.ts'

it('three messages within minutes get one thank-you, and the service is told when to look again', async () => {
  const plain = configuration({ campaigns: [campaign()], units: [unit('library')] })
  const office = { ...plain, office: { ...plain.office, coordinators: [] } }
  const sent: string[] = []
  const service = madeUpService(office, moment('2026-09-10 10:00'), ({ text }, now) => {
    sent.push(`${local(now).slice(11)} ${/的(\d)封邮件/.exec(text)?.[1] ?? '1'}`)
    return 'sent'
  })
  const times: string[] = []
  const pass = async (at: string) => {
    service.setClock(moment(`2026-09-10 ${at}`))
    const next = await service.pass(2)
    times.push(next ? local(next).slice(11) : '-')
  }
  const arrive = (at: string) => {
    service.setClock(moment(`2026-09-10 ${at}`))
    const given = { unit: 'library', campaign: campaign().id, materials: ['plan'], review: false }
    service.receive({ ...given, at: moment(`2026-09-10 ${at}`) })
  }
  try {
    for (const at of ['14:00', '14:01', '14:02']) {
      arrive(at)
      await pass(at)
    }
    for (const at of ['14:03', '14:04', '14:05']) await pass(at)
    expect(times).toEqual(['14:02', '14:03', '14:04', '14:04', '-', '-'])
    expect(sent).toEqual(['14:04 3'])
  } finally {
    service.close()
  }
})
