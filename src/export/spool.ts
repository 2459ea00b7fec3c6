// A list of any length that is walked several times, kept on disk: a line of JSON an item. A package of 100,000 files tells
// of each in five places, and a record that the service goes on writing must be read once for all of them.
// Fails with the disk's error.
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'

/** Something that can be walked more than once, and how many items there are. */
export type Walk<Item> = Iterable<Item> & { readonly length: number }

/** Characters written, and bytes read, at once. */
const PIECE = 65_536

export class Spool<Item> implements Walk<Item>, Disposable {
  readonly #file: number
  readonly #revive: (json: unknown) => Item
  #length = 0
  #held = ''

  /** Opens one in `path`, whose name is given up at once: what ends this process leaves no file. `revive` undoes JSON. */
  constructor(path: string, revive: (json: unknown) => Item) {
    this.#file = openSync(path, 'wx+', 0o600)
    this.#revive = revive
    rmSync(path)
  }

  get length(): number {
    return this.#length
  }

  /** Adds one; not while it is walked. */
  add(item: Item): void {
    this.#held += `${JSON.stringify(item)}\n`
    this.#length += 1
    if (this.#held.length >= PIECE) this.#flush()
  }

  *[Symbol.iterator](): Generator<Item> {
    this.#flush()
    const piece = Buffer.allocUnsafeSlow(PIECE)
    let rest = Buffer.alloc(0)
    for (let at = 0; ; ) {
      const bytes = readSync(this.#file, piece, 0, piece.length, at)
      if (bytes === 0) return
      at += bytes
      const text = Buffer.concat([rest, piece.subarray(0, bytes)])
      let from = 0
      for (let end = text.indexOf(10); end >= 0; end = text.indexOf(10, from)) {
        yield this.#revive(JSON.parse(text.toString('utf8', from, end)))
        from = end + 1
      }
      rest = text.subarray(from)
    }
  }

  [Symbol.dispose](): void {
    closeSync(this.#file)
  }

  #flush(): void {
    const bytes = Buffer.from(this.#held)
    this.#held = ''
    // A disk that is nearly full takes less than it is given, and says so only when asked for the rest.
    for (let done = 0; done < bytes.length; ) done += writeSync(this.#file, bytes, done)
  }
}
