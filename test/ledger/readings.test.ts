import { expect, test } from 'vitest'
import {
  messageOf,
  messagesToRead,
  quarantinedMessages,
  quarantineMessage,
  readAgain,
} from '../../src/ledger/messages.ts'
import { filesOf, linksOf, linksRunningOut, readingOf, saveReading } from '../../src/ledger/readings.ts'
import { accepted, file, hours, link, NOON, reading, sha256, take, temporaryLedger } from './made-up.ts'

test('a reading comes back as it was, with its files and links as rows', () => {
  const ledger = temporaryLedger()
  const message = take(ledger, 'a')
  const notes = [{ code: 'encrypted', detail: null }]
  const read = reading(
    [
      file('照片.zip', { kind: 'archive' }),
      file('照片.zip/1.jpg', { kind: 'image', notes }),
      file('logo.png', { decoration: true }),
    ],
    [link('https://pan.example/s/1', { code: 'ab12', expires: '2026-10-12T00:00:00+08:00', size: 80 })],
  )
  saveReading(ledger, message, read, NOON)
  expect(readingOf(ledger, message)).toEqual(read)
  expect(filesOf(ledger, message).map(({ path, kind, decoration }) => [path, kind, decoration])).toEqual([
    ['照片.zip', 'archive', false],
    ['照片.zip/1.jpg', 'image', false],
    ['logo.png', 'document', true],
  ])
  expect(filesOf(ledger, message)[1]).toMatchObject({ message, position: 1, sha256: sha256('照片.zip/1.jpg'), notes })
  expect(linksOf(ledger, message)).toEqual([
    {
      message,
      position: 0,
      url: 'https://pan.example/s/1',
      kind: 'cloud',
      provider: 'qq',
      name: null,
      size: 80,
      code: 'ab12',
      expiresAt: Temporal.Instant.from('2026-10-11T16:00:00Z'),
    },
  ])
  expect(messageOf(ledger, message)).toMatchObject({ state: 'read', readerVersion: 1 })
})

test('a new reading replaces the former one whole', () => {
  const ledger = temporaryLedger()
  const message = take(ledger, 'a')
  saveReading(ledger, message, reading([file('a'), file('b')], [link('https://pan.example/s/1')]), NOON)
  saveReading(ledger, message, reading([file('c')], [], 2), hours(1))
  expect(filesOf(ledger, message).map(({ name }) => name)).toEqual(['c'])
  expect(linksOf(ledger, message)).toEqual([])
  expect(messageOf(ledger, message)?.readerVersion).toBe(2)
})

test('what is to be read comes in the order of receipt; what came after the rehearsed time does not exist', () => {
  const ledger = temporaryLedger()
  const [late, early, middle] = [3, 1, 2].map(at => take(ledger, `at ${at}`, { receivedAt: hours(at) }))
  const ids = (version: number, asOf: Temporal.Instant | null) =>
    [...messagesToRead(ledger, version, asOf)].map(message => message.id)
  expect(ids(1, null)).toEqual([early, middle, late])
  expect(ids(1, hours(2))).toEqual([early, middle])
  saveReading(ledger, middle as number, reading(), NOON)
  expect(ids(1, null)).toEqual([early, late])
  expect(ids(2, null)).toEqual([early, middle, late])
})

test('readings may be saved while the messages to read are walked, and none comes twice', () => {
  const ledger = temporaryLedger()
  for (let index = 0; index < 20; index += 1) take(ledger, String(index), { receivedAt: hours(index) })
  const walked: number[] = []
  for (const { id } of messagesToRead(ledger, 1, null)) {
    walked.push(id)
    if (id % 2 === 0) saveReading(ledger, id, reading(), NOON)
    if (id === 5) take(ledger, 'meanwhile', { receivedAt: hours(-1) })
  }
  expect(walked).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
})

test('what cannot be read is in quarantine until a newer reader, or a person, has it read again', () => {
  const ledger = temporaryLedger()
  const message = take(ledger, 'a')
  quarantineMessage(ledger, message, 1, { code: 'time', detail: 'more than 30 s' })
  expect(quarantinedMessages(ledger, null)).toMatchObject([
    { id: message, state: 'quarantined', quarantine: { code: 'time', detail: 'more than 30 s' } },
  ])
  expect([...messagesToRead(ledger, 1, null)]).toEqual([])
  expect([...messagesToRead(ledger, 2, null)]).toHaveLength(1)
  expect(readAgain(ledger, [message, 77])).toEqual([77])
  expect([...messagesToRead(ledger, 1, null)]).toHaveLength(1)
  saveReading(ledger, message, reading(), NOON)
  expect(messageOf(ledger, message)).toMatchObject({ state: 'read', quarantine: null })
  expect(quarantinedMessages(ledger, null)).toEqual([])
})

test('links that run out are found for the messages that were accepted', () => {
  const ledger = temporaryLedger()
  const expires = (at: number) => ({ expires: hours(at).toString() })
  accepted(ledger, 'a', {
    files: [],
    links: [link('https://pan.example/2', expires(2)), link('https://pan.example/9', expires(9))],
  })
  accepted(ledger, 'b', {
    files: [],
    links: [link('https://pan.example/1', expires(1))],
    verdict: { decision: 'review' },
  })
  accepted(ledger, 'c', {
    files: [file('x')],
    links: [link('https://pan.example/0', expires(1))],
    verdict: { unit: 'museum' },
  })
  const found = linksRunningOut(ledger, 'kepu-2026', NOON, hours(3))
  expect(found.map(({ unit, url, expiresAt }) => [unit, url, expiresAt])).toEqual([
    ['museum', 'https://pan.example/0', hours(1)],
    ['library', 'https://pan.example/2', hours(2)],
  ])
  expect(linksRunningOut(ledger, 'other', NOON, hours(3))).toEqual([])
})
