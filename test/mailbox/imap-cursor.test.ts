import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cursorOf,
  isUnmarked,
  newRows,
  passed,
  progressOf,
  rangeToAsk,
  type Row,
  startOf,
} from '../../src/mailbox/imap-cursor.ts'

/** A message as the test sees it: what it is, and what the server calls it. */
type Message = { id: number; row: Row }

/** The server's side of a look: N:* never misses the last message, and rows come in any order. */
function answer(range: string, messages: readonly Message[]): Row[] {
  const last = Math.max(0, ...messages.map(({ row }) => row.uid))
  const isIn = (uid: number) =>
    range.split(',').some(part => {
      const [from = 0, to = from] = part.split(':').map(end => (end === '*' ? last : Number(end)))
      return uid >= Math.min(from, to) && uid <= Math.max(from, to)
    })
  return messages
    .map(({ row }) => row)
    .filter(({ uid }) => isIn(uid))
    .toReversed()
}

/** One whole look; returns the ids delivered and the cursor afterwards. */
function look(cursor: string | null, uidValidity: string, messages: readonly Message[], uidNext: number | null) {
  let progress = progressOf(cursor, uidValidity)
  const some = answer(rangeToAsk(progress), messages)
  const listed = isUnmarked(progress, some) ? answer('1:*', messages) : some
  let rows = messages.length === 0 ? [] : newRows(progress, listed, uidNext)
  if (rows === null) {
    progress = startOf(uidValidity)
    rows = messages.map(({ row }) => row).sort((a, b) => a.uid - b.uid)
  }
  for (const row of rows) progress = passed(progress, row, [])
  const ids = rows.map(({ uid }) => messages.find(({ row }) => row.uid === uid)?.id ?? -1)
  return { ids, cursor: rows.length === 0 ? cursor : cursorOf(progress) }
}

const message = (id: number, uid: number, date = id * 60, size = 1000 + id): Message => ({
  id,
  row: { uid, date, size },
})

