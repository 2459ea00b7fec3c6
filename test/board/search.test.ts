import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { marked, snippetOf, wordsOf } from '../../src/board/search/snippets.ts'
import { saveReading, readingOf } from '../../src/ledger/readings.ts'
import { openSearchIndex } from '../../src/ledger/search-index.ts'
import { DEMO_END, playedBoard, type PlayedBoard } from './played.ts'

let board: PlayedBoard
beforeAll(async () => {
  board = await playedBoard()
})
afterAll(() => board.stop())

const found = async (query: string) =>
  [...(await board.text(`/search?q=${encodeURIComponent(query)}`)).matchAll(/<h2><a href="\/messages\/(\d+)"/g)].map(
    ([, id]) => Number(id),
  )

describe('search', () => {
  test('finds Chinese words of two characters in subjects, and marks them', async () => {
    expect((await found('总结')).length).toBeGreaterThan(3)
    expect(await board.text(`/search?q=${encodeURIComponent('总结')}`)).toContain('<mark>总结</mark>')
  })

  test.each([
    ['one character', '馆', 5],
    ['two characters', '照片', 5],
    ['a file’s name', 'mmexport1790000001.jpg', 1],
    ['a part of a file’s name', 'mmexport', 1],
    ['full-width letters', 'ｍｍｅｘｐｏｒｔ', 1],
    ['a year', '2026年', 5],
  ])('finds %s', async (_, query, least) => {
    expect((await found(query)).length).toBeGreaterThanOrEqual(least)
  })

  test.each(['青禾一中', '县一中', 'qhyz', 'xyz'])('leads to the unit of that name first: %s', async query => {
    expect(await board.text(`/search?q=${encodeURIComponent(query)}`)).toContain('<a href="/units/no1-school">')
  })

  test('holds characters together: the order counts', async () => {
    expect(await found('结总')).toEqual([])
  })

  test('all words must be there', async () => {
    const both = await found('职校 总结')
    const one = await found('总结')
    expect(both.length).toBeLessThan(one.length)
    for (const id of both) expect(one).toContain(id)
  })

  test('finds a sender by a part of the address, whatever the case', async () => {
    expect((await found('QHYZ_demo@163.com')).length).toBeGreaterThan(0)
    expect((await found('qhyz')).length).toBeGreaterThan(0)
  })

  test('finds what stands only inside a document', async () => {
    const { ledger } = board.office
    const id =
      Array.from({ length: 60 }, (_, n) => n + 1).find(n => readingOf(ledger, n)?.files.some(file => file.document)) ??
      0
    const reading = readingOf(ledger, id)
    if (!reading) throw new Error('no message with a document')
    const files = reading.files.map(file =>
      file.document ? { ...file, document: { ...file.document, text: '其中提到量子纠缠演示仪一台' } } : file,
    )
    saveReading(ledger, id, { ...reading, files }, DEMO_END.add({ hours: 1 }))
    expect(await found('量子纠缠')).toEqual([id])
  })

  test.each(['"', '*', "'; drop table texts; --", 'NEAR(', 'a AND', '（）', '', 'subject:x'])(
    'bears %j',
    async query => {
      expect((await board.get(`/search?q=${encodeURIComponent(query)}`)).status).toBe(200)
    },
  )
})

test('a broken index is built again', () => {
  const folder = join(board.office.configuration.office.data, 'store', 'tmp')
  writeFileSync(join(folder, 'search.sqlite'), 'no database at all, but long enough to be looked at '.repeat(40))
  const index = openSearchIndex(folder)
  index.update(board.office.ledger, 1000)
  expect(index.find('总结', 5)).toHaveLength(5)
  index.close()
})

describe('snippets', () => {
  test('show the text around a hit', () => {
    const text = `${'前'.repeat(100)}活动总结${'后'.repeat(200)}`
    const snippet = snippetOf(text, wordsOf('总结')) ?? []
    expect(snippet.filter(part => part.isHit)).toEqual([{ text: '总结', isHit: true }])
    expect(snippet.map(part => part.text).join('').length).toBeLessThan(160)
  })

  test('keep the whole text when marking', () => {
    for (const text of ['aAbB', 'İstanbul a', '总结 总结', ''])
      expect(
        marked(text, ['a', '总结'])
          .map(part => part.text)
          .join(''),
      ).toBe(text)
  })
})
