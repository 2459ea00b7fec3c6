// Reads numbers and bytes of a file one after another, so that what is large is never held in memory.
import type { FileHandle } from 'node:fs/promises'

/** What is read is damaged: it ends too early, or is not what it should be. */
export class BrokenOff extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'BrokenOff'
  }
}

/** A place in a file up to `end`; reading beyond it throws BrokenOff, reading after `signal` its reason. Little-endian. */
export class Cursor {
  position: number
  readonly end: number
  readonly #file: FileHandle
  readonly #signal: AbortSignal

  /** Begins at `position`; both it and `end` count from the file's start. */
  constructor(file: FileHandle, position: number, end: number, signal: AbortSignal) {
    this.#file = file
    this.#signal = signal
    this.position = position
    this.end = end
  }

  /** A cursor over the next `size` bytes, without moving this one. */
  within(size: number): Cursor {
    if (this.position + size > this.end) throw new BrokenOff(`breaks off at byte ${this.end}`)
    return new Cursor(this.#file, this.position, this.position + size, this.#signal)
  }

  /** The next `length` bytes. */
  async bytes(length: number): Promise<Buffer> {
    this.#signal.throwIfAborted()
    if (this.position + length > this.end) throw new BrokenOff(`breaks off at byte ${this.end}`)
    const buffer = Buffer.alloc(length)
    const { bytesRead } = await this.#file.read(buffer, 0, length, this.position)
    if (bytesRead < length) throw new BrokenOff(`breaks off at byte ${this.position + bytesRead}`)
    this.position += length
    return buffer
  }

  async u8(): Promise<number> {
    return (await this.bytes(1)).readUInt8()
  }

  async u32(): Promise<number> {
    return (await this.bytes(4)).readUInt32LE()
  }

  /** Passes over `length` bytes. */
  skip(length: number): void {
    this.position += length
  }
}
