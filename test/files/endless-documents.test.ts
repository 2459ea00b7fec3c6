// Documents made to hang or to swell: each ends in a note, and the next one is read as if nothing had been.
import { buffer } from 'node:stream/consumers'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { ZipFile } from 'yazl'
import { type Bench, codes, fixture, openBench } from './bench.ts'

const MEBIBYTE = 1_048_576
/** Less than limits.ts gives, so that the test takes no longer than it must. */
const PARSER_MS = 1_500
const PARSER_MIB = 160

let bench: Bench
let good: Buffer
beforeAll(async () => {
  bench = await openBench({ parserMs: PARSER_MS, parserMiB: 1_024 })
  good = await fixture('documents/report.pdf')
})
afterAll(() => bench.close())
// The thread starts and loads its parser within the time of the first file: none of these tests is about that.
beforeEach(async () => {
  await bench.examine(good, 'report.pdf')
})

/** A page whose content unpacks to `content`. */
function pdf(content: Buffer): Buffer {
  const packed = deflateSync(content)
  const font = '<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>'
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources ${font} /Contents 4 0 R >>`,
  ].map((object, index) => Buffer.from(`${index + 1} 0 obj\n${object}\nendobj\n`))
  const head = Buffer.from(`4 0 obj\n<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`)
  const end = Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n')
  return Buffer.concat([Buffer.from('%PDF-1.5\n'), ...objects, head, packed, end])
}

async function docx(xml: Buffer): Promise<Buffer> {
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from('<Types/>'), '[Content_Types].xml')
  zip.addBuffer(xml, 'word/document.xml')
  zip.end()
  return buffer(zip.outputStream)
}

async function growthWhile(act: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage.rss()
  let highest = before
  const sampling = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss())
  }, 5)
  await act()
  clearInterval(sampling)
  return highest - before
}

describe('a document that never ends', () => {
  it('as a PDF is stopped by time, and the next one is read by a new thread', async () => {
    const start = performance.now()
    const seen = await bench.examine(pdf(Buffer.from(`BT /F1 12 Tf ${'(a) Tj '.repeat(12_000_000)}ET`)), '总结.pdf')
    expect(seen).toMatchObject({ type: 'application/pdf', document: null })
    expect(seen.notes).toEqual([{ code: 'over-limit', detail: `more than ${PARSER_MS / 1000} s` }])
    expect(performance.now() - start).toBeLessThan(PARSER_MS * 4)
    expect((await bench.examine(good, 'report.pdf')).document?.head[0]).toBe('云溪市图书馆2026年全国科普日活动总结')
  })

  it('as a PDF whose stream swells is stopped by memory', async () => {
    const patient = await openBench({ parserMs: 60_000, parserMiB: PARSER_MIB })
    try {
      const bytes = pdf(Buffer.alloc(400 * MEBIBYTE, 0x20))
      const growth = await growthWhile(async () => {
        const seen = await patient.examine(bytes, '总结.pdf')
        expect(seen.notes).toEqual([{ code: 'over-limit', detail: `needs more than ${PARSER_MIB} MiB of memory` }])
      })
      expect(growth).toBeLessThan(2.5 * PARSER_MIB * MEBIBYTE)
      expect((await patient.examine(good, 'report.pdf')).document).not.toBeNull()
    } finally {
      await patient.close()
    }
  })

  test.each([
    ['paragraphs', '<w:p><w:r><w:t>a</w:t></w:r></w:p>'],
    ['tables inside tables', '<w:tr>'],
    ['one line', '<w:tab/>'],
    ['one tag', 'a="1" '],
  ])('as a docx of %s ends in a note, without growing', async (_, piece) => {
    const start = piece.startsWith('<') ? '<w:p>' : '<w:p '
    const bytes = await docx(Buffer.from(start + piece.repeat((140 * MEBIBYTE) / piece.length)))
    const growth = await growthWhile(async () => {
      const seen = await bench.examine(bytes, '总结.docx')
      expect(seen.notes).toHaveLength(1)
      expect(codes(seen)[0]).toMatch(/^(over-limit|unreadable)$/)
    })
    expect(growth).toBeLessThan(100 * MEBIBYTE)
  })

  test.each(['{', 'a'])('as an RTF of %s costs no memory', async piece => {
    const bytes = Buffer.from(`{\\rtf1 ${piece.repeat(40 * MEBIBYTE)}`)
    const growth = await growthWhile(async () => {
      expect((await bench.examine(bytes, '总结.rtf')).type).toBe('application/rtf')
    })
    expect(growth).toBeLessThan(100 * MEBIBYTE)
  })
})

describe('a broken document', () => {
  test.each(['report.docx', 'report.pdf', 'report.ofd', 'slides.pptx', 'table.xlsx', 'law-summary.doc', 'report.odt'])(
    '%s, cut in half, is a note at most, and keeps its type',
    async name => {
      const whole = await fixture(`documents/${name}`)
      const { type } = await bench.examine(whole, name)
      const seen = await bench.examine(whole.subarray(0, whole.length / 2), name)
      expect(seen.type).toBe(type)
      expect(codes(seen).filter(code => code !== 'unreadable')).toEqual([])
      expect(seen.document === null ? codes(seen) : ['unreadable']).toEqual(['unreadable'])
    },
  )
})
