import { expect, test } from 'vitest'
import {
  acceptancesOf,
  acceptedBetween,
  acceptedByUnit,
  acceptedIn,
  acceptedOf,
  declineAnswer,
  unanswered,
} from '../../src/ledger/accepted.ts'
import { decide } from '../../src/ledger/decisions.ts'
import { factsFor, letterByReference, unitsOfAddress } from '../../src/ledger/facts.ts'
import { proposeLetter } from '../../src/ledger/letters.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { messageOf } from '../../src/ledger/messages.ts'
import { accepted, file, hours, letter, link, NOON, sha256, take, temporaryLedger } from './made-up.ts'

const CLERK = { who: '协调员', at: hours(1), remember: false }

function facts(ledger: Ledger, message: number) {
  const record = messageOf(ledger, message)
  if (!record) throw new Error(`no message ${message}`)
  return factsFor(ledger, record)
}

test('standing gets every accepted submission with its items, decoration left out', () => {
  const ledger = temporaryLedger()
  const files = [file('总结.docx'), file('logo.png', { decoration: true }), file('1.jpg', { kind: 'image' })]
  const message = accepted(ledger, 'a', { files, links: [link('https://pan.example/v', { name: '视频.mp4' })] })
  accepted(ledger, 'b', { verdict: { unit: 'museum', decision: 'review' } })
  accepted(ledger, 'c', { verdict: { campaign: 'health-2026' } })
  accepted(ledger, 'd', { verdict: { nature: 'correspondence' } })
  expect(acceptedIn(ledger, 'kepu-2026', null)).toEqual([
    {
      messageId: message,
      unit: 'library',
      campaign: 'kepu-2026',
      receivedAt: NOON,
      nil: false,
      items: [
        { material: 'summary', identity: sha256('总结.docx'), name: '总结.docx', kind: 'document', role: 'new' },
        { material: 'summary', identity: sha256('1.jpg'), name: '1.jpg', kind: 'image', role: 'new' },
        { material: 'video', identity: 'https://pan.example/v', name: '视频.mp4', kind: 'cloud', role: 'new' },
      ],
    },
  ])
})

test('a rehearsal sees only what had been received, and one unit is the same part of the whole', () => {
  const ledger = temporaryLedger()
  for (const [index, unit] of ['museum', 'library', 'museum', 'archive', 'library'].entries()) {
    accepted(ledger, `m${index}`, { arrival: { receivedAt: hours(index) }, verdict: { unit, nil: index === 3 } })
  }
  expect(acceptedIn(ledger, 'kepu-2026', hours(2)).map(({ unit, messageId }) => [unit, messageId])).toEqual([
    ['library', 2],
    ['museum', 1],
    ['museum', 3],
  ])
  const whole = acceptedIn(ledger, 'kepu-2026', null)
  expect([...acceptedByUnit(ledger, 'kepu-2026', null)].map(some => some.map(({ messageId }) => messageId))).toEqual([
    [4],
    [2, 5],
    [1, 3],
  ])
  expect(whole.filter(one => one.nil).map(one => one.unit)).toEqual(['archive'])
  for (const unit of ['archive', 'library', 'museum', 'nobody']) {
    expect(acceptedOf(ledger, 'kepu-2026', unit, null)).toEqual(whole.filter(one => one.unit === unit))
  }
})

test('an acceptance waits for an answer until a letter acknowledges it or a reason declines it', () => {
  const ledger = temporaryLedger()
  const [first, second, third] = ['a', 'b', 'c'].map((name, at) =>
    accepted(ledger, name, { arrival: { receivedAt: hours(at) } }),
  )
  const waiting = () => unanswered(ledger, null).map(({ message }) => message)
  expect(waiting()).toEqual([first, second, third])
  expect(unanswered(ledger, hours(1))).toHaveLength(2)
  const burst = letter('ack', { kind: 'acknowledgement', messages: [first as number, second as number] })
  proposeLetter(ledger, burst, NOON)
  expect(waiting()).toEqual([third])
  declineAnswer(ledger, third as number, 'library', 'too-old')
  declineAnswer(ledger, first as number, 'library', 'too-old')
  expect(waiting()).toEqual([])
  expect([first, third].map(id => acceptancesOf(ledger, id as number)[0]?.answer)).toEqual(['ack', 'no:too-old'])
})

