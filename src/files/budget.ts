// What all containers of one message may cost together, so that nesting multiplies nothing.
import type { Limits } from '../reading/limits.ts'
import { LimitExceeded } from './limit-exceeded.ts'
import type { Unpacked } from './unpacked.ts'

/** A container as its own directory describes it, before anything is unpacked. Sizes in bytes; null where it does not tell. */
export type Claim = { members: number; bytes: number | null; packedBytes: number }

/** Documents and tables shrink to a twentieth when packed; what shrinks more counts as growth. */
const ORDINARY_RATIO = 20

/** Counts over a whole message. One message, one budget. */
export type Budget = {
  /** A file of the mail itself is looked into, of `bytes` bytes: what is nested in it is measured against it. */
  enter(bytes: number): void
  /** Lets one more container in, all of it or nothing. Throws LimitExceeded with the cap that it goes over. */
  admit(claim: Claim): void
  /** Charges bytes that no directory had announced. Throws LimitExceeded. */
  charge(bytes: number): void
  /** Bytes that may still be unpacked. */
  bytesLeft(): number
  /** Lets a process be started for one more archive. Throws LimitExceeded where too many could not be opened. */
  start(): void
  /** An archive could not be opened after all. */
  failed(): void
  /** What archives gave that a process was started for, or why not, by SHA-256: the same bytes give the same once more. */
  known: Map<string, Unpacked | Error>
  /** Aborted when the time for unpacking and reading documents is up. */
  signal: AbortSignal
}

/** A fresh budget for one message; its time runs from now on. */
export function openBudget(limits: Limits['files']): Budget {
  const signal = AbortSignal.timeout(limits.totalMs)
  let containers = 0
  let members = 0
  let bytes = 0
  let grown = 0
  let allowance = 0
  let failures = 0
  let outermost = { bytes: 0, containers: 0, nested: 0 }
  const bytesLeft = () => Math.max(0, limits.unpackedBytes - bytes)
  const tooMuch = () => new LimitExceeded(`unpacks to more than ${Math.round(limits.unpackedBytes / 1_048_576)} MiB`)
  const tooGrown = () =>
    new LimitExceeded(`archives that grow by more than ${Math.round(limits.growthBytes / 1_048_576)} MiB`)
  /** Archives in an archive: what each may grow is little beside what all of them may, one inside the other. */
  const nest = (more: number) => {
    if (outermost.containers === 0) return
    const most = Math.max(limits.nestedFloorBytes, outermost.bytes * limits.ratio)
    if (outermost.nested + more > most)
      throw new LimitExceeded(`what is inside unpacks to more than ${limits.ratio} times the outermost archive`)
    outermost.nested += more
  }
  return {
    enter(bytes) {
      outermost = { bytes, containers: 0, nested: 0 }
    },
    admit(claim) {
      const growth = Math.max(0, (claim.bytes ?? 0) - claim.packedBytes * ORDINARY_RATIO)
      const ratioBytes = Math.max(limits.ratioFloorBytes, claim.packedBytes * limits.ratio)
      if (signal.aborted) throw new LimitExceeded(`more than ${limits.totalMs / 1000} s`)
      if (containers + 1 > limits.containers) throw new LimitExceeded(`more than ${limits.containers} archives`)
      if (members + claim.members > limits.members) throw new LimitExceeded(`more than ${limits.members} files`)
      if (claim.bytes !== null && claim.bytes > ratioBytes)
        throw new LimitExceeded(`unpacks to more than ${limits.ratio} times its size`)
      if (claim.bytes !== null && claim.bytes > bytesLeft()) throw tooMuch()
      if (grown + growth > limits.growthBytes) throw tooGrown()
      nest(claim.bytes ?? 0)
      outermost.containers += 1
      if (claim.bytes === null) allowance += claim.packedBytes * ORDINARY_RATIO
      grown += growth
      containers += 1
      members += claim.members
      bytes += claim.bytes ?? 0
    },
    charge(more) {
      if (more > bytesLeft()) throw tooMuch()
      const growth = Math.max(0, more - allowance)
      if (grown + growth > limits.growthBytes) throw tooGrown()
      allowance = Math.max(0, allowance - more)
      grown += growth
      bytes += more
    },
    bytesLeft,
    start() {
      if (failures >= limits.brokenArchives)
        throw new LimitExceeded(`more than ${limits.brokenArchives} archives that cannot be opened`)
    },
    failed() {
      failures += 1
    },
    known: new Map(),
    signal,
  }
}
