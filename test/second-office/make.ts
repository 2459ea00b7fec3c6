// Situations × schools → mail and truth, the same for the same seed.
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { delivered } from '../../src/demo/delivery.ts'
import { type Chance, chanceOf } from './chance.ts'
import { MAILBOX, READING, SAFETY, writeConfiguration } from './office.ts'
import * as noMaterial from './no-material.ts'
import * as others from './others.ts'
import type { Paper } from './papers.ts'
import * as plain from './plain.ts'
import type { Mail, Situation } from './situation.ts'
import * as strangers from './strangers.ts'
import * as traps from './traps.ts'

const ZONE = 'Asia/Shanghai'

/** Name → situation; each comes `rounds` times. */
const SITUATIONS: Record<string, Situation> = { ...plain, ...strangers, ...traps, ...noMaterial, ...others }

/** Writes config/, mail/ and truth.jsonl below `folder`. Returns how many messages there are. */
export async function writeSecondOffice(folder: string, seed: number, rounds: number): Promise<number> {
  await writeConfiguration(join(folder, 'config'))
  await mkdir(join(folder, 'mail'), { recursive: true })
  const truths: string[] = []
  let number = 0
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, situation] of Object.entries(SITUATIONS)) {
      number += 1
      const file = `mail/${String(number).padStart(4, '0')}-${name}.eml`
      const made = make(situation, name, number, chanceOf(seed * 100_003 + number))
      await writeFile(join(folder, file), made.bytes)
      truths.push(JSON.stringify({ file, ...made.truth }))
    }
  }
  await writeFile(join(folder, 'truth.jsonl'), `${truths.join('\n')}\n`)
  return number
}

function make(situation: Situation, name: string, number: number, chance: Chance): { bytes: Buffer; truth: object } {
  const campaign = chance.one([READING, SAFETY])
  const day = Temporal.PlainDate.from('2027-04-05').add({ days: chance.below(24) })
  const on = day.toZonedDateTime({
    timeZone: ZONE,
    plainTime: `${String(8 + chance.below(13)).padStart(2, '0')}:${String(10 + chance.below(50))}`,
  })
  const slug = `${name}-${number}`
  const mail = situation({ chance, on, campaign, slug })
  const sentAt = mail.at ?? on
  const written = mail.program({
    slug,
    to: MAILBOX,
    sentAt,
    signature: [],
    pasted: [],
    big: [],
    forwarded: null,
    attachments: mail.papers.map(({ file }) => file),
    ...mail.draft,
  })
  const at = sentAt.add({ seconds: 4 })
  const from = mail.draft.from.address
  const bytes = delivered(written, { slug, returnPath: mail.returnPath ?? from, from, mailbox: MAILBOX.address, at })
  return { bytes: mail.authentic === false ? failing(bytes) : bytes, truth: truthOf(mail, sentAt, at) }
}

/** What the office's own server writes of a forged sender. */
function failing(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1')
  return Buffer.from(
    text.replace('dkim=pass', 'dkim=none').replace('spf=pass', 'spf=fail').replace('dmarc=pass', 'dmarc=fail'),
    'latin1',
  )
}

function truthOf({ truth, papers }: Mail, sentAt: Temporal.ZonedDateTime, at: Temporal.ZonedDateTime): object {
  const { filesMatter = true, body, ...rest } = truth
  const time = (zoned: Temporal.ZonedDateTime) =>
    `${zoned.toPlainDateTime().toString({ smallestUnit: 'second' })}+08:00`
  const inText = { path: 'body.html', sha256: null, material: body ?? null, kind: 'document' }
  // A nil return may be filed as a text of its own or not.
  const written = body === undefined ? [] : [body === 'nil' ? { ...inText, material: null, optional: true } : inText]
  return {
    ...rest,
    files: filesMatter ? [...written, ...papers.flatMap(paper => entries(paper, '', rest.campaign))] : [],
    links: [],
    sentAt: time(sentAt),
    receivedAt: time(at),
  }
}

function entries({ file, material, kind, inside = [] }: Paper, above: string, campaign: string | null): object[] {
  const path = `${above}${file.name}`
  const sha256 = createHash('sha256').update(file.data).digest('hex')
  // Where no campaign can be said, neither can the material.
  const also = campaign === null ? { materialAlso: [null] } : {}
  return [{ path, sha256, material, kind, ...also }, ...inside.flatMap(each => entries(each, `${path}/`, campaign))]
}
