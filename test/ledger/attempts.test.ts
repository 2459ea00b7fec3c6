import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  attemptsInDoubt,
  beginAttempt,
  leaveInDoubt,
  type Settlement,
  settleAttempt,
} from '../../src/ledger/attempts.ts'
import { openLedger } from '../../src/ledger/database.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { cancelLetter, dueLetters, letterOf, proposeLetter } from '../../src/ledger/letters.ts'
import { hours, letter, NOON, temporaryFolder, temporaryLedger } from './made-up.ts'

const SENT: Settlement = { outcome: 'sent', response: '250 Mail OK', recipients: [], nextAttemptAt: null }
const RETRY: Settlement = { outcome: 'retry', response: '451 DT:SPM', recipients: [], nextAttemptAt: hours(2) }

function begin(ledger: Ledger, id: number, now = NOON): number {
  const attempt = beginAttempt(ledger, id, now, now.add({ minutes: 10 }))
  if (attempt === null) throw new Error('the letter was not queued')
  return attempt
}

function threeRecipients(ledger: Ledger): number {
  const recipients = ['a', 'b', 'c'].map(name => ({ name, address: `${name}_demo@163.com` }))
  return proposeLetter(ledger, letter('a', { recipients }), NOON).id
}

function states(ledger: Ledger, id: number): string[] | undefined {
  return letterOf(ledger, id)?.recipients.map(({ state }) => state)
}

test('an attempt claims the letter: nobody else begins one, and it is not due meanwhile', () => {
  const ledger = temporaryLedger()
  const { id } = proposeLetter(ledger, letter('a'), NOON)
  begin(ledger, id)
  expect(beginAttempt(ledger, id, NOON, hours(1))).toBeNull()
  expect(beginAttempt(ledger, 77, NOON, hours(1))).toBeNull()
  expect(dueLetters(ledger, hours(9), 9)).toEqual([])
  expect(letterOf(ledger, id)).toMatchObject({ state: 'sending', attempts: [{ beganAt: NOON, outcome: null }] })
})

test('a letter that was taken is sent, and its attempt is settled once', () => {
  const ledger = temporaryLedger()
  const { id } = proposeLetter(ledger, letter('a'), NOON)
  const attempt = begin(ledger, id)
  expect(settleAttempt(ledger, attempt, SENT, hours(1))).toBe(true)
  expect(settleAttempt(ledger, attempt, RETRY, hours(2))).toBe(false)
  expect(letterOf(ledger, id)).toMatchObject({
    state: 'sent',
    finishedAt: hours(1),
    recipients: [{ state: 'sent', response: '250 Mail OK', settledAt: hours(1) }],
    attempts: [{ outcome: 'sent', response: '250 Mail OK', settledAt: hours(1) }],
  })
})

test('a letter that was put off goes again at the time given', () => {
  const ledger = temporaryLedger()
  const { id } = proposeLetter(ledger, letter('a'), NOON)
  settleAttempt(ledger, begin(ledger, id), RETRY, NOON)
  expect(dueLetters(ledger, hours(1), 9)).toEqual([])
  expect(dueLetters(ledger, hours(2), 9).map(due => due.id)).toEqual([id])
  settleAttempt(ledger, begin(ledger, id, hours(2)), { ...RETRY, outcome: 'withdrawn', nextAttemptAt: null }, hours(2))
  expect(letterOf(ledger, id)).toMatchObject({ state: 'queued', nextAttemptAt: hours(2).add({ minutes: 10 }) })
})

test('each recipient has its own fate, and only those go again that may still get it', () => {
  const ledger = temporaryLedger()
  const id = threeRecipients(ledger)
  const named: Settlement['recipients'] = [
    { address: 'b_demo@163.com', state: 'refused', response: '550 Invalid User' },
    { address: 'c_demo@163.com', state: 'open', response: '450 try later' },
  ]
  settleAttempt(ledger, begin(ledger, id), { ...SENT, recipients: named, nextAttemptAt: hours(1) }, NOON)
  expect(states(ledger, id)).toEqual(['sent', 'refused', 'open'])
  expect(letterOf(ledger, id)).toMatchObject({ state: 'queued', nextAttemptAt: hours(1) })
  settleAttempt(ledger, begin(ledger, id, hours(1)), { ...SENT, outcome: 'failed', response: '550 no' }, hours(1))
  expect(states(ledger, id)).toEqual(['sent', 'refused', 'refused'])
  expect(letterOf(ledger, id)).toMatchObject({ state: 'sent', because: null })
})

