// What a virus scanner says of some bytes. The flow asks; clamd.ts is the one that answers.

/**
 * Why bytes were not scanned. `away`: there is no scanner to be reached. `broken`: it hung up in the middle.
 * `too-large`: more than it takes. `encrypted`: it cannot look inside. `timeout`: no answer in time. `failed`: it
 * answered with an error of its own.
 */
export type WhyUnscanned = 'away' | 'broken' | 'too-large' | 'encrypted' | 'timeout' | 'failed'

/** `name` is the scanner's name of what it found, e.g. Eicar-Test-Signature. */
export type ScanOutcome =
  | { kind: 'clean' }
  | { kind: 'infected'; name: string }
  | { kind: 'unscanned'; why: WhyUnscanned }

/** A scanner of viruses. Nothing is kept open between two questions. */
export type Scanner = {
  /** Program and signatures, as one text that changes with either; null while the scanner is away. */
  version(): Promise<string | null>
  /**
   * Scans `size` bytes, of which the time allowed depends. Rejects only with the source's own error: what the scanner
   * does wrong is an outcome.
   */
  scan(source: AsyncIterable<Uint8Array>, size: number): Promise<ScanOutcome>
}
