import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acceptancesOf } from '../../src/ledger/accepted.ts'
import { decisionsOf } from '../../src/ledger/decisions.ts'
import { filesOf } from '../../src/ledger/readings.ts'
import { type MessageSummary, reviewQueue } from '../../src/ledger/review.ts'
import { DEMO_END, playedBoard, type PlayedBoard } from './played.ts'

let board: PlayedBoard
let waiting: MessageSummary[]
beforeEach(async () => {
  board = await playedBoard()
  waiting = reviewQueue(board.office.ledger, DEMO_END)
})
afterEach(() => board.stop())

const queue = () => reviewQueue(board.office.ledger, DEMO_END).map(each => each.id)

/** A message in review with this condition. */
function find(fits: (message: MessageSummary) => boolean): MessageSummary {
  const found = waiting.find(fits)
  if (!found) throw new Error('the demo leaves no such message in review')
  return found
}

describe('the queue', () => {
  test('shows every message that waits, with its reasons', async () => {
    const page = await board.text('/review')
    expect(waiting.length).toBeGreaterThan(2)
    for (const { id } of waiting) expect(page).toContain(`id="m${id}"`)
    expect(page).toContain('没有登记')
  })
})

describe('a decision', () => {
  test('accepts the proposal in one click', async () => {
    const { id, outcome } = find(each => each.outcome?.unit !== null)
    const answer = await board.post('/review', `/messages/${id}/decide`, {
      seen: '0',
      back: '/review',
      action: 'accept',
      proposed: outcome?.unit ?? '',
    })
    // On with the one behind it, as people read down the list.
    const next = waiting[waiting.findIndex(each => each.id === id) + 1]?.id
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/review?done=${id}#m${next}`])
    expect(queue()).not.toContain(id)
    expect(acceptancesOf(board.office.ledger, id).map(each => each.unit)).toEqual([outcome?.unit])
    expect(board.asked()).toBe(1)
    expect(await board.text(`/review?done=${id}`)).toContain('已登记为')
  })

  test('says how long its answer waits, and that it can be undone until then', async () => {
    const { id } = find(each => each.outcome?.nature === 'submission')
    const fields = { seen: '0', action: 'assign', unit: '县图', campaign: 'kepu-month-2026' }
    await board.post('/review', `/messages/${id}/decide`, fields)
    expect(await board.text(`/review?done=${id}`)).toMatch(/已登记为[^<]*。 回执约2分钟后发出，之前可撤销。/)
    expect(await board.text(`/messages/${id}`)).toContain('回执约2分钟后发出，之前可撤销。')
  })

  test('another unit by its alias, remembered in units.yaml with every comment kept', async () => {
    const { id, from } = find(each => each.from !== null)
    const before = await readFile(join(board.config, 'units.yaml'), 'utf8')
    await board.post('/review', `/messages/${id}/decide`, {
      seen: '0',
      action: 'assign',
      unit: '县图',
      campaign: 'kepu-month-2026',
      remember: '1',
    })
    expect(acceptancesOf(board.office.ledger, id).map(each => each.unit)).toEqual(['library'])
    expect(decisionsOf(board.office.ledger, id)).toMatchObject([{ action: 'assign', unit: 'library', remember: true }])
    const after = await readFile(join(board.config, 'units.yaml'), 'utf8')
    expect(after.replace(`, ${from?.address}`, '')).toBe(before)
    expect(after).not.toBe(before)
    expect(board.office.configuration.units.find(unit => unit.id === 'library')?.addresses).toContain(from?.address)
  })

  test('a unit that was chosen goes before the proposal', async () => {
    const { id, outcome } = find(each => each.outcome?.unit !== null && each.outcome?.unit !== 'library')
    await board.post('/review', `/messages/${id}/decide`, {
      seen: '0',
      action: 'accept',
      proposed: outcome?.unit ?? '',
      unit: '青禾县图书馆',
    })
    expect(acceptancesOf(board.office.ledger, id).map(each => each.unit)).toEqual(['library'])
  })

  test('an unknown unit decides nothing and is answered with the nearest name', async () => {
    const id = waiting[0]?.id ?? 0
    const answer = await board.post('/review', `/messages/${id}/decide`, {
      seen: '0',
      action: 'assign',
      unit: 'libary',
    })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('是不是“library”')
    expect(queue()).toContain(id)
  })

  test('sets aside, and takes it back', async () => {
    const id = waiting[0]?.id ?? 0
    await board.post('/review', `/messages/${id}/decide`, { seen: '0', action: 'dismiss' })
    expect(queue()).not.toContain(id)
    const [{ id: seen } = { id: 0 }] = decisionsOf(board.office.ledger, id)
    await board.post('/review', `/messages/${id}/undo`, { seen: String(seen) })
    expect(queue()).toContain(id)
    expect(decisionsOf(board.office.ledger, id).map(each => each.action)).toEqual(['dismiss', 'undo'])
  })

  test('what somebody else decided meanwhile is not overruled unseen', async () => {
    const id = waiting[0]?.id ?? 0
    await board.post('/review', `/messages/${id}/decide`, { seen: '0', action: 'dismiss' })
    const late = await board.post('/review', `/messages/${id}/decide`, { seen: '0', action: 'assign', unit: 'library' })
    expect(late.status).toBe(409)
    expect(decisionsOf(board.office.ledger, id)).toHaveLength(1)
  })

  test('splits by file', async () => {
    const { id } = find(each => filesOf(board.office.ledger, each.id).filter(file => !file.decoration).length > 1)
    const [first, second] = filesOf(board.office.ledger, id).filter(file => !file.decoration)
    await board.post('/review', `/messages/${id}/split`, {
      seen: '0',
      campaign: 'kepu-month-2026',
      [`file-${first?.position}-unit`]: 'library',
      [`file-${first?.position}-material`]: 'summary',
      [`file-${second?.position}-unit`]: 'no1-school',
      [`file-${second?.position}-material`]: 'photos',
    })
    expect(acceptancesOf(board.office.ledger, id).map(each => each.unit)).toEqual(['library', 'no1-school'])
  })

  test('splits by names and aliases; an unknown one decides nothing, and what was typed stays', async () => {
    const { id } = find(each => filesOf(board.office.ledger, each.id).filter(file => !file.decoration).length > 1)
    const [first, second] = filesOf(board.office.ledger, id).filter(file => !file.decoration)
    const fields = {
      seen: '0',
      campaign: 'kepu-month-2026',
      [`file-${first?.position}-unit`]: '县图',
      [`file-${first?.position}-material`]: 'news',
      [`file-${second?.position}-unit`]: '青禾县第一中雪',
    }
    const refused = await board.post('/review', `/messages/${id}/split`, fields)
    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(page).toContain('是不是“青禾县第一中学”')
    expect(page).toContain('value="青禾县第一中雪"')
    expect(page).toMatch(/<option value="news" selected/)
    expect(decisionsOf(board.office.ledger, id)).toEqual([])
    await board.post('/review', `/messages/${id}/split`, {
      ...fields,
      [`file-${second?.position}-unit`]: '青禾县第一中学',
    })
    expect(acceptancesOf(board.office.ledger, id).map(each => each.unit)).toEqual(['library', 'no1-school'])
  })

  test('names all units once a page, however many files there are', async () => {
    const { id } = find(each => filesOf(board.office.ledger, each.id).filter(file => !file.decoration).length > 1)
    const page = await board.text(`/messages/${id}/split`)
    const units = board.office.configuration.units.length
    expect(page.match(/<option value="[^"]*[县镇山禾][^"]*"/g)).toHaveLength(units)
  })
})
