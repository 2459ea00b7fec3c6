// Announcements that waited: they go in office hours, and not at all once they are no news.
import { afterEach, describe, expect, it } from 'vitest'
import { listLetters } from '../../src/ledger/letters.ts'
import { releaseLetters } from '../../src/ledger/releases.ts'
import type { Configuration } from '../../src/config/configuration.ts'
import { campaign, local, moment, unit } from '../campaign/made-up.ts'
import { configuration } from '../campaign/office.ts'
import { madeUpService, type MadeUpService } from './made-up-service.ts'

function announcing(): Configuration {
  const plain = configuration({ campaigns: [campaign()], units: [unit('library'), unit('museum')] })
  const letters = { ...plain.office.letters, announce: true, approve: 'reminders' as const }
  return { ...plain, office: { ...plain.office, coordinators: [], letters } }
}

describe('announcements that waited for a person', () => {
  let service: MadeUpService
  const sent: string[] = []
  afterEach(() => {
    service.close()
    sent.length = 0
  })

  /** Written on the first morning, let go at `released`, looked at then and at `later`. */
  async function played(released: string, later: string, edit: (of: Configuration) => Configuration = of => of) {
    service = madeUpService(announcing(), moment('2026-09-01 09:05'), (mail, now) => {
      sent.push(`${local(now)} ${mail.to[0]?.address}`)
      return 'sent'
    })
    await service.pass()
    expect(sent).toEqual([])
    service.configure(edit(announcing()))
    for (const [at, mayRelease] of [
      [released, true],
      [later, false],
    ] as const) {
      service.setClock(moment(at))
      const waiting = listLetters(service.office.ledger, { kind: 'announcement', states: ['waiting'] })
      if (mayRelease)
        releaseLetters(
          service.office.ledger,
          waiting.map(({ id }) => id),
          '协调员',
          moment(at),
        )
      await service.pass()
    }
    return listLetters(service.office.ledger, { kind: 'announcement' }).map(({ state }) => state)
  }

  it('go in office hours, also where they were let go in the evening', async () => {
    expect(await played('2026-09-01 21:30', '2026-09-02 09:00')).toEqual(['sent', 'sent'])
    expect(sent).toEqual(['2026-09-02 09:00 library@qinghe.example', '2026-09-02 09:00 museum@qinghe.example'])
  })

  it('do not go after the deadline that they tell', async () => {
    expect(await played('2026-09-29 10:00', '2026-09-30 10:00')).toEqual(['cancelled', 'cancelled'])
    expect(sent).toEqual([])
  })

  it('do not go to a unit that takes no part any more', async () => {
    const without = (of: Configuration): Configuration => ({
      ...of,
      campaigns: of.campaigns.map(each => ({ ...each, units: { kind: 'except', ids: ['museum'] } })),
    })
    expect(await played('2026-09-01 10:00', '2026-09-01 11:00', without)).toEqual(['sent', 'cancelled'])
    expect(sent).toEqual(['2026-09-01 10:00 library@qinghe.example'])
  })
})
