// Senders and subjects of all sample mails, beside what Python's own mail parser reads there.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openReader, type TestReader } from './read.ts'

type Judged = { from: string | null; name: string | null; subject: string | null }

const ROOT = join(import.meta.dirname, '..')
const FOLDERS = ['corpus/mail', 'mail']

const RAW = 'leaves bytes undecoded that were never encoded'
const COMMENT = 'passes over the comment, which is the name'
const COMMA = 'takes the unquoted comma for the end of an address'
const NO_FIELD = 'takes the lines for no header'

/** What of a mail Python is known to read otherwise, and why ours is right, or as good. */
const OTHERWISE: Record<string, string> = {
  'corpus/mail/018-old-foxmail-raw-gbk.eml subject': RAW,
  'corpus/mail/018-old-foxmail-raw-gbk.eml name': RAW,
  'corpus/mail/020-words-torn-mid-character.eml subject': 'decodes every word alone, though a character was torn apart',
  'corpus/mail/026-gb2312-label-rare-characters.eml subject': 'knows GB2312 by the letter, without the rare characters',
  'corpus/mail/026-gb2312-label-rare-characters.eml name': 'knows GB2312 by the letter, without the rare characters',
  'corpus/mail/027-raw-utf8-headers-oa.eml name': RAW,
  'corpus/mail/083-bounce-rfc3464.eml name': COMMENT,
  'corpus/mail/086-delayed-notice.eml name': COMMENT,
  'corpus/mail/108-english.eml from': COMMA,
  'mail/250-raw-big5-marks.eml from': RAW,
  'mail/250-raw-big5-marks.eml subject': RAW,
  'mail/251-raw-gbk-marks.eml from': RAW,
  'mail/251-raw-gbk-marks.eml subject': RAW,
  'mail/255-subject-folded-without-blank.eml subject':
    'takes a line without its leading blank for no part of the field',
  'mail/001-header-raw-gbk.eml subject': RAW,
  'mail/001-header-raw-gbk.eml name': RAW,
  'mail/006-header-blank-before-colon.eml from': NO_FIELD,
  'mail/006-header-blank-before-colon.eml subject': NO_FIELD,
  'mail/013-words-torn.eml name': 'decodes every word alone, though a character was torn apart',
  'mail/015-words-iso-2022-jp.eml subject': 'decodes every word alone, though the shift state runs on',
  'mail/016-words-without-end.eml subject': 'leaves a word without its end as it is',
  'mail/019-from-unquoted-comma.eml from': COMMA,
  'mail/020-from-word-around-all.eml from': 'takes what comes out of the encoded word for a name throughout',
  'mail/025-from-brackets.eml from': 'finds no address in doubled brackets',
  'mail/027-from-mailto.eml from': 'finds no address in square brackets',
  'mail/029-lines-crcrlf.eml subject': 'takes the first empty half of a line end for the end of the header',
  'mail/030-lines-blank-before.eml from': NO_FIELD,
  'mail/030-lines-blank-before.eml subject': NO_FIELD,
  'mail/031-lines-byte-order-mark.eml from': NO_FIELD,
  'mail/031-lines-byte-order-mark.eml subject': NO_FIELD,
  'mail/076-from-doubled.eml name': COMMENT,
  'mail/108-from-comments.eml name': 'leaves the comment out; units put their branch there',
  'mail/112-from-local-name.eml name': COMMENT,
  'mail/113-from-null-path.eml from': 'gives the null path as an address',
  'mail/116-from-name-and-bare-address.eml from': 'takes all words in front of the "@" for one local part',
  'mail/121-from-list-archive.eml from': 'takes the words of an address that was made unreadable for a local part',
  'mail/130-subject-raw-latin1.eml subject': RAW,
  'mail/130-subject-raw-latin1.eml name': RAW,
  'mail/131-subject-raw-big5.eml subject': RAW,
  'mail/132-subject-raw-and-words.eml subject': RAW,
  'mail/133-subject-raw-koi8-r.eml subject': RAW,
  'mail/134-subject-raw-euc-kr.eml subject': RAW,
  'mail/135-subject-raw-shift-jis.eml subject': RAW,
  'mail/136-subject-raw-charset-in-part.eml subject': RAW,
  'mail/142-bounce-headers-only.eml name': COMMENT,
  'mail/156-from-beyond-ascii.eml from': RAW,
  'mail/157-from-local-name-alone.eml name': 'gives a sender without a domain no name',
  'mail/159-words-torn-at-end.eml name': 'keeps the torn byte as it is',
  'mail/160-from-marks-inside.eml from': 'stops at the mark, and loses the domain',
  'mail/164-header-bytes-a0.eml from': RAW,
  'mail/166-subject-raw-portuguese.eml subject': RAW,
  'mail/167-from-comments-inside.eml name': COMMENT,
  'mail/171-subject-raw-big5-marks.eml subject': RAW,
  'mail/172-subject-raw-charset-in-page.eml subject': RAW,
  'mail/174-from-behind-blank.eml from': NO_FIELD,
}

let reader: TestReader
beforeAll(async () => {
  reader = await openReader()
})
afterAll(() => reader.close())

/** Python's answers; null where it is not installed. In CI its absence is a failure, never a skip, so this throws there. */
function oracle(): Record<string, Judged> | null {
  const script = join(import.meta.dirname, 'oracle/headers.py')
  const env = { ...process.env, PYTHONIOENCODING: 'utf-8', PYTHONDONTWRITEBYTECODE: '1' }
  const run = spawnSync('python3', [script, ROOT, ...FOLDERS], { encoding: 'utf8', env, maxBuffer: 1 << 24 })
  if (run.error && !process.env['CI']) return null
  if (run.error) throw new Error('python3 is missing, and in CI its tests must run: sh test/servers/setup.sh')
  if (run.status !== 0) throw new Error(`python3 ended with ${run.status}: ${run.stderr}`)
  return JSON.parse(run.stdout)
}

/** Blanks as a reader sees them; how a header was folded is nobody's opinion. */
const tidy = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim()

describe("Python's parser", () => {
  const judged = oracle()
  it.skipIf(judged === null)('reads the senders and subjects that we read', async () => {
    const unexplained: string[] = []
    const differing = new Set<string>()
    for (const [mail, theirs] of Object.entries(judged ?? {})) {
      const { from, subject } = (await reader.read(join(ROOT, mail))).head
      const compared = { from: from?.address.toLowerCase(), name: from?.name, subject }
      const isSameSender = tidy(compared.from) === tidy(theirs.from).toLowerCase()
      for (const what of ['from', 'name', 'subject'] as const) {
        const pair = what === 'from' ? [compared.from, theirs.from?.toLowerCase()] : [compared[what], theirs[what]]
        // Of another sender's name there is nothing to say.
        if (tidy(pair[0]) === tidy(pair[1]) || (what === 'name' && !isSameSender)) continue
        differing.add(`${mail} ${what}`)
        if (!(`${mail} ${what}` in OTHERWISE)) unexplained.push(`${mail} ${what}: ${pair[0]} | ${pair[1]}`)
      }
    }
    expect(Object.keys(judged ?? {}).length).toBeGreaterThan(250)
    expect(unexplained).toEqual([])
    // A reason that no longer holds must go.
    expect(Object.keys(OTHERWISE).filter(key => !differing.has(key))).toEqual([])
  })
})
