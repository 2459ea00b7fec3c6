// Pictures that stand in the page itself come out of it byte for byte, wherever the stream is cut; what is no picture stays.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Note } from '../../src/reading/reading.ts'
import { LIMITS } from '../../src/reading/limits.ts'
import { type PagePicture, withoutPictures } from '../../src/message/structure/page-pictures.ts'
import { message, parts, plain, utf8 } from '../mail/make/eml.ts'
import { dataUrl, jpeg } from '../mail/make/pages.ts'
import { openReader, type TestReader } from './read.ts'

let reader: TestReader
beforeAll(async () => {
  reader = await openReader()
})
afterAll(() => reader.close())

const PHOTO = jpeg(640, 480, 900)
const URL = dataUrl(PHOTO)
const page = (html: string) => message({ 'Content-Type': 'text/html; charset=utf-8' }, utf8(html))

async function pictures(html: string): Promise<{ bytes: string; shown: string | null; name: string | null }[]> {
  const { parts } = await reader.parse(page(html))
  return Promise.all(
    parts.map(async ({ stored, shown, name }) => {
      return { bytes: (await reader.stored(stored.sha256)).toString('latin1'), shown, name }
    }),
  )
}

describe('a picture in the page', () => {
  it.each([
    ['quoted', `<img src="${URL}">`],
    ['in single quotes', `<img src='${URL}'>`],
    ['without quotes', `<img src=${URL}>`],
    ['without quotes, more behind it', `<img src=${URL} width=300>`],
    ['with blanks around', `<img\nsrc = "\n ${URL} ">`],
    ['in capitals', `<IMG SRC="${URL.replace('data:image/jpeg;base64', 'DATA:IMAGE/JPEG;BASE64')}">`],
    ['folded', `<img src="${URL.replace(/(.{76})/g, '$1\r\n')}">`],
    ['with the escapes of a URL', `<img src="${URL.replaceAll('+', '%2b').replaceAll('=', '%3D')}">`],
    ['with the escapes of a page', `<img src="${URL.replaceAll('/9', '&#47;9').replaceAll('+', '&#x2B;')}">`],
    ['with parameters', `<img src="${URL.replace(';', ';charset=utf-8;name=a.jpg;')}">`],
    ['without a type', `<img src="${URL.replace('image/jpeg', '')}">`],
    ['never closed', `<img src="${URL}`],
  ])('%s', async (_, html) => {
    const found = await pictures(`<p>照片</p>${html}`)
    expect(found.map(({ bytes }) => bytes === PHOTO)).toEqual([true])
  })

  it('stands where the page shows it, under the name that the page gives it', async () => {
    const found = await pictures(
      `<p>甲<img src="${URL}" alt="现场 1.JPG"></p><p><img alt="合影" title="a/b.jpg" src="${URL}"></p><div class="gmail_signature"><img src="${URL}"></div><div class="gmail_quote">On Mon, Sep 21, 2026 at 9:00 A &lt;a@b.example&gt; wrote:<br><img src="${URL}"></div>`,
    )
    expect(found.map(({ shown, name }) => [shown, name])).toEqual([
      ['text', '现场 1.JPG'],
      ['text', null],
      ['signature', null],
      ['quoted', null],
    ])
  })

  it('comes along with every other file', async () => {
    const inside = [
      plain(`<p>甲<img src="${URL}"></p>`, 'text/html; charset=utf-8'),
      plain('b', 'text/csv; name=b.csv'),
    ]
    const mail = message({ 'Content-Type': 'multipart/mixed; boundary="=_m"' }, parts('=_m', ...inside))
    expect((await reader.parse(mail)).parts.map(({ declaredType }) => declaredType)).toEqual(['image/jpeg', 'text/csv'])
  })
})

describe('what is no picture of the text', () => {
  it.each([
    ['a background', `<div style="background:url(${URL})">a</div>`],
    ['a placeholder for another source', `<img data-src="${URL}" src="https://a.example/1.jpg">`],
    ['a drawing in words', `<img src="data:image/svg+xml;utf8,<svg/>">`],
    ['a script', `<script src="data:text/javascript;base64,YWxlcnQoMSk="></script>`],
    ['nothing', `<img src="data:image/png;base64,">`],
    ['a word', `<p>src="data:image/png;base64" 是一种写法</p>`],
  ])('%s', async (_, html) => {
    expect(await pictures(`<p>甲</p>${html}`)).toEqual([])
  })

  it('leaves the page as it was', async () => {
    const html = `<p>甲 src="data:image/png;base64"</p><img src="data:image/svg+xml,<svg/>">`
    expect((await through(utf8(html), 7)).page).toBe(utf8(html))
  })
})

/** The page that is left, and the pictures' bytes; the source comes in pieces of `size`. */
async function through(html: string, size: number, most = 10) {
  const stored: string[] = []
  const found: PagePicture[] = []
  const store = {
    async put(source: AsyncIterable<Uint8Array>) {
      const pieces: Uint8Array[] = []
      for await (const piece of source) pieces.push(piece)
      const bytes = Buffer.concat(pieces)
      stored.push(bytes.toString('latin1'))
      return { sha256: `${stored.length}`, size: bytes.length, path: '' }
    },
  }
  async function* source() {
    for (let at = 0; at < html.length; at += size) yield Buffer.from(html.slice(at, at + size), 'latin1')
  }
  const notes: Note[] = []
  let page = ''
  for await (const piece of withoutPictures(source(), found, { store, most, slot: 3, notes }))
    page += piece.toString('latin1')
  return { page, stored, found, notes }
}

it('comes out the same wherever the stream is cut', async () => {
  const escaped = URL.replaceAll('+', '%2B').replaceAll('/9', '&#x2f;9')
  const html = `<p>${utf8('照片')}<img alt=a src="${escaped}"/>${'x'.repeat(700)}<img src=${URL}></p>`
  for (let size = 1; size < 40; size += 1) {
    const { page, stored } = await through(html, size)
    expect(
      stored.map(bytes => bytes === PHOTO),
      `pieces of ${size}`,
    ).toEqual([true, true])
    expect(page).toBe(
      `<p>${utf8('照片')}<img alt=a src="cid:picture-3-1@page"/>${'x'.repeat(700)}<img src=cid:picture-3-2@page></p>`,
    )
  }
})

it('stays in the page beyond as many as are taken out, with a note', async () => {
  const { page, found, notes } = await through(`<img src="${URL}">`.repeat(5), 100, 3)
  expect(found).toHaveLength(3)
  expect(page.split(URL)).toHaveLength(3)
  expect(notes).toEqual([{ code: 'over-limit', detail: 'pictures 3' }])
})

it('costs neither the text nor its cap, however large', async () => {
  const large = `data:image/jpeg;base64,${'QUJD'.repeat(LIMITS.message.bodyBytes / 3)}`
  const { body, parts, notes } = await reader.parse(page(`<p>前</p><img src="${large}"><p>后</p>`))
  expect(body.text).toBe('前\n\n后')
  expect(parts.map(({ stored }) => stored.size)).toEqual([(large.length - 23) * 0.75])
  expect(notes).toEqual([])
})
