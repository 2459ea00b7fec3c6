import { expect, test } from 'vitest'
import { beginAttempt, settleAttempt } from '../../src/ledger/attempts.ts'
import { dueLetters, letterOf, proposeLetter } from '../../src/ledger/letters.ts'
import { readdressLetter, sendOn } from '../../src/ledger/recipients.ts'
import { hours, letter, NOON, temporaryLedger } from './made-up.ts'

const person = (name: string) => ({ name, address: `${name}@unit.example` })
const A = person('a')
const B = person('b')
const C = person('c')

function begun(recipients = [A, B]) {
  const ledger = temporaryLedger()
  const { id } = proposeLetter(ledger, letter('x', { recipients }), NOON)
  const states = () => letterOf(ledger, id)?.recipients.map(({ address, state }) => `${address[0]} ${state}`)
  const attempt = () => beginAttempt(ledger, id, NOON, hours(1)) ?? 0
  return { ledger, id, states, attempt }
}

const REFUSED = { outcome: 'failed', response: '550 Invalid User', recipients: [], nextAttemptAt: null } as const

test('a queued letter is directed anew; who has it keeps it', () => {
  const { ledger, id, states, attempt } = begun()
  const open = [{ address: B.address, state: 'open' as const, response: '450' }]
  settleAttempt(ledger, attempt(), { outcome: 'sent', response: '250', recipients: open, nextAttemptAt: NOON }, NOON)
  expect(readdressLetter(ledger, id, [A, C], NOON)).toEqual([C])
  expect(states()).toEqual(['a sent', 'c open'])
  expect(readdressLetter(ledger, id, [A], NOON)).toEqual([])
  expect(letterOf(ledger, id)).toMatchObject({ state: 'sent', finishedAt: NOON })
})

test('one that another process has taken up stays as it is', () => {
  const { ledger, id, states, attempt } = begun([A])
  const first = attempt()
  expect(readdressLetter(ledger, id, [B], NOON)).toEqual([A])
  settleAttempt(ledger, first, REFUSED, NOON)
  expect(readdressLetter(ledger, id, [B], NOON)).toEqual([])
  expect([states(), letterOf(ledger, id)?.state]).toEqual([['a refused'], 'failed'])
})

test('a finished letter goes on to somebody new, and only once', () => {
  const { ledger, id, states, attempt } = begun([A])
  expect(sendOn(ledger, id, [B], NOON)).toBe(false)
  settleAttempt(ledger, attempt(), REFUSED, NOON)
  expect(sendOn(ledger, id, [A], NOON)).toBe(false)
  expect(sendOn(ledger, id, [A, B], NOON)).toBe(true)
  expect(states()).toEqual(['a refused', 'b open'])
  expect(dueLetters(ledger, NOON, 9).map(due => due.id)).toEqual([id])
  settleAttempt(ledger, attempt(), { ...REFUSED, outcome: 'sent' }, NOON)
  // Another process that has looked before.
  expect(sendOn(ledger, id, [B], NOON)).toBe(false)
  expect(letterOf(ledger, id)?.state).toBe('sent')
})
