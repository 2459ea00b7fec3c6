// With digest.quiet a day on which nothing is new and nothing is due has no digest.
import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import type { Configuration } from '../../src/config/configuration.ts'
import { campaign, local, material, moment, unit } from '../campaign/made-up.ts'
import { configuration } from '../campaign/office.ts'
import { madeUpService } from './made-up-service.ts'

it('days with a reminder or a due instant keep theirs, and so does the day after an arrival', async () => {
  const of = campaign({
    deadline: moment('2026-09-23 18:00'),
    materials: [material('summary')],
    reminders: { ...campaign().reminders, before: [1], after: [] },
  })
  const plain = configuration({ campaigns: [of], units: [unit('library')] })
  const office: Configuration = {
    ...plain,
    office: {
      ...plain.office,
      coordinators: [{ name: '', address: 'kepubu@qinghe.example', phone: null }],
      digest: { ...plain.office.digest, quiet: true },
      letters: { ...plain.office.letters, approve: 'none' },
    },
  }
  const days: string[] = []
  const service = madeUpService(office, moment('2026-09-16 08:30'), ({ subject }, now) => {
    if (subject.includes('报送情况')) days.push(local(now).slice(5, 10))
    return 'sent'
  })
  try {
    for (let hours = 0; hours < 24 * 9; hours += 1) {
      const now = moment('2026-09-16 08:30').add({ hours })
      service.setClock(now)
      const given = { unit: 'library', campaign: of.id, materials: [], review: false }
      if (local(now) === '2026-09-17 14:30') {
        service.receive({ ...given, at: now })
        // The made-up message’s bytes: a file that is gone would be news each day.
        await service.office.store.put(Readable.from([Buffer.from('1')]))
      }
      await service.pass()
    }
    // Friday 18th: new since Thursday; 22nd: the reminder goes; 23rd: it is due.
    expect(days).toEqual(['09-18', '09-22', '09-23'])
  } finally {
    service.close()
  }
})