test('a letter that nobody got has failed, with the words of the server', () => {
  const ledger = temporaryLedger()
  const id = threeRecipients(ledger)
  settleAttempt(ledger, begin(ledger, id), { ...SENT, outcome: 'failed', response: '552 Illegal Attachment' }, NOON)
  expect(letterOf(ledger, id)).toMatchObject({ state: 'failed', because: '552 Illegal Attachment' })
})

test('an attempt whose run is gone is in doubt at once, one that may live only after its own time', () => {
  const folder = temporaryFolder()
  const crashed = openLedger(folder)
  const { id } = proposeLetter(crashed, letter('a'), NOON)
  const attempt = begin(crashed, id)
  const ledger = temporaryLedger(folder)
  expect(attemptsInDoubt(ledger, NOON)).toEqual([])
  expect(attemptsInDoubt(ledger, hours(1))).toHaveLength(1)
  crashed.close()
  expect(attemptsInDoubt(ledger, NOON)).toMatchObject([
    { attempt, beganAt: NOON, letter: { id, messageId: '<a@yunxi.example>' } },
  ])
  settleAttempt(ledger, attempt, { ...RETRY, response: 'not in the Sent folder', nextAttemptAt: NOON }, NOON)
  expect(attemptsInDoubt(ledger, hours(1))).toEqual([])
  expect(dueLetters(ledger, NOON, 9)).toHaveLength(1)
})

test('an attempt without an answer is looked into at its time, whoever made it, and at once where the clock was set back', () => {
  const folder = temporaryFolder()
  const gone = openLedger(folder)
  const { id } = proposeLetter(gone, letter('a'), NOON)
  const attempt = begin(gone, id)
  expect(leaveInDoubt(gone, attempt, 'Connection closed', hours(1))).toBe(true)
  gone.close()
  const ledger = temporaryLedger(folder)
  expect(attemptsInDoubt(ledger, NOON.add({ minutes: 59 }))).toEqual([])
  expect(attemptsInDoubt(ledger, hours(1))).toHaveLength(1)
  expect(attemptsInDoubt(ledger, hours(-2))).toHaveLength(1)
  expect(letterOf(ledger, id)).toMatchObject({ state: 'sending', nextAttemptAt: hours(1) })
  settleAttempt(ledger, attempt, SENT, hours(1))
  expect(leaveInDoubt(ledger, attempt, 'again', hours(2))).toBe(false)
})

test('an attempt of another machine is believed until its own time has passed', () => {
  const ledger = temporaryLedger()
  const { id } = proposeLetter(ledger, letter('a'), NOON)
  begin(ledger, id)
  ledger.statement("update attempts set owner = 'another-host/1/1'").run()
  expect(attemptsInDoubt(ledger, NOON)).toEqual([])
  expect(attemptsInDoubt(ledger, hours(1))).toHaveLength(1)
})

test('whatever happens, a finished letter stays finished, and a recipient that has it never gets it again', () => {
  const step = fc.oneof(
    fc.constant('begin' as const),
    fc.constant('cancel' as const),
    fc.record({
      outcome: fc.constantFrom('sent' as const, 'retry' as const, 'failed' as const, 'withdrawn' as const),
      named: fc.array(
        fc.record({ index: fc.nat(2), state: fc.constantFrom('sent' as const, 'refused' as const, 'open' as const) }),
        { maxLength: 3 },
      ),
    }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), steps => {
      const ledger = temporaryLedger()
      const id = threeRecipients(ledger)
      let attempt: number | null = null
      const final = new Map<number, string>()
      for (const one of steps) {
        const before = letterOf(ledger, id)
        if (one === 'begin') attempt = beginAttempt(ledger, id, NOON, hours(1)) ?? attempt
        else if (one === 'cancel') cancelLetter(ledger, id, 'x', NOON)
        else if (attempt !== null) {
          const recipients = one.named.map(({ index, state }) => ({
            address: `${'abc'[index]}_demo@163.com`,
            state,
            response: 'x',
          }))
          settleAttempt(ledger, attempt, { outcome: one.outcome, response: 'y', recipients, nextAttemptAt: null }, NOON)
        }
        const after = letterOf(ledger, id)
        if (before?.finishedAt) expect(after?.state).toBe(before.state)
        expect(after?.state === 'sending').toBe(after?.attempts.some(made => made.outcome === null))
        for (const [index, { state }] of (after?.recipients ?? []).entries()) {
          if (final.has(index)) expect(state).toBe(final.get(index))
          if (state !== 'open') final.set(index, state)
        }
        const open = after?.recipients.filter(({ state }) => state === 'open').length ?? 0
        if (after?.state === 'queued') expect(open).toBeGreaterThan(0)
        if (after?.state === 'sent' || after?.state === 'failed') expect(open).toBe(0)
      }
      ledger.close()
    }),
    { numRuns: 60 },
  )
})
