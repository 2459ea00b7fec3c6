// File by file: what ripmime takes out of every sample mail, we take out too, byte for byte, and the other way round.
// Members of archives are left aside: it opens none.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReadFile } from '../../src/reading/reading.ts'
import { rip, ripmimeAvailable } from './oracle/ripmime.ts'
import { openReader, type TestReader } from './read.ts'

const ROOT = join(import.meta.dirname, '..')
const FOLDERS = ['corpus/mail', 'mail']

const OPENS_MESSAGES = 'opens attached messages, but does not keep them as files'

/** Mails in which ripmime is known to find other files, and why ours are right, or as good. */
const OTHERWISE: Record<string, string> = {
  'corpus/mail/037-forward-as-attachment.eml': OPENS_MESSAGES,
  'corpus/mail/100-truncated.eml': 'drops what is left of a base64 group that was cut',
  'mail/028-lines-cr.eml': 'takes lines that end with CR alone for one line',
  'mail/257-header-cr-alone.eml': 'takes a header whose lines end with CR alone for one line, and its end for a file',
  'mail/029-lines-crcrlf.eml': 'takes the empty half of each doubled line end for a file',
  'mail/036-encoding-padded-pieces.eml': 'stops at the first padding, half-way through the file',
  'mail/038-boundary-wrong.eml': 'finds no part, since no line has the declared boundary',
  'mail/039-uuencode-prose.eml': 'takes a sentence with "begin" for a uuencoded file',
  'mail/049-body-with-nul.eml': 'writes a blank for each NUL',
  'mail/073-parts-of-other-systems.eml': OPENS_MESSAGES,
  'mail/095-alternative-and-files.eml': 'takes a named version of the text for a file besides',
  'mail/147-digest.eml': OPENS_MESSAGES,
  'mail/149-fields-doubled.eml': 'writes the part under both names, and undecoded, for the second encoding',
  'mail/153-message-encoded-and-empty.eml': OPENS_MESSAGES,
  'mail/161-encoding-not-uuencoded.eml': 'gives back an empty file, since nothing in it is uuencoded',
  'mail/162-no-blank-line-below-header.eml': 'takes a part without an empty line for a header throughout',
  'mail/169-encoding-not-base64.eml': 'decodes text as if it were base64',
  'mail/220-pictures-in-page.eml': 'leaves pictures in the page that holds them',
  'mail/240-base64-undeclared.eml': 'leaves the base64 as it is, for no header says what it is',
  'mail/241-cut-in-base64.eml': 'drops what is left of a base64 group that was cut',
}

let reader: TestReader
beforeAll(async () => {
  reader = await openReader()
})
afterAll(() => reader.close())

/** Files of ripmime's that we have not, and ours that it has not, as lines. */
async function disagreements(mail: string): Promise<string[]> {
  const theirs = rip(join(ROOT, mail))
  const { files } = await reader.read(join(ROOT, mail))
  const known = new Set(theirs.flatMap(({ sha256, withoutLineEnd }) => [sha256, withoutLineEnd]))
  const ours = new Set(files.map(({ sha256 }) => sha256))
  const archives = files.filter(({ kind }) => kind === 'archive')
  const isMember = ({ path }: ReadFile) => archives.some(archive => path.startsWith(`${archive.path}/`))
  return [
    // What has no name there is text as often as not; ours is looked for among it all the same.
    ...theirs
      .filter(({ name, sha256, withoutLineEnd }) => name !== null && !ours.has(sha256) && !ours.has(withoutLineEnd))
      .map(({ name, size }) => `${mail}: only ripmime finds ${name} (${size} bytes)`),
    ...files
      .filter(file => !file.isBody && !isMember(file) && !known.has(file.sha256))
      .map(({ path, size }) => `${mail}: only we find ${path} (${size} bytes)`),
  ]
}

describe.skipIf(!ripmimeAvailable())('ripmime', () => {
  it('finds the files that we find', async () => {
    const mails = FOLDERS.flatMap(folder => readdirSync(join(ROOT, folder)).map(file => `${folder}/${file}`)).filter(
      file => file.endsWith('.eml'),
    )
    expect(mails.length).toBeGreaterThan(250)
    const unexplained: string[] = []
    const agreed: string[] = []
    for (const mail of mails) {
      const found = await disagreements(mail)
      if (!(mail in OTHERWISE)) unexplained.push(...found)
      else if (found.length === 0) agreed.push(mail)
    }
    expect(unexplained).toEqual([])
    // A reason that no longer holds must go.
    expect(agreed).toEqual([])
    expect(Object.keys(OTHERWISE).filter(mail => !mails.includes(mail))).toEqual([])
  })
})
