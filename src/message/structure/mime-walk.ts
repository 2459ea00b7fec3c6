// Walks the MIME tree of a message on disk in one pass: mailparser's own splitter finds the parts, we read their headers.
// Each leaf's body passes by as a stream; whatever the visitor leaves of it is skipped. Holds no body in memory.
// Fails with UnreadableMessage where the message is over a cap or no message.
import { compose } from 'node:stream'
import type { MimeNode, SplitterChunk } from '@zone-eu/mailsplit'
import type { Limits } from '../../reading/limits.ts'
import { UnreadableMessage } from '../unreadable.ts'
import type { Entity } from './entity.ts'
import { LenientSplitter } from './lenient-splitter.ts'
import { rawSource } from './raw-source.ts'

/**
 * Called for every leaf in order of appearance; `body` is its undecoded content. When that is read to its end, `isCutOff` tells
 * whether the message ended with it, without the boundary that should follow.
 */
export type Visit = (entity: Entity, body: AsyncGenerator<Buffer>, isCutOff: () => boolean) => Promise<void>

/** What the walk saw. `strays`: the first bytes inside a multipart that had no parts, by its index. */
export type Walked = { root: Entity; strays: Map<number, { entity: Entity; bytes: Buffer }> }

/** Bytes kept of a multipart without parts, to look for its real boundary or to read as text. */
const STRAY_BYTES = 1_048_576

/** `boundaries` replaces the declared boundary of entities, by index, where a first walk found that it was wrong. */
export async function walkMime(
  path: string,
  limits: Limits['message'],
  visit: Visit,
  boundaries: ReadonlyMap<number, string> = new Map(),
): Promise<Walked> {
  const splitter = new LenientSplitter(limits, boundaries)
  const source = compose(rawSource(path), splitter) as AsyncIterable<SplitterChunk>
  const chunks = source[Symbol.asyncIterator]()
  const strays: Walked['strays'] = new Map()
  try {
    let chunk = await chunks.next()
    while (!chunk.done) {
      const { value } = chunk
      const entity = splitter.entities.get(value.type === 'node' ? value : value.node)
      if (value.type === 'node' && entity && entity.boundary === null) {
        const leaf = leafBody(value, chunks)
        await visit(entity, leaf.stream, () => leaf.isLast() && entity.parent !== null && !splitter.isAtBoundary)
        chunk = await leaf.next()
        continue
      }
      if (value.type === 'data' && entity?.boundary != null && entity.children === 0)
        keepStray(strays, entity, value.value)
      chunk = await chunks.next()
    }
  } catch (error) {
    throw explained(error)
  } finally {
    await chunks.return?.()
  }
  for (const [index, { entity }] of strays) if (entity.children > 0) strays.delete(index)
  if (!splitter.root || splitter.root.fields.length === 0) {
    throw new UnreadableMessage('no-header')
  }
  return { root: splitter.root, strays }
}

/** The body chunks of one node, and the first chunk behind them. */
function leafBody(node: MimeNode, chunks: AsyncIterator<SplitterChunk>) {
  let behind: IteratorResult<SplitterChunk> | null = null
  async function* body(): AsyncGenerator<Buffer> {
    for (;;) {
      const chunk = await chunks.next()
      if (chunk.done || chunk.value.type === 'node' || chunk.value.node !== node) {
        behind = chunk
        return
      }
      if (chunk.value.type === 'body' && chunk.value.value.length > 0) yield chunk.value.value
    }
  }
  const stream = body()
  return {
    stream,
    isLast: () => behind?.done === true,
    async next(): Promise<IteratorResult<SplitterChunk>> {
      // What the visitor left unread is skipped; `stream` may have been closed by it, so the chunks are asked themselves.
      while (behind === null) {
        const chunk = await chunks.next()
        if (chunk.done || chunk.value.type === 'node' || chunk.value.node !== node) behind = chunk
      }
      return behind
    },
  }
}

function keepStray(strays: Walked['strays'], entity: Entity, bytes: Buffer): void {
  const kept = strays.get(entity.index)
  if (!kept) strays.set(entity.index, { entity, bytes: Buffer.from(bytes.subarray(0, STRAY_BYTES)) })
  else if (kept.bytes.length < STRAY_BYTES) {
    kept.bytes = Buffer.concat([kept.bytes, bytes.subarray(0, STRAY_BYTES - kept.bytes.length)])
  }
}

/** The splitter's own cap errors carry EMAXLEN; files' errors pass as they are. */
function explained(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'EMAXLEN') return error
  return error.message.includes('child nodes')
    ? new UnreadableMessage('too-many-parts', { cause: error })
    : new UnreadableMessage('header-too-long', { cause: error })
}
