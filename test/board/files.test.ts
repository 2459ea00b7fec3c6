import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FileRecord, filesOf } from '../../src/ledger/readings.ts'
import { allMessages } from '../../src/ledger/messages.ts'
import { disposition } from '../../src/board/files/send.ts'
import { playedBoard, type PlayedBoard } from './played.ts'

let board: PlayedBoard
let files: FileRecord[]
beforeAll(async () => {
  board = await playedBoard()
  files = [...allMessages(board.office.ledger, null)].flatMap(({ id }) => filesOf(board.office.ledger, id))
})
afterAll(() => board.stop())

function one(fits: (file: FileRecord) => boolean): FileRecord {
  const found = files.find(fits)
  if (!found) throw new Error('the demo has no such file')
  return found
}
const placeOf = ({ message, position }: FileRecord) => `/files/${message}/${position}`
const bytesOf = ({ sha256 }: FileRecord) => readFileSync(board.office.store.pathOf(sha256))

describe('a file', () => {
  test('is downloaded as an attachment under its name, byte for byte, never as what it is', async () => {
    const file = one(each => each.kind === 'document')
    const answer = await board.get(placeOf(file))
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('content-disposition')).toBe(disposition('attachment', file.name))
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytesOf(file))).toBe(true)
  })

  test('is shown in place only as a picture or film of a recognised type', async () => {
    const picture = one(each => each.type === 'image/jpeg')
    const shown = await board.get(`${placeOf(picture)}/view`)
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    const other = one(each => each.kind === 'document')
    expect((await board.get(`${placeOf(other)}/view`)).status).toBe(404)
  })

  test('comes in ranges, as players ask for them', async () => {
    const file = one(each => each.type === 'image/jpeg')
    const whole = bytesOf(file)
    const range = async (header: string) => {
      const answer = await board.get(`${placeOf(file)}/view`, { range: header })
      return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) }
    }
    expect(await range('bytes=2-5')).toEqual({ status: 206, bytes: whole.subarray(2, 6) })
    expect(await range('bytes=-3')).toEqual({ status: 206, bytes: whole.subarray(-3) })
    expect((await range(`bytes=${whole.length}-`)).status).toBe(416)
  })

  test('is asked for again each time, costs nothing where it is the same, and mixes no two files', async () => {
    const file = one(each => each.type === 'image/jpeg')
    const place = `${placeOf(file)}/view`
    const answer = await board.get(place)
    expect(answer.headers.get('cache-control')).toBe('private, no-cache')
    const etag = answer.headers.get('etag') ?? ''
    expect((await board.get(place, { 'if-none-match': etag })).status).toBe(304)
    expect((await board.get(place, { range: 'bytes=2-5', 'if-range': etag })).status).toBe(206)
    expect((await board.get(place, { range: 'bytes=2-5', 'if-range': '"other"' })).status).toBe(200)
  })

  test('is told of without being sent', async () => {
    const file = one(each => each.type === 'image/jpeg')
    const answer = await fetch(board.url + placeOf(file), { method: 'HEAD' })
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, String(bytesOf(file).length)])
    expect(await answer.text()).toBe('')
  })

  test('shows the text inside a document, escaped', async () => {
    const file = one(each => each.kind === 'document')
    const page = await board.text(`${placeOf(file)}/text`)
    expect(page).toContain('class="text whole"')
  })

  test.each([
    '/files/1/../../baosong.sqlite',
    '/files/1/0%2f..%2f..',
    '/files/1/-1',
    '/files/1/999',
    '/files/999999/0',
    '/assets/../board.ts',
    '/assets/%2e%2e/board.ts',
  ])('%s leads nowhere', async path => {
    expect((await board.get(path)).status).toBe(404)
  })
})

test('a file with a virus is named, and neither shown nor given', async () => {
  const picture = one(each => each.type === 'image/jpeg')
  const { message, position } = picture
  board.office.ledger
    .statement('update files set notes = ? where message = ? and position = ?')
    .run('[{"code":"infected","detail":"Test.Virus"}]', message, position)
  for (const way of ['', '/view', '/text']) expect((await board.get(placeOf(picture) + way)).status).toBe(404)
  const page = await board.text(`/messages/${message}`)
  expect(page).toContain('有病毒')
  expect(page).toContain(picture.path)
  expect(page).not.toMatch(new RegExp(`"${placeOf(picture)}["/]`))
})

describe('a name in the header', () => {
  test('holds no line break and no quote that ends it', () => {
    expect(disposition('attachment', 'a"\r\nSet-Cookie: x=1.txt')).toBe(
      `attachment; filename="a___Set-Cookie: x=1.txt"; filename*=UTF-8''a%22%0D%0ASet-Cookie%3A%20x%3D1.txt`,
    )
    expect(disposition('attachment', '总结.docx')).toBe(
      `attachment; filename="__.docx"; filename*=UTF-8''%E6%80%BB%E7%BB%93.docx`,
    )
  })
})
