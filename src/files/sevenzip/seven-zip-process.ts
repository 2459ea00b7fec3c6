// The process that runs 7-Zip (7z-wasm) on one archive: lists it, waits for leave, then writes the members' bytes to a pipe.
// Never: writes to a disk, makes a folder or follows a link outside its own memory, whatever a member is called. All that
// 7-Zip creates lies in a file system in memory; what it writes into a file goes down the pipe instead (frames.ts).
import { writeSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import sevenZip, { type SevenZipModule, type SevenZipModuleFactory } from '7z-wasm'
import { FRAMES_FD, type Frame, frameHeader } from './frames.ts'
import { parseListing } from './listing.ts'
import type { Told } from './seven-zip.ts'

const archive = process.argv[2] ?? ''
/** No archive has it: what needs a password fails instead of asking. */
const NO_PASSWORD = '-p\u0001'

/** Stands for members that have no place of their own; it stays empty. */
const SINK = '/sink'
/** ENOENT of the engine. */
const NO_ENTRY = 44

type Run = { code: number | null; lines: string[] }
/** The package is CommonJS, whose default export its types misplace. */
const startEngine = sevenZip as unknown as SevenZipModuleFactory

process.once('message', () => void extract().then(finish))
tell(await list())

/** A fresh engine for each command: 7-Zip expects to be started once. */
async function run(args: string[], prepare: (engine: SevenZipModule) => void): Promise<Run> {
  const lines: string[] = []
  const engine = await startEngine({
    print: line => void lines.push(line),
    printErr: line => void lines.push(line),
    quit: () => undefined,
  })
  engine.FS.mkdir('/in')
  engine.FS.mount(engine.NODEFS, { root: dirname(archive) }, '/in')
  prepare(engine)
  try {
    // callMain returns the exit code, though its type does not say so.
    return { code: engine.callMain(args) as unknown as number, lines }
  } catch (error) {
    // C++ exceptions arrive as bare numbers.
    return {
      code: null,
      lines: [...lines, error instanceof Error ? error.message : 'the archive is damaged or needs a password'],
    }
  }
}

async function list(): Promise<Told> {
  const { code, lines } = await run(
    ['l', '-slt', '-sccUTF-8', NO_PASSWORD, `/in/${basename(archive)}`],
    () => undefined,
  )
  const members = parseListing(lines)
  return code === 0 || members.length > 0 ? { members } : { failed: reason(lines) }
}

async function extract(): Promise<Told> {
  const { code, lines } = await run(['x', `/in/${basename(archive)}`, '-o/out', '-y', '-snl-', NO_PASSWORD], engine =>
    divert(engine, '/out/'),
  )
  // Attributes are set on members whose names are no UTF-8 in vain.
  const complaints = lines.filter(
    line => !/Cannot set file attribute|^Sub items Errors|^Archives with Errors/.test(line),
  )
  const isHarmless = code === 2 && complaints.length < lines.length && !complaints.some(line => /error/i.test(line))
  return { extracted: true, complaint: code === 0 || isHarmless ? null : reason(complaints) }
}

/** Sends what is written below `root` down the pipe. */
function divert(engine: SevenZipModule, root: string): void {
  const { FS } = engine
  const open = FS.open.bind(FS)
  FS.mkdir(root.slice(0, -1))
  // Modes and lengths of members matter to nobody here; allocating them in advance would fill the memory.
  Object.assign(FS, { chmod() {}, fchmod() {}, truncate() {}, ftruncate() {}, allocate() {} })
  FS.symlink = () => {
    throw new Error('links are not unpacked')
  }
  const openOr: typeof FS.open = (path, flags, mode) => {
    try {
      return open(path, flags, mode)
    } catch (error) {
      // Nothing is written there anyway: a member whose name is no UTF-8, and its folder lost for it, gets another place.
      if (path.startsWith(root) && (error as { errno?: number }).errno === NO_ENTRY) return open(SINK, flags, mode)
      throw error
    }
  }
  FS.open = (path, flags, mode) => {
    const stream = openOr(path, flags, mode)
    if (!stream.isWrite || !path.startsWith(root)) return stream
    frame('file', Buffer.from(path.slice(root.length)))
    let written = 0
    const own = stream as unknown as { stream_ops: object }
    own.stream_ops = {
      ...own.stream_ops,
      write(_: unknown, buffer: Int8Array, offset: number, length: number, position: number): number {
        if (position !== written) throw new Error('the archive writes back and forth')
        frame('bytes', Buffer.from(buffer.buffer, buffer.byteOffset + offset, length))
        written += length
        return length
      },
      close: () => frame('end', Buffer.alloc(0)),
    }
    return stream
  }
}

function frame(kind: Frame['kind'], payload: Buffer): void {
  for (const piece of [frameHeader(kind, payload.length), payload]) {
    for (let at = 0; at < piece.length; ) at += writeSync(FRAMES_FD, piece, at)
  }
}

/** 7-Zip's own words, without its banner, its sums and our name for the file. */
function reason(lines: readonly string[]): string {
  // A stream's one file is called after the stream, with a tilde.
  const ownName = new RegExp(`( : )?${basename(archive)}~?( : )?`, 'g')
  const said = lines.filter(line => /error|cannot|can't|wrong|unsupported|unexpected|missing|damaged/i.test(line))
  const words = said
    .map(line => line.replaceAll('/in/', '').replaceAll(ownName, '').trim())
    .filter(line => !/^ERRORS?:$|^((Sub items|Archives with|Headers|Open) )?(Errors|Size)/.test(line))
  return [...new Set(words)].join('; ').slice(0, 300) || 'cannot be opened as an archive'
}

function tell(told: Told): void {
  process.send?.(told)
}

function finish(told: Told): void {
  process.send?.(told, () => process.exit(0))
}
