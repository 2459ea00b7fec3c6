// mailparser's splitter, with the part's headers read by us: its own reading misses boundaries whose quote never closes,
// refuses non-ASCII ones, and knows no limit of depth.
import type { TransformCallback } from 'node:stream'
import { Splitter, type MimeNode, type SplitterOptions } from '@zone-eu/mailsplit'
import type { Limits } from '../../reading/limits.ts'
import { bodyRun } from './body-run.ts'
import { readEntity, type Entity } from './entity.ts'

const LF = 0x0a

type Next = (error?: Error | null, data?: unknown, flush?: boolean) => void

/** What of the splitter we look into. `processLine` is called for every line, and answers through `next`. */
type LineByLine = {
  processLine(line: Buffer | false, final: boolean, next: Next): void
  compareBoundary(line: Buffer, start: number, boundary: Buffer): 1 | 2 | false
} & HeadOnly

/** What it knows of the node at hand, and how it begins the next one. */
type HeadOnly = {
  node: (MimeNode & { _headerlen: number; parseHeaders(): void }) | null
  newNode(parent: unknown): void
}

/** Where it stands between two chunks: in a header or a body, at the beginning of a line or inside. */
type Standing = {
  state: number
  node: MimeNode | null
  pendingLineTruncated: boolean
  takePendingLine(): Buffer | false
  appendPendingLine(line: Buffer): void
}

const IN_BODY = 2

/** What goes line by line at a time, before it is asked again whether a body can pass by. */
const SLICE_BYTES = 4_096

/** Passes every node to {@link readEntity} the moment its header is complete, before its body is looked at. */
export class LenientSplitter extends Splitter {
  readonly entities = new Map<MimeNode, Entity>()
  root: Entity | null = null
  /** A boundary was met since the last part began. */
  isAtBoundary = false
  /** The line that each piece of a body began with. */
  readonly #untouched = new WeakMap<object, Buffer>()
  readonly #boundaries: ReadonlyMap<number, string>
  readonly #depth: number

  constructor(limits: Limits['message'], boundaries: ReadonlyMap<number, string>) {
    const options: SplitterOptions = {
      ignoreEmbedded: true,
      maxHeadSize: limits.headBytes,
      maxChildNodes: limits.parts,
    }
    super(options)
    this.#boundaries = boundaries
    this.#depth = limits.depth
    const splitter = this as unknown as LineByLine
    const processLine = splitter.processLine.bind(this)
    splitter.processLine = (line, final, next) =>
      processLine(line, final, (error, data, flush) => {
        if (isNode(data)) this.#read(data)
        if (isBody(data)) this.#untouched.set(data, data.value)
        next(error, data, flush)
      })
    // Seen in practice: a message cut off behind a boundary (test mail 192). Only the last line has no end.
    const compareBoundary = splitter.compareBoundary.bind(this)
    splitter.compareBoundary = (line, start, boundary) => {
      const whole = line.at(-1) === LF ? line : Buffer.concat([line, Buffer.from([LF])])
      const found = compareBoundary(whole, start, boundary)
      if (found !== false) this.isAtBoundary = true
      return found
    }
    // Seen in practice: no empty line below a part's header (test mail 162), where it would forget the part.
    const newNode = splitter.newNode.bind(this)
    splitter.newNode = parent => {
      const { node } = splitter
      if (node && node._headerlen > 0 && !node.headers) {
        node.parseHeaders()
        this.push(node)
      }
      newNode(parent)
    }
  }

  /** Line by line where there may be headers and boundaries; bodies between them pass by whole, four times as fast. */
  override _transform(chunk: Buffer, encoding: BufferEncoding, callback: TransformCallback): void {
    const rest = this.#passBody(chunk)
    const end = rest.length <= SLICE_BYTES ? rest.length : rest.indexOf(LF, SLICE_BYTES) + 1 || rest.length
    super._transform(rest.subarray(0, end), encoding, error => {
      if (error || end === rest.length) callback(error)
      else this._transform(rest.subarray(end), encoding, callback)
    })
  }

  /** Passes on what is certainly the body of the part at hand; gives back the rest of the chunk. */
  #passBody(chunk: Buffer): Buffer {
    const standing = this as unknown as Standing
    const { state, node } = standing
    if (state !== IN_BODY || !node || node.multipart || standing.pendingLineTruncated) return chunk
    const pending = standing.takePendingLine() || Buffer.alloc(0)
    const run = bodyRun(pending, chunk)
    if (run === 0) {
      standing.appendPendingLine(pending)
      return chunk
    }
    for (const value of [pending, chunk.subarray(0, run)])
      if (value.length > 0) super.push({ type: 'body', node, value })
    return chunk.subarray(run)
  }

  /** Some nodes come without a line of their own. */
  override push(chunk: unknown): boolean {
    if (isNode(chunk)) this.#read(chunk)
    // A part's only line end belongs to the boundary behind it (RFC 2046 §5.1.1; test mail 175), but it comes untouched.
    if (isBody(chunk) && this.#untouched.get(chunk) === chunk.value && chunk.node.parentNode && isLineEnd(chunk.value))
      chunk.value = Buffer.alloc(0)
    return super.push(chunk)
  }

  #read(node: MimeNode): void {
    if (this.entities.has(node)) return
    this.isAtBoundary = false
    const parent = node.parentNode ? (this.entities.get(node.parentNode) ?? null) : null
    const entity = readEntity(node.getHeaders(), this.entities.size, parent)
    if (parent) parent.children += 1
    entity.boundary = this.#boundaries.get(entity.index) ?? entity.boundary
    // Deeper than any mail program nests: a bomb. What is in there stays one file.
    if (entity.depth >= this.#depth) entity.boundary = null
    if (entity.type.startsWith('multipart/') && entity.boundary === null && entity.depth < this.#depth)
      entity.boundary = ''
    node._boundary = entity.boundary ? Buffer.from(entity.boundary, 'latin1') : false
    node.multipart = entity.boundary === null ? false : entity.type.slice(entity.type.indexOf('/') + 1)
    this.entities.set(node, entity)
    this.root ??= entity
  }
}

function isNode(data: unknown): data is MimeNode {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'node'
}

type BodyChunk = { type: 'body'; node: MimeNode; value: Buffer }

function isBody(data: unknown): data is BodyChunk {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'body'
}

function isLineEnd(line: Buffer): boolean {
  return line.length > 0 && line.length <= 2 && line.at(-1) === LF && (line.length === 1 || line[0] === 0x0d)
}
