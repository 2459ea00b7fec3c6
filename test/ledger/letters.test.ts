import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginAttempt, lettersToAddress, nextLetterAt, settleAttempt } from '../../src/ledger/attempts.ts'
import { lastAttemptAt, recipientsTried } from '../../src/ledger/budget.ts'
import {
  cancelLetter,
  dueLetters,
  letterOf,
  listLetters,
  proposeLetter,
  requeueLetter,
  reviseLetter,
} from '../../src/ledger/letters.ts'
import { releaseLetters } from '../../src/ledger/releases.ts'
import { hours, letter, NOON, sha256, take, temporaryLedger } from './made-up.ts'

const SENT = { outcome: 'sent', response: '250 Mail OK', recipients: [], nextAttemptAt: null } as const

test('a letter comes back as it was written', () => {
  const ledger = temporaryLedger()
  const message = take(ledger, 'a')
  const attachments = [{ name: '汇总表.xlsx', type: 'application/vnd.ms-excel', sha256: sha256('x'), contentId: null }]
  const written = letter('digest/1', {
    html: '<p>早</p>',
    headers: { 'X-A': '1' },
    attachments,
    answers: message,
    messages: [message],
  })
  const { id, isNew } = proposeLetter(ledger, written, NOON)
  expect(isNew).toBe(true)
  const record = letterOf(ledger, id)
  expect(record).toEqual(letterOf(ledger, 'digest/1'))
  const { needsRelease: _, recipients, ...same } = written
  expect(record).toMatchObject({
    ...same,
    state: 'queued',
    createdAt: NOON,
    nextAttemptAt: NOON,
    attempts: [],
    because: null,
  })
  expect(record?.recipients).toEqual([{ ...recipients[0], state: 'open', response: null, settledAt: null }])
  expect(letterOf(ledger, 'other')).toBeNull()
})

test('a key is used once, whatever became of its letter', () => {
  const ledger = temporaryLedger()
  const { id } = proposeLetter(ledger, letter('a'), NOON)
  cancelLetter(ledger, id, 'complete by now', NOON)
  expect(
    proposeLetter(ledger, letter('a', { subject: 'another', messageId: '<other@yunxi.example>' }), hours(1)),
  ).toEqual({
    id,
    isNew: false,
  })
  expect(listLetters(ledger, {})).toMatchObject([
    { state: 'cancelled', because: 'complete by now', subject: '请报送活动总结' },
  ])
})

test('two keys never share a Message-ID', () => {
  const ledger = temporaryLedger()
  proposeLetter(ledger, letter('a'), NOON)
  expect(() => proposeLetter(ledger, letter('b', { messageId: '<a@yunxi.example>' }), NOON)).toThrow(/UNIQUE/)
  expect(letterOf(ledger, 'b')).toBeNull()
})

test('letters are due by urgency, then by time; not before theirs, not while they wait', () => {
  const ledger = temporaryLedger()
  proposeLetter(ledger, letter('later', { notBefore: hours(2) }), NOON)
  proposeLetter(ledger, letter('second', { notBefore: hours(1) }), NOON)
  proposeLetter(ledger, letter('first'), NOON)
  proposeLetter(ledger, letter('digest', { priority: 9, notBefore: hours(1) }), NOON)
  proposeLetter(ledger, letter('waits', { needsRelease: true }), NOON)
  const due = (at: number, limit = 9) => dueLetters(ledger, hours(at), limit).map(({ key }) => key)
  expect(due(-1)).toEqual([])
  expect(due(1)).toEqual(['digest', 'first', 'second'])
  expect(due(1, 2)).toEqual(['digest', 'first'])
  expect(nextLetterAt(ledger)).toEqual(NOON)
})

