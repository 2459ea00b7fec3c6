// A contact list on disk → its sheets: .xlsx, or text with delimiters in UTF-8, GBK or UTF-16.
import { open, readFile, stat } from 'node:fs/promises'
import { decode } from '../files/text/decode.ts'
import type { Limits } from '../reading/limits.ts'
import { declaredDelimiter, DELIMITERS, readDelimited } from './delimited.ts'
import { columnsUnderstood } from './roster-headings.ts'
import type { Sheet } from './sheet.ts'
import { readWorkbook } from './workbook.ts'

/** What a file turned out to be instead of a contact list. */
export class NoSheets extends Error {
  override readonly name = 'NoSheets'
  readonly reason: 'old-excel' | 'too-large' | 'damaged'

  constructor(reason: 'old-excel' | 'too-large' | 'damaged', options?: ErrorOptions) {
    super(reason, options)
    this.reason = reason
  }
}

/** The sheets of the file. By its first bytes, whatever its name says. Throws NoSheets, or the system's error. */
export async function readSheets(path: string, limits: Limits['files']): Promise<Sheet[]> {
  const { size } = await stat(path)
  if (size > limits.documentBytes) throw new NoSheets('too-large')
  const start = await firstBytes(path)
  // Compound file (MS-CFB 2.2): .xls, or an .xlsx with a password.
  if (start.equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw new NoSheets('old-excel')
  if (start.equals(Buffer.from('PK\u0003\u0004', 'latin1'))) {
    return readWorkbook(path, limits, AbortSignal.timeout(limits.totalMs)).catch((error: unknown) => {
      throw new NoSheets('damaged', { cause: error })
    })
  }
  return [bestTable(decode(await readFile(path)))]
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** The delimiter under which most headings are understood: addresses in a cell are parted by ; and , too. */
export function bestTable(text: string): Sheet {
  const { delimiter, rest } = declaredDelimiter(text.replace(/^\uFEFF/, ''))
  if (delimiter !== null) return readDelimited(rest, delimiter)
  let best = readDelimited(rest, ',')
  for (const other of DELIMITERS.slice(1)) {
    const table = readDelimited(rest, other)
    if (columnsUnderstood(table) > columnsUnderstood(best)) best = table
  }
  return best
}
