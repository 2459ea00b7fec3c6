// An answer to somebody who has had one before says less, and tells two answers of one afternoon apart.
import { expect, it } from 'vitest'
import { campaign, material, moment, unit } from '../campaign/made-up.ts'
import { configuration } from '../campaign/office.ts'
import { madeUpService } from './made-up-service.ts'

it('explains how to correct it only the first time, and gives the time only where two are of one half-day', async () => {
  const asked = campaign({ deadline: moment('2026-09-28 18:00'), materials: [material('plan'), material('photos')] })
  const plain = configuration({ campaigns: [asked], units: [unit('library')] })
  const texts: string[] = []
  const office = { ...plain.office, coordinators: [] }
  const service = madeUpService({ ...plain, office }, moment('2026-09-02 10:00'), ({ text }) => {
    texts.push(text)
    return 'sent'
  })
  try {
    for (const at of ['2026-09-02 10:05', '2026-09-02 15:02', '2026-09-02 17:30']) {
      service.setClock(moment(at))
      await service.pass()
      service.receive({ unit: 'library', campaign: asked.id, materials: ['plan'], at: moment(at), review: false })
      await service.pass()
    }
    const received = texts.map(text => /贵单位(.*)来信收悉/.exec(text)?.[1])
    expect(received).toEqual(['9月2日上午', '9月2日下午', '9月2日17时30分'])
    expect(texts.map(text => text.includes('我单位是×××'))).toEqual([true, false, false])
  } finally {
    service.close()
  }
})
