// Every cap on what a message may cost, each with its reason. Beyond a cap: a note on the file, or quarantine; never a crash.

export const LIMITS = {
  /** One message, whole. */
  reading: {
    /** V8 heap of the reader's process: five times what a message of 300 MB needs when it is streamed. */
    heapMiB: 256,
    /** Resident memory of the process; beyond it the message is quarantined. Image and document parsers stay under half of it. */
    residentMiB: 480,
    /** Time allowed for any message, however small: a scan of 200 pages takes some seconds on a slow office PC. */
    baseMs: 30_000,
    /** More time for more bytes: a slow disk reads, hashes and writes 5 MB a second. */
    msPerMegabyte: 200,
    /** Messages and archives inside one another; the deepest seen in practice is 4 (a forward of a forward with a zip in a zip). */
    depth: 8,
  },
} as const

export type Limits = typeof LIMITS