test('a waiting letter goes once a person releases it', () => {
  const ledger = temporaryLedger()
  const ids = ['a', 'b', 'c'].map(key => proposeLetter(ledger, letter(key, { needsRelease: key !== 'c' }), NOON).id)
  expect(nextLetterAt(ledger)).toEqual(NOON)
  expect(releaseLetters(ledger, [ids[1] as number, ids[2] as number, 77], '协调员', hours(1))).toEqual([ids[1]])
  expect(letterOf(ledger, 'b')).toMatchObject({ state: 'queued', releasedBy: '协调员' })
  expect(releaseLetters(ledger, null, '协调员', hours(1))).toEqual([ids[0]])
  expect(dueLetters(ledger, hours(1), 9)).toHaveLength(3)
})

test('until it goes a letter can be rewritten or cancelled; then not any more', () => {
  const ledger = temporaryLedger()
  const { id } = proposeLetter(ledger, letter('a'), NOON)
  const content = { subject: '还缺照片', text: '还缺照片3张。', html: null, headers: {}, attachments: [] }
  expect(reviseLetter(ledger, id, content)).toBe(true)
  expect(letterOf(ledger, id)).toMatchObject({ subject: '还缺照片', text: '还缺照片3张。' })
  const attempt = beginAttempt(ledger, id, NOON, hours(1)) as number
  expect(reviseLetter(ledger, id, { ...content, subject: 'x' })).toBe(false)
  expect(cancelLetter(ledger, id, 'x', NOON)).toBe(false)
  settleAttempt(ledger, attempt, SENT, NOON)
  expect(cancelLetter(ledger, id, 'x', NOON)).toBe(false)
  expect(letterOf(ledger, id)).toMatchObject({ state: 'sent', subject: '还缺照片', finishedAt: NOON })
})

test('a failed letter goes again, to those who have not got it, when a person says so', () => {
  const ledger = temporaryLedger()
  const recipients = ['a', 'b'].map(name => ({ name, address: `${name}_demo@163.com` }))
  const { id } = proposeLetter(ledger, letter('a', { recipients }), NOON)
  expect(requeueLetter(ledger, id, '协调员', NOON)).toBe(false)
  const attempt = beginAttempt(ledger, id, NOON, hours(1)) as number
  settleAttempt(ledger, attempt, { ...SENT, outcome: 'failed', response: '554 DT:SPM' }, NOON)
  expect(letterOf(ledger, id)).toMatchObject({ state: 'failed', because: '554 DT:SPM', finishedAt: NOON })
  expect(requeueLetter(ledger, id, '协调员', hours(2))).toBe(true)
  expect(letterOf(ledger, id)).toMatchObject({
    state: 'queued',
    because: null,
    finishedAt: null,
    nextAttemptAt: hours(2),
  })
  expect(letterOf(ledger, id)?.recipients.map(({ state }) => state)).toEqual(['open', 'open'])
})

test('letters are listed by state, kind, unit, campaign and age', () => {
  const ledger = temporaryLedger()
  proposeLetter(ledger, letter('a', { kind: 'digest', unit: null, campaign: null }), NOON)
  proposeLetter(ledger, letter('b', { unit: 'museum' }), hours(1))
  proposeLetter(ledger, letter('c', { campaign: 'health-2026', needsRelease: true }), hours(2))
  const keys = (filter: Parameters<typeof listLetters>[1]) => listLetters(ledger, filter).map(({ key }) => key)
  expect(keys({})).toEqual(['a', 'b', 'c'])
  expect(keys({ kind: 'digest' })).toEqual(['a'])
  expect(keys({ unit: 'museum' })).toEqual(['b'])
  expect(keys({ campaign: 'health-2026', states: ['waiting', 'queued'] })).toEqual(['c'])
  expect(keys({ states: ['queued'], since: hours(1) })).toEqual(['b'])
})

