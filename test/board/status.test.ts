import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { standingsAt } from '../../src/flow/write/due-input.ts'
import { DEMO_END, playedBoard, type PlayedBoard } from './played.ts'

let board: PlayedBoard
beforeAll(async () => {
  board = await playedBoard()
})
afterAll(() => board.stop())

/** The cells of a unit's row as text. */
function rowOf(page: string, unit: string): string[] {
  const row = page.split('<tr ').find(part => part.includes(`/units/${unit}?`)) ?? ''
  return [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, '').trim())
}

/** How many units are in each state, by the record. */
function counts() {
  const standing = standingsAt(board.office, DEMO_END).get('kepu-month-2026')
  if (!standing) throw new Error('no such campaign')
  return standing.counts
}

describe('status', () => {
  test('the first page leads to the open campaign', async () => {
    const answer = await board.get('/')
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe('/campaigns/kepu-month-2026')
  })

  test('the matrix says for each unit what the record says', async () => {
    const page = await board.text('/campaigns/kepu-month-2026')
    const standing = standingsAt(board.office, DEMO_END).get('kepu-month-2026')
    expect(standing?.units).toHaveLength(16)
    for (const { unit, state, materials } of standing?.units ?? []) {
      const cells = rowOf(page, unit)
      expect(cells).toHaveLength(2 + Object.keys(materials).length + 1)
      const plan = materials['plan']
      if (state !== 'exempt') expect(cells[2]).toContain(`${plan?.have}/${plan?.need}`)
      if (state === 'complete') expect(cells[1]).toMatch(/^齐/)
    }
  })

  test('a state and a word narrow it, without script', async () => {
    const partial = await board.text('/campaigns/kepu-month-2026?state=partial')
    expect(partial.match(/<tr data-text/g)).toHaveLength(counts().partial)
    const named = await board.text(`/campaigns/kepu-month-2026?find=${encodeURIComponent('实小')}`)
    expect(named.match(/<tr data-text/g)).toHaveLength(1)
    expect(named).toContain('青禾县实验小学')
  })

  test('the picture tells those who do not see it how many have reported', async () => {
    expect(await board.text('/campaigns/kepu-month-2026')).toMatch(
      new RegExp(`role="img" aria-label="15 个应报单位中，\\d+ 个已报过材料，${counts().complete} 个已报齐"`),
    )
  })

  test('an unknown campaign is not found', async () => {
    expect((await board.get('/campaigns/none')).status).toBe(404)
  })

  test('nothing may be loaded from elsewhere, framed or kept', async () => {
    const { headers } = await board.get('/campaigns/kepu-month-2026')
    const policy = headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
  })
})
