// A text leaf: its characters, and the files that stand in it uuencoded. Kept in memory up to the cap.
import type { Store, StoredBytes } from '../../files/store.ts'
import type { Limits } from '../../reading/limits.ts'
import type { Note } from '../../reading/reading.ts'
import { decode, normalLabel } from '../text/charset.ts'
import { unflow } from '../text/flowed.ts'
import { alternativeOf } from './body-role.ts'
import { isEnriched, type Entity } from './entity.ts'
import { linesOf } from './lines.ts'
import { type PagePicture, withoutPictures } from './page-pictures.ts'
import { beginName, isUuLine, uuData, uuLine, uuName } from './uuencode.ts'

/** One version of the message's text, decoded, LF line ends. */
export type TextBody = {
  form: 'plain' | 'html'
  text: string
  bytes: Buffer
  /** As declared, by the header or the page; null where missing. */
  charset: string | null
  /** Versions of one text have the same slot: the index of their multipart/alternative, or their own. */
  slot: number
  notes: Note[]
}

type Uuencoded = { name: string; stored: StoredBytes }

/** A text, and the files that stood in it: uuencoded ones, and pictures of its page. */
export type ReadText = { text: TextBody; attachments: Uuencoded[]; pictures: PagePicture[] }

/** Reads the decoded bytes of a text leaf. `isFile`: it is a file besides, so that its page keeps its pictures. */
export async function readTextBody(
  entity: Entity,
  body: AsyncIterable<Buffer>,
  isFile: boolean,
  store: Store,
  limits: Limits['message'],
): Promise<ReadText> {
  const form = entity.type === 'text/html' ? 'html' : 'plain'
  const attachments: Uuencoded[] = []
  const pictures: PagePicture[] = []
  const notes: Note[] = []
  const tools = { store, most: isFile ? 0 : limits.pagePictures, slot: entity.index, notes }
  const source =
    form === 'plain' ? withoutUuencoded(body, attachments, store, limits.parts) : withoutPictures(body, pictures, tools)
  const bytes = await upTo(source, limits.bodyBytes, notes)
  const declared = entity.contentType.plain.get('charset') ?? null
  const charset = form === 'html' ? htmlLabel(bytes, declared) : declared
  const text = characters(bytes, entity, charset)
  const slot = (alternativeOf(entity) ?? entity).index
  return { text: { form, text, bytes, charset, slot, notes }, attachments, pictures }
}

async function upTo(source: AsyncIterable<Buffer>, cap: number, notes: Note[]): Promise<Buffer> {
  const kept: Buffer[] = []
  let size = 0
  for await (const chunk of source) {
    if (size < cap) kept.push(Buffer.from(chunk.subarray(0, cap - size)))
    size += chunk.length
  }
  if (size > cap) notes.push({ code: 'body-cut', detail: String(size) })
  return Buffer.concat(kept)
}

function characters(bytes: Buffer, entity: Entity, charset: string | null): string {
  const written = decode(bytes, charset).replace(/\r\n?/g, '\n').replaceAll('\0', '')
  const text = isEnriched(entity) ? withoutCommands(written) : written
  if (entity.type === 'text/html' || entity.contentType.plain.get('format')?.toLowerCase() !== 'flowed') return text
  return unflow(text, entity.contentType.plain.get('delsp')?.toLowerCase() === 'yes')
}

/** "<bold>", "</bold>", a command's parameter; "<<" is "<". */
function withoutCommands(text: string): string {
  return text.replace(/<<|<param>[^<]{0,200}<\/param>|<\/?[A-Za-z0-9-]{1,60}>/gi, found => (found === '<<' ? '<' : ''))
}

/** The header's label, or the page's own where the header says nothing that helps (test mail 023). */
function htmlLabel(bytes: Buffer, declared: string | null): string | null {
  const known = normalLabel(declared)
  if (known !== null && known !== 'unknown' && known !== 'windows-1252') return declared
  const top = bytes.toString('latin1', 0, 4_096)
  return /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(top)?.[1] ?? declared
}

/** Passes text on, and takes uuencoded files out of it into the store, up to `most`; more of them stay text. */
async function* withoutUuencoded(
  source: AsyncIterable<Buffer>,
  found: Uuencoded[],
  store: Store,
  most: number,
): AsyncGenerator<Buffer> {
  const lines = linesOf(source)
  let block: Buffer[] = []
  for (let line = await lines.next(); !line.done; line = await lines.next()) {
    const name = found.length < most ? beginName(line.value) : null
    if (name === null) {
      block.push(line.value)
      if (block.length >= 1_000) yield Buffer.concat(block.splice(0))
      continue
    }
    const data = await lines.next()
    if (data.done || !isUuLine(data.value)) {
      block.push(line.value)
      if (!data.done) block.push(data.value)
      continue
    }
    const firstLine = data.value.toString('latin1', 0, 3) === 'end' ? null : uuLine(data.value)
    found.push({ name: uuName(name), stored: await store.put(firstLine ? rest(firstLine, lines) : none()) })
  }
  yield Buffer.concat(block)
}

async function* rest(firstLine: Buffer, lines: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield firstLine
  yield* uuData(lines)
}

async function* none(): AsyncGenerator<Buffer> {
  // An empty file.
}
