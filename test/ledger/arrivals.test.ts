import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cursorOf, isRecorded, moveCursor, recordArrival, recordArrivals } from '../../src/ledger/arrivals.ts'
import { acceptedIn } from '../../src/ledger/accepted.ts'
import { allMessages, messageBySha256, messageOf } from '../../src/ledger/messages.ts'
import { messagesToAttribute } from '../../src/ledger/verdicts.ts'
import { accepted, arrival, hours, MAILBOX, NOON, sha256, take, temporaryLedger } from './made-up.ts'

const HERE = { mailbox: MAILBOX, folder: 'INBOX', cursor: '1' }

test('a message, its place and the cursor are recorded together', () => {
  const ledger = temporaryLedger()
  const recorded = recordArrival(ledger, arrival('a', { size: 512, internalDate: hours(1) }), HERE)
  expect(recorded).toEqual({ message: 1, isNew: true, isNewPlace: true })
  expect(cursorOf(ledger, MAILBOX, 'INBOX')).toBe('1')
  expect(messageOf(ledger, 1)).toEqual({
    id: 1,
    sha256: sha256('a'),
    size: 512,
    receivedAt: NOON,
    messageIdHeader: '<a@yxlib.example>',
    junk: false,
    seenAt: NOON,
    state: 'stored',
    readerVersion: 0,
    quarantine: null,
  })
  expect(messageBySha256(ledger, sha256('a'))?.id).toBe(1)
  expect(messageBySha256(ledger, sha256('b'))).toBeNull()
})

test('where a row cannot be written, the cursor does not move', () => {
  const ledger = temporaryLedger()
  expect(() => recordArrivals(ledger, [arrival('a'), arrival('b', { sha256: 'too short' })], HERE)).toThrow(/CHECK/)
  expect(cursorOf(ledger, MAILBOX, 'INBOX')).toBeNull()
  expect([...allMessages(ledger, null)]).toEqual([])
})

test('the same bytes at two places are one message, received when the first was, junk only where both are', () => {
  const ledger = temporaryLedger()
  const inJunk = arrival('a', { junk: true, receivedAt: hours(5) })
  const inbox = arrival('a', { place: { folder: 'INBOX', uidValidity: '1', uid: '9' }, receivedAt: hours(2) })
  expect(recordArrival(ledger, inJunk, HERE)).toEqual({ message: 1, isNew: true, isNewPlace: true })
  expect(recordArrival(ledger, inbox, HERE)).toEqual({ message: 1, isNew: false, isNewPlace: true })
  expect(recordArrival(ledger, inJunk, HERE)).toEqual({ message: 1, isNew: false, isNewPlace: false })
  expect(messageOf(ledger, 1)).toMatchObject({ junk: false, receivedAt: hours(2) })
})

test('a UID that is used again for other bytes is another message', () => {
  const ledger = temporaryLedger()
  const place = { folder: 'INBOX', uidValidity: '1', uid: '5' }
  expect(recordArrival(ledger, arrival('a', { place }), HERE).isNew).toBe(true)
  expect(recordArrival(ledger, arrival('b', { place }), HERE)).toEqual({ message: 2, isNew: true, isNewPlace: true })
})

test('a Message-ID is a claim: two messages may carry the same', () => {
  const ledger = temporaryLedger()
  const same = { messageIdHeader: '<same@yxlib.example>' }
  expect([take(ledger, 'a', same), take(ledger, 'b', same)]).toEqual([1, 2])
})

test('an earlier receipt found later moves what was accepted, and has the message attributed again', () => {
  const ledger = temporaryLedger()
  const message = accepted(ledger, 'a', { arrival: { receivedAt: hours(9) } })
  expect([...messagesToAttribute(ledger, 'roster-1', null)]).toEqual([])
  take(ledger, 'a', { receivedAt: hours(3), place: { folder: 'Archive', uidValidity: '1', uid: '1' } })
  expect(acceptedIn(ledger, 'kepu-2026', null)[0]?.receivedAt).toEqual(hours(3))
  expect([...messagesToAttribute(ledger, 'roster-1', null)].map(found => found.message.id)).toEqual([message])
})

test('each mailbox and folder has its own cursor and places', () => {
  const ledger = temporaryLedger()
  take(ledger, 'a')
  moveCursor(ledger, { mailbox: MAILBOX, folder: 'Junk', cursor: 'j' }, NOON)
  moveCursor(ledger, { mailbox: 'maildir:/mail', folder: 'INBOX', cursor: 'm' }, NOON)
  expect(['INBOX', 'Junk', 'Sent'].map(folder => cursorOf(ledger, MAILBOX, folder))).toEqual(['a', 'j', null])
  expect(cursorOf(ledger, 'maildir:/mail', 'INBOX')).toBe('m')
  const place = arrival('a').place
  expect(isRecorded(ledger, MAILBOX, place)).toBe(true)
  expect(isRecorded(ledger, 'maildir:/mail', place)).toBe(false)
  expect(isRecorded(ledger, MAILBOX, { ...place, uidValidity: '2' })).toBe(false)
})

test('however arrivals repeat, mix and are batched, each content is one message and each place is known once', () => {
  const one = fc.record({
    bytes: fc.constantFrom('a', 'b', 'c', 'd'),
    uid: fc.constantFrom('1', '2', '3'),
    at: fc.nat(50),
    junk: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(fc.array(one, { maxLength: 4 }), { maxLength: 6 }), batches => {
      const ledger = temporaryLedger()
      for (const batch of batches) {
        const arrivals = batch.map(({ bytes, uid, at, junk }) =>
          arrival(bytes, { place: { folder: 'INBOX', uidValidity: '1', uid }, receivedAt: hours(at), junk }),
        )
        recordArrivals(ledger, arrivals, HERE)
      }
      const all = batches.flat()
      const messages = [...allMessages(ledger, null)]
      expect(messages.map(message => message.sha256).sort()).toEqual(
        [...new Set(all.map(({ bytes }) => sha256(bytes)))].sort(),
      )
      for (const message of messages) {
        const same = all.filter(({ bytes }) => sha256(bytes) === message.sha256)
        expect(message.receivedAt).toEqual(hours(Math.min(...same.map(({ at }) => at))))
        expect(message.junk).toBe(same.every(({ junk }) => junk))
      }
      const places = ledger.statement<{ n: number }>('select count(*) as n from places').get()?.n
      expect(places).toBe(new Set(all.map(({ bytes, uid }) => `${bytes} ${uid}`)).size)
      ledger.close()
    }),
    { numRuns: 40 },
  )
})
