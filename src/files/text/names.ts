// Names of an archive's members, which are bytes of an encoding that nobody wrote down.
import { decode } from './decode.ts'

const LF = 0x0a

/** Decodes names as one text, so that the evidence of all counts for each: one short name may look like either encoding. */
export function decodeNames(raw: readonly Buffer[]): string[] {
  if (raw.length === 0) return []
  const lines = raw.map(name => Buffer.from(name.map(byte => (byte === LF ? 0x20 : byte))))
  return decode(Buffer.concat(lines.flatMap(name => [name, Buffer.from('\n')])))
    .split('\n')
    .slice(0, -1)
}
