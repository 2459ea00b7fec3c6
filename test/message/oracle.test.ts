// Every file that Python's own mail parser finds in the sample mail must be among ours, byte for byte.
// Where there is no python3, its answers of another day are used; UPDATE=1 vitest run test/message/oracle.test.ts keeps
// them anew.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openReader, type TestReader } from './read.ts'

type Found = { name: string | null; size: number; sha256: string }

const ROOT = join(import.meta.dirname, '..')
const KEPT = join(import.meta.dirname, 'oracle/attachments.json')
const FOLDERS = ['corpus/mail', 'mail']

/** Mails in which Python is known to read other bytes, and why ours are right, or as good. */
const OTHERWISE: Record<string, string> = {
  'mail/032-encoding-base64-semicolon.eml': 'leaves the base64 as it is, for the ";" behind its name',
  'mail/033-encoding-quoted-word.eml': 'leaves the base64 as it is, for the quotes around its name',
  'mail/036-encoding-padded-pieces.eml': 'stops at the first padding, half-way through the file',
  'mail/038-boundary-wrong.eml': 'takes the whole body for one nameless file',
  'mail/041-uuencode-as-encoding.eml': 'gives back an empty uuencoded file undecoded',
  'mail/048-encoding-cut.eml': 'gives back cut base64 undecoded',
  'mail/054-boundary-shared.eml': 'takes the multipart that repeats its boundary for an empty file',
  'mail/073-parts-of-other-systems.eml': 'opens message/external-body, whose content is elsewhere',
  'mail/093-encoding-unknown.eml': 'leaves the base64 as it is, for the comment behind its name',
  'mail/095-alternative-and-files.eml': 'takes a named version of the text for a file besides',
  'mail/096-boundary-quote-never-closes.eml': 'finds no boundary, and takes the whole body for one file',
  'mail/097-multipart-without-parts.eml': 'takes the text for a nameless file; ours is the text',
  'mail/098-multipart-without-boundary.eml': 'takes the whole body for one nameless file',
  'mail/146-boundary-unquoted-comment.eml': 'reads the unquoted boundary only up to its first mark',
  'mail/169-encoding-not-base64.eml': 'decodes text as if it were base64',
  'mail/256-field-name-damaged.eml': 'takes a damaged field for the beginning of the body',
  'mail/240-base64-undeclared.eml': 'leaves the base64 as it is, for no header says what it is',
  'mail/148-type-unreadable.eml': 'takes a part for a file whose type stands in quotes',
}

let reader: TestReader
beforeAll(async () => {
  reader = await openReader()
})
afterAll(() => reader.close())

/** Python's answers, fresh where it is installed. */
function oracle(): { source: string; files: Record<string, Found[]> } {
  const script = join(import.meta.dirname, 'oracle/attachments.py')
  const env = { ...process.env, PYTHONIOENCODING: 'utf-8', PYTHONDONTWRITEBYTECODE: '1' }
  const run = spawnSync('python3', [script, ROOT, ...FOLDERS], { encoding: 'utf8', env, maxBuffer: 1 << 24 })
  if (run.error) return { source: 'kept', files: JSON.parse(readFileSync(KEPT, 'utf8')) }
  if (run.status !== 0) throw new Error(`python3 ended with ${run.status}: ${run.stderr}`)
  if (process.env.UPDATE === '1') writeFileSync(KEPT, run.stdout)
  return { source: 'python3', files: JSON.parse(run.stdout) }
}

describe("Python's parser", () => {
  const { source, files } = oracle()
  const mails = FOLDERS.flatMap(folder => readdirSync(join(ROOT, folder)).map(file => `${folder}/${file}`))
    .filter(file => file.endsWith('.eml'))
    .sort()

  it(`has looked at every mail (${source})`, () => {
    expect(Object.keys(files).toSorted()).toEqual(mails)
    expect(Object.keys(JSON.parse(readFileSync(KEPT, 'utf8'))).toSorted()).toEqual(mails)
    expect(Object.values(files).flat().length).toBeGreaterThan(200)
  })

  it('finds no file that we do not', async () => {
    const missed: string[] = []
    const agreed: string[] = []
    for (const mail of mails) {
      const ours = new Set((await reader.read(join(ROOT, mail))).files.map(({ sha256 }) => sha256))
      const lacking = (files[mail] ?? []).filter(({ sha256 }) => !ours.has(sha256))
      if (lacking.length > 0 && !(mail in OTHERWISE))
        missed.push(...lacking.map(({ name, size }) => `${mail}: ${name} (${size} bytes)`))
      if (lacking.length === 0 && mail in OTHERWISE) agreed.push(mail)
    }
    expect(missed).toEqual([])
    // A reason that no longer holds must go.
    expect(agreed).toEqual([])
  })
})