describe('what is new in an IMAP folder', () => {
  it('delivers by ascending UID, then nothing', () => {
    const messages = [message(2, 7), message(1, 3)]
    const first = look(null, '9', messages, 8)
    expect(first.ids).toEqual([1, 2])
    expect(look(first.cursor, '9', messages, 8).ids).toEqual([])
  })

  it('is not misled by servers that answer N:* with the last old message', () => {
    const first = look(null, '9', [message(1, 3), message(2, 7)], null)
    expect(look(first.cursor, '9', [message(1, 3)], null).ids).toEqual([])
  })

  it('asks for little in a large mailbox', () => {
    const many = Array.from({ length: 5000 }, (_, index) => message(index, index + 1))
    const { cursor } = look(null, '9', many, 5001)
    const progress = progressOf(cursor, '9')
    expect(answer(rangeToAsk(progress), many).length).toBeLessThanOrEqual(16)
    expect(cursor?.length).toBeLessThan(600)
  })

  it('walks everything again when UIDVALIDITY changes', () => {
    const first = look(null, '9', [message(1, 3)], 4)
    expect(look(first.cursor, '10', [message(1, 1), message(2, 2)], 3).ids).toEqual([1, 2])
  })

  it('walks everything again when UIDs begin anew under the same UIDVALIDITY', () => {
    const old = [message(1, 101), message(2, 102), message(3, 103)]
    const { cursor } = look(null, '1', old, null)
    expect(look(cursor, '1', [message(1, 1), message(2, 2), message(9, 3)], null).ids).toEqual([1, 2, 9])
    expect(look(cursor, '1', [message(8, 101), message(9, 102)], null).ids).toEqual([8, 9])
  })

  it('delivers another message that got the UID of a deleted one', () => {
    const { cursor } = look(null, '1', [message(1, 1), message(2, 2), message(3, 3)], 4)
    expect(look(cursor, '1', [message(1, 1), message(2, 2), message(9, 3)], 4).ids).toEqual([9])
  })

  it('delivers what got a UID below all that were taken in', () => {
    const { cursor } = look(null, '1', [message(3, 3)], 4)
    expect(look(cursor, '1', [message(5, 2)], 4).ids).toEqual([5])
    const many = Array.from({ length: 40 }, (_, index) => message(index, index + 1))
    const late = look(null, '1', many, 41)
    expect(look(late.cursor, '1', [message(50, 2), message(51, 45)], 46).ids).toEqual([50, 51])
  })

  it('does not walk again when the latest messages were deleted and UIDNEXT says so', () => {
    const many = Array.from({ length: 40 }, (_, index) => message(index, index + 1))
    const { cursor } = look(null, '9', many, 41)
    expect(look(cursor, '9', many.slice(0, 10), 41).ids).toEqual([])
    expect(look(cursor, '9', [...many.slice(0, 10), message(99, 41)], 42).ids).toEqual([99])
  })

  it('does not walk again and again where INTERNALDATE is made up at each look', () => {
    const { cursor } = look(null, '9', [message(1, 1, 100), message(2, 2, 200)], 3)
    expect(look(cursor, '9', [message(1, 1, 300), message(2, 2, 300)], 3).ids).toEqual([])
  })

  it('starts over on a cursor that it does not understand', () => {
    expect(look('{"v":99}', '9', [message(1, 1)], 2).ids).toEqual([1])
    expect(look('no json', '9', [message(1, 1)], 2).ids).toEqual([1])
  })

  it('asks again for what was passed without being taken in', () => {
    let progress = startOf('9')
    for (let uid = 1; uid <= 40; uid += 1) {
      if (uid !== 5) progress = passed(progress, { uid, date: uid, size: uid }, uid > 5 ? [5] : [])
    }
    const again = progressOf(cursorOf(progress), '9')
    expect(rangeToAsk(again)).toBe('5,25:*')
    const rows = [{ uid: 5, date: 5, size: 5 }, ...again.marks]
    expect(newRows(again, rows, 41)?.map(({ uid }) => uid)).toEqual([5])
    const settled = passed(again, { uid: 5, date: 5, size: 5 }, [])
    expect(settled.owed).toEqual([])
    expect(settled.high).toBe(40)
    expect(rangeToAsk(settled)).toBe('25:*')
  })

  it('misses no message, whatever arrives, is deleted, or is counted anew', () => {
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({ kind: fc.constant('arrive' as const), count: fc.integer({ min: 1, max: 20 }) }),
      },
      {
        weight: 3,
        arbitrary: fc.record({ kind: fc.constant('delete' as const), share: fc.integer({ min: 1, max: 4 }) }),
      },
      { weight: 2, arbitrary: fc.constant({ kind: 'delete-latest' as const }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'renumber' as const }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'revalidate' as const }) },
    )
    const server = fc.record({ tellsNext: fc.boolean(), reusesUids: fc.boolean() })
    fc.assert(
      fc.property(
        server,
        fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { maxLength: 12 }),
        ({ tellsNext, reusesUids }, times) => {
          let messages: Message[] = []
          let validity = 1
          let next = 1
          let id = 0
          let cursor: string | null = null
          const delivered = new Set<number>()
          for (const time of times) {
            for (const each of time) {
              if (each.kind === 'arrive') {
                for (let count = 0; count < each.count; count += 1) {
                  if (reusesUids) next = Math.max(0, ...messages.map(({ row }) => row.uid)) + 1
                  id += 1
                  messages = [...messages, message(id, next)]
                  next += 1
                }
              } else if (each.kind === 'delete')
                messages = messages.filter((_, index) => index % (each.share + 1) !== 0)
              else if (each.kind === 'delete-latest') messages = messages.slice(0, -1)
              else {
                messages = messages.map(({ id: old }, index) => message(old, index + 1))
                next = messages.length + 1
                if (each.kind === 'revalidate') validity += 1
              }
            }
            const seen = look(cursor, String(validity), messages, tellsNext ? next : null)
            cursor = seen.cursor
            for (const one of seen.ids) delivered.add(one)
            expect(messages.filter(one => !delivered.has(one.id))).toEqual([])
          }
        },
      ),
      { numRuns: 2000 },
    )
  })
})