test('a unit that is found later is still to be thanked, and one that was thanked is not again', () => {
  const ledger = temporaryLedger()
  const message = accepted(ledger, 'a')
  proposeLetter(ledger, letter('ack', { kind: 'acknowledgement', messages: [message] }), NOON)
  decide(ledger, message, { action: 'assign', unit: 'museum', campaign: 'kepu-2026' }, CLERK)
  expect(unanswered(ledger, null).map(({ unit }) => unit)).toEqual(['museum'])
  decide(ledger, message, { action: 'assign', unit: 'library', campaign: 'kepu-2026' }, CLERK)
  expect(unanswered(ledger, null)).toEqual([])
})

test('what is new counts from when it was accepted, and attributing again does not make it new', () => {
  const ledger = temporaryLedger()
  const message = accepted(ledger, 'a')
  expect(acceptedBetween(ledger, hours(-1), NOON)).toHaveLength(1)
  expect(acceptedBetween(ledger, NOON, hours(5))).toEqual([])
  decide(ledger, message, { action: 'assign', unit: 'library', campaign: 'kepu-2026' }, CLERK)
  expect(acceptedBetween(ledger, NOON, hours(5))).toEqual([])
  decide(ledger, message, { action: 'assign', unit: 'museum', campaign: 'kepu-2026' }, CLERK)
  expect(acceptedBetween(ledger, NOON, hours(5)).map(({ unit }) => unit)).toEqual(['museum'])
})

test('attribution learns what had been accepted before a message, and not what came after it', () => {
  const ledger = temporaryLedger()
  const at = (hour: number) => ({ arrival: { receivedAt: hours(hour) } })
  accepted(ledger, 'a', { ...at(1), files: [file('总结.docx')] })
  const middle = accepted(ledger, 'b', { ...at(2), files: [file('照片.jpg')] })
  const twin = accepted(ledger, 'c', { ...at(2), files: [file('视频.mp4')], links: [link('https://pan.example/1')] })
  accepted(ledger, 'd', { ...at(3), files: [file('更正.docx')] })
  const names = (message: number) =>
    facts(ledger, message)
      .accepted('library', 'kepu-2026')
      .map(({ name }) => name)
  expect(names(middle)).toEqual(['总结.docx'])
  expect(names(twin)).toEqual(['总结.docx', '照片.jpg'])
  expect(facts(ledger, twin).accepted('library', 'kepu-2026')[0]).toEqual({
    material: 'summary',
    sha256: sha256('总结.docx'),
    name: '总结.docx',
  })
  expect(facts(ledger, twin).accepted('museum', 'kepu-2026')).toEqual([])
  expect(facts(ledger, twin)).toMatchObject({ receivedAt: hours(2), junk: false })
})

test('attribution finds letters by Message-ID or key, earlier messages, and decoration that repeats', () => {
  const ledger = temporaryLedger()
  const logo = file('logo.png', { decoration: true })
  const first = accepted(ledger, 'a', { files: [logo] })
  const second = accepted(ledger, 'b', { files: [logo], arrival: { receivedAt: hours(1) } })
  const { id } = proposeLetter(ledger, letter('remind/library'), NOON)
  const known = facts(ledger, second)
  for (const reference of ['remind/library', '<remind/library@yunxi.example>']) {
    expect(known.letter(reference)).toMatchObject({ kind: 'reminder', unit: 'library', campaign: 'kepu-2026' })
    expect(letterByReference(ledger, reference)?.id).toBe(id)
  }
  expect(known.letter('<other@yunxi.example>')).toBeNull()
  expect(known.earlier('<a@yxlib.example>')).toEqual({ unit: 'library', campaign: 'kepu-2026', decision: 'accept' })
  expect(known.earlier('<b@yxlib.example>')).toBeNull()
  expect(facts(ledger, first).earlier('<b@yxlib.example>')).toBeNull()
  expect(known.repeated(logo.sha256, 'library')).toBe(true)
  expect(known.repeated(logo.sha256, 'museum')).toBe(false)
  const alone = take(ledger, 'c')
  expect(facts(ledger, alone).repeated(sha256('other'), 'library')).toBe(false)
})

test("an address's history counts what was accepted from it", () => {
  const ledger = temporaryLedger()
  for (const [index, unit] of ['library', 'museum', 'library'].entries())
    accepted(ledger, `m${index}`, { verdict: { unit } })
  accepted(ledger, 'r', { verdict: { unit: 'school', decision: 'review' } })
  expect(unitsOfAddress(ledger, 'yxlib_demo@163.com')).toEqual([
    { unit: 'library', messages: 2 },
    { unit: 'museum', messages: 1 },
  ])
})
