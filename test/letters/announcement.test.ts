import { describe, expect, it } from 'vitest'
import { announcementValues } from '../../src/letters/announcement.ts'
import { render } from '../../src/letters/render.ts'
import { material, moment } from '../campaign/made-up.ts'
import { expectGolden } from './golden.ts'
import { campaign, configuration, LANGUAGES, units } from './made-up.ts'

describe.each(LANGUAGES)('announcements in %s', language => {
  const now = moment('2026-09-01 09:00')
  const values = (changes: Parameters<typeof campaign>[1] = {}) =>
    announcementValues(units(language).library, campaign(language, changes), now, configuration(language))

  it('say what, until when and where to, and a due date of its own beside its material', () => {
    expectGolden('usual', 'announcement', language, values())
  })

  it('say the deadline once where it is everything’s', () => {
    const plain = values({
      materials: [material('summary', { name: '总结' }), material('photos', { name: '照片', min: 3 })],
    })
    expectGolden('one-due', 'announcement', language, plain)
    expect(render('announcement', language, plain).text.match(/18时|18:00/g)).toHaveLength(1)
  })
})
