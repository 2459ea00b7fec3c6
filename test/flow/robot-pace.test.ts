import { expect, test } from 'vitest'
import { robotPause } from '../../src/flow/send/robot-pace.ts'
import { beginAttempt } from '../../src/ledger/attempts.ts'
import { letterOf, proposeLetter } from '../../src/ledger/letters.ts'
import { letter, NOON, temporaryLedger } from '../ledger/made-up.ts'

test('a robot is told twenty things a minute and no more; others, and addresses of people, are not held up by it', () => {
  const ledger = temporaryLedger()
  const propose = (key: string, address: string) =>
    proposeLetter(ledger, letter(key, { recipients: [{ name: '', address }] }), NOON).id
  const pause = (key: string, address: string, now: Temporal.Instant) => {
    const record = letterOf(ledger, propose(key, address))
    return record && robotPause(record, { ledger }, now)?.toString()
  }
  for (let index = 0; index < 20; index += 1) {
    const now = NOON.add({ seconds: index })
    expect(pause('next', 'robot:wecom-1', now)).toBeUndefined()
    for (const address of ['robot:wecom-1', 'a_demo@163.com'])
      beginAttempt(ledger, propose(`${address}/${index}`, address), now, now.add({ minutes: 10 }))
  }
  const now = NOON.add({ seconds: 30 })
  expect(pause('next', 'robot:wecom-1', now)).toBe(now.add({ minutes: 1 }).toString())
  expect(pause('other', 'robot:wecom-2', now)).toBeUndefined()
  expect(pause('person', 'a_demo@163.com', now)).toBeUndefined()
  expect(pause('next', 'robot:wecom-1', NOON.add({ seconds: 61 }))).toBeUndefined()
})
