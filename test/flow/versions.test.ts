// What a corrected file took the place of, as the record has it.
import { expect, it } from 'vitest'
import { versionsOf } from '../../src/flow/write/versions.ts'
import { saveReading } from '../../src/ledger/readings.ts'
import { saveVerdict } from '../../src/ledger/verdicts.ts'
import type { FileVerdict } from '../../src/attribution/verdict.ts'
import { campaign, material } from '../campaign/made-up.ts'
import { file, NOON, hours, reading, sha256, take, temporaryLedger, verdict } from '../ledger/made-up.ts'

const CAMPAIGN = campaign({ materials: [material('plan'), material('photos', { min: 2 })] })

it('names the file whose place it took, and knows what was added or sent again', () => {
  const ledger = temporaryLedger()
  const receive = (name: string, hour: number, files: readonly [string, string, FileVerdict['role'], string?][]) => {
    const message = take(ledger, name, { receivedAt: hours(hour) })
    const read = reading(files.map(([path, , , bytes]) => file(path, { sha256: sha256(bytes ?? path) })))
    saveReading(ledger, message, read, NOON)
    const judged = verdict(read, { unit: 'library', campaign: CAMPAIGN.id, decision: 'accept' })
    const roles = judged.files.map((each, index) => ({
      ...each,
      material: files[index]?.[1] ?? null,
      role: files[index]?.[2] ?? ('new' as const),
    }))
    saveVerdict(ledger, message, { ...judged, files: roles, judgedFor: CAMPAIGN.id }, 'roster-1', NOON)
    return message
  }
  const first = receive('first', 0, [
    ['方案.docx', 'plan', 'new'],
    ['1.jpg', 'photos', 'new'],
  ])
  const second = receive('second', 1, [
    ['方案（修改）.docx', 'plan', 'replacement'],
    ['2.jpg', 'photos', 'supplement'],
    ['又一张.jpg', 'photos', 'resend', '1.jpg'],
  ])
  const third = receive('third', 2, [['方案（终稿）.docx', 'plan', 'replacement']])
  const versions = versionsOf(ledger, CAMPAIGN, 'library')
  expect(versions(first)).toEqual(new Map())
  expect([...versions(second).values()]).toEqual([
    { role: 'replacement', replaces: { name: '方案.docx', isBody: false } },
    { role: 'supplement', replaces: null },
    { role: 'resend', replaces: null },
  ])
  expect([...versions(third).values()]).toEqual([
    { role: 'replacement', replaces: { name: '方案（修改）.docx', isBody: false } },
  ])
})
