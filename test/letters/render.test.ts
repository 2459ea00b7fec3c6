import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { reminderValues } from '../../src/letters/reminder.ts'
import { render } from '../../src/letters/render.ts'
import { assess } from '../../src/campaign/assess.ts'
import { moment } from '../campaign/made-up.ts'
import { campaign, configuration, LANGUAGES, units } from './made-up.ts'

/** What a browser would see: tags with their attributes, and the text. */
function seen(html: string): { tags: Set<string>; attributes: Set<string>; text: string } {
  const found = { tags: new Set<string>(), attributes: new Set<string>(), text: '' }
  const parser = new Parser({
    onopentag(name, attributes) {
      found.tags.add(name)
      for (const key of Object.keys(attributes)) found.attributes.add(key)
    },
    ontext: text => {
      found.text += text
    },
  })
  parser.end(html)
  return found
}

function letter(title: string, language: (typeof LANGUAGES)[number]) {
  const { library } = units(language)
  const asked = campaign(language, { title })
  const now = moment('2026-09-21 09:00')
  const standing = assess(asked, [library], [], now).units[0]
  const asking = { owed: ['summary'], last: null }
  const values =
    standing && reminderValues(library, asked, standing, asking, { now, asOf: now }, configuration(language))
  if (!values) throw new Error('nothing is owed')
  return render('reminder', language, values)
}

const MARKS = [
  '*',
  '**',
  '_',
  '`',
  '<b>',
  '&lt;',
  '[a](b)',
  '|',
  '\\',
  '\n',
  '- ',
  '1. ',
  '#',
  '{{ unit }}',
  '\u202e',
  '\ue000',
  '县',
]
const title = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.array(fc.constantFrom(...MARKS), { minLength: 1, maxLength: 8 }).map(parts => parts.join('')),
)
/** What stays of a value: no controls, no invisible or bidi marks, single spaces. */
const words = (value: string) =>
  value
    .toWellFormed()
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()

describe('a letter', () => {
  it('shows what strangers wrote as they wrote it, and as nothing but words', () => {
    fc.assert(
      fc.property(title, fc.constantFrom(...LANGUAGES), (written, language) => {
        const { subject, text, html } = letter(written, language)
        expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
        const { tags, attributes, text: shown } = seen(html)
        const allowed = 'html head meta body div p br strong ul li'.split(' ')
        expect([...tags].filter(tag => !allowed.includes(tag))).toEqual([])
        expect([...attributes].filter(name => /^on|src|href/.test(name))).toEqual([])
        for (const place of [subject, text, shown]) expect(words(place)).toContain(words(written))
      }),
      { numRuns: 1000 },
    )
  })

  it('is one whose bold ends after a bracket or a quotation mark too', () => {
    for (const written of ['读书月（第二季）', '“书香青禾”', '《读书》']) {
      expect(letter(written, 'zh-CN').html).toContain(`<strong>${written}</strong>`)
    }
  })

  it('refuses values that lack what its template names', () => {
    expect(() => render('reminder', 'en', { unit: 'x' })).toThrow(/undefined variable/)
  })

  it('is signed at the foot, on lines of their own', () => {
    expect(letter('读书月', 'zh-CN').html).toMatch(/text-align:right;">青禾县教育局<br>\n2026年9月21日<\/p>/)
    expect(letter('读书月', 'zh-CN').text).toMatch(/\n\n青禾县教育局\n2026年9月21日\n$/)
  })
})
