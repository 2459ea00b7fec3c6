// The MIME structure of a message: a walk, and a second one where a multipart's declared boundary proved wrong.
import type { Store } from '../../files/store.ts'
import type { Limits } from '../../reading/limits.ts'
import { decode } from '../text/charset.ts'
import { Collector, type Collected, decoded } from './collect.ts'
import type { Entity } from './entity.ts'
import { walkMime, type Walked } from './mime-walk.ts'
import type { TextBody } from './text-body.ts'

export type Structure = Collected & { root: Entity }

/** Reads the message at `path`; files go into `store`. Fails as {@link walkMime} does. */
export async function readStructure(path: string, store: Store, limits: Limits['message']): Promise<Structure> {
  const { walked, collector } = await walkOnce(path, store, limits, new Map())
  const boundaries = foundBoundaries(walked)
  if (boundaries.size > 0) {
    const second = await walkOnce(path, store, limits, boundaries)
    second.collector.collected.notes.push({ code: 'boundary-repaired', detail: null })
    return finish(second.walked, second.collector)
  }
  return finish(walked, collector)
}

async function walkOnce(
  path: string,
  store: Store,
  limits: Limits['message'],
  boundaries: ReadonlyMap<number, string>,
) {
  const collector = new Collector(store, limits)
  const walked = await walkMime(
    path,
    limits,
    (entity, body, isCutOff) => collector.take(entity, body, isCutOff),
    boundaries,
  )
  return { walked, collector }
}

/** Seen in practice: a boundary in the header that no line of the body has (test mail 038). */
function foundBoundaries(walked: Walked): Map<number, string> {
  const found = new Map<number, string>()
  for (const [index, { bytes }] of walked.strays) {
    const m =
      /(?:^|\n)--([^\r\n]{1,200}?)[ \t]*\r?\n(?:[A-Za-z-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){0,20}?Content-[A-Za-z-]+:/i.exec(
        bytes.toString('latin1'),
      )
    if (m?.[1]) found.set(index, m[1])
  }
  return found
}

/** What stands in a multipart without any part is read as text: better than nothing. */
async function finish({ root, strays }: Walked, { collected }: Collector): Promise<Structure> {
  for (const { entity, bytes } of strays.values()) {
    const text = await strayText(entity, bytes)
    if (text.text.trim() === '') continue
    collected.bodies.push(text)
    collected.notes.push({ code: 'no-parts', detail: null })
  }
  return { ...collected, root }
}

async function strayText(entity: Entity, bytes: Buffer): Promise<TextBody> {
  const pieces: Buffer[] = []
  for await (const piece of decoded(entity, one(bytes), [])) pieces.push(piece)
  const whole = Buffer.concat(pieces)
  const text = decode(whole, null).replace(/\r\n?/g, '\n')
  return {
    form: /<(html|body|div|p|br)\b/i.test(text) ? 'html' : 'plain',
    text,
    bytes: whole,
    charset: null,
    slot: entity.index,
    notes: [],
  }
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