test('caps count the letters to an address and the attempts that reached the network', () => {
  const ledger = temporaryLedger()
  const ids = ['a', 'b', 'c'].map((key, at) => proposeLetter(ledger, letter(key), hours(at)).id)
  cancelLetter(ledger, ids[2] as number, 'not needed', NOON)
  expect(lettersToAddress(ledger, 'yxlib_demo@163.com', 'reminder', NOON)).toBe(2)
  expect(lettersToAddress(ledger, 'yxlib_demo@163.com', 'reminder', hours(1))).toBe(1)
  expect(lettersToAddress(ledger, 'yxlib_demo@163.com', 'digest', NOON)).toBe(0)
  const first = beginAttempt(ledger, ids[0] as number, hours(3), hours(4)) as number
  beginAttempt(ledger, ids[1] as number, hours(3), hours(4))
  expect(recipientsTried(ledger, hours(3), hours(3))).toBe(2)
  // The clock was fast, and has been set back.
  expect(recipientsTried(ledger, hours(1), hours(2))).toBe(0)
  expect([lastAttemptAt(ledger, hours(2)), lastAttemptAt(ledger, hours(5))]).toEqual([null, hours(3)])
  settleAttempt(ledger, first, { ...SENT, outcome: 'withdrawn' }, hours(3))
  expect([recipientsTried(ledger, hours(3), hours(9)), recipientsTried(ledger, hours(4), hours(9))]).toEqual([1, 0])
})

test('the budget counts recipients as often as they were tried, and no message of a robot', () => {
  const ledger = temporaryLedger()
  const recipients = ['a', 'b', 'c'].map(name => ({ name, address: `${name}_demo@163.com` }))
  const { id } = proposeLetter(ledger, letter('a', { recipients }), NOON)
  const notice = proposeLetter(ledger, letter('b', { kind: 'group-notice' }), NOON)
  const begin = (letterId: number, at: number) => beginAttempt(ledger, letterId, hours(at), hours(at + 1)) as number
  const first = begin(id, 1)
  const partly = [{ address: 'c_demo@163.com', state: 'open' as const, response: '450 later' }]
  settleAttempt(
    ledger,
    first,
    { outcome: 'sent', response: '250', recipients: partly, nextAttemptAt: hours(2) },
    hours(1),
  )
  settleAttempt(ledger, begin(notice.id, 2), SENT, hours(2))
  expect(recipientsTried(ledger, NOON, hours(2))).toBe(3)
  settleAttempt(ledger, begin(id, 3), SENT, hours(3))
  expect([recipientsTried(ledger, NOON, hours(4)), recipientsTried(ledger, hours(3), hours(4))]).toEqual([4, 1])
  expect(lastAttemptAt(ledger, hours(2))).toEqual(hours(1))
})

test('a letter that was put off by a fast clock does not wait for it once the clock is right', () => {
  const ledger = temporaryLedger()
  const { id } = proposeLetter(ledger, letter('a'), NOON)
  const attempt = beginAttempt(ledger, id, hours(24 * 400), hours(24 * 400)) as number
  const retry = { outcome: 'retry', response: '451', recipients: [], nextAttemptAt: hours(24 * 400 + 1) } as const
  settleAttempt(ledger, attempt, retry, hours(24 * 400))
  expect(dueLetters(ledger, hours(1), 9).map(due => due.id)).toEqual([id])
  expect(dueLetters(ledger, hours(24 * 400), 9)).toEqual([])
})

test('whatever is proposed, however often, in whatever order: one letter a key, and the first one stays', () => {
  const proposal = fc.record({
    key: fc.constantFrom('a', 'b', 'c'),
    subject: fc.constantFrom('x', 'y'),
    cancel: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(proposal, { maxLength: 15 }), proposals => {
      const ledger = temporaryLedger()
      const first = new Map<string, string>()
      for (const { key, subject, cancel } of proposals) {
        const { id, isNew } = proposeLetter(ledger, letter(key, { subject }), NOON)
        expect(isNew).toBe(!first.has(key))
        if (isNew) first.set(key, subject)
        if (cancel) cancelLetter(ledger, id, 'x', NOON)
      }
      expect(new Map(listLetters(ledger, {}).map(({ key, subject }) => [key, subject]))).toEqual(first)
      expect(listLetters(ledger, {})).toHaveLength(first.size)
      ledger.close()
    }),
    { numRuns: 30 },
  )
})
