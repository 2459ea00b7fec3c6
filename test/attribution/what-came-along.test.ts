// What a mail carries besides its text: when it makes a submission, when it does not, and how long thousands of files take.
import { expect, it } from 'vitest'
import { attribute } from '../../src/attribution/attribute.ts'
import { noFacts } from '../../src/attribution/no-facts.ts'
import type { Reading } from '../../src/reading/reading.ts'
import { AT, reading, roster } from './made.ts'

const judged = (mail: Reading) => attribute(mail, noFacts(AT), roster())

it.each([
  ['a logo', [{ name: 'logo.png', decoration: true }], 'correspondence'],
  ['the mail’s own electronic signature', [{ name: 'smime.p7s' }], 'correspondence'],
  ['a signature of PGP', [{ name: 'signature.asc' }], 'correspondence'],
  ['an archive', [{ name: '材料.zip' }], 'submission'],
  ['a signed report', [{ name: '总结.docx' }, { name: 'smime.p7s' }], 'submission'],
] as const)('%s', (_, files, nature) => {
  const mail = reading({ text: '材料另寄。', files: files.map(({ name }) => name) })
  const marked = mail.files.map((file, at) => ({ ...file, decoration: 'decoration' in (files[at] ?? {}) }))
  expect(judged({ ...mail, files: marked }).nature).toBe(nature)
})

it('two thousand documents are judged in seconds', () => {
  const files = Array.from({ length: 2_000 }, (_, at) => ({ name: `${at}.docx`, title: `第${at}号`, lines: ['正文'] }))
  const begun = performance.now()
  expect(judged(reading({ subject: '科普日活动总结', files })).files).toHaveLength(2_000)
  expect(performance.now() - begun).toBeLessThan(5_000)
})
