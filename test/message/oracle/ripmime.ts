// Debian's ripmime as a second judge of what files a mail holds: an old program in C that shares no line with ours.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file that it wrote. `name`: null where the mail gave none. `withoutLineEnd`: hash without the line end behind it. */
export type Ripped = { name: string | null; size: number; sha256: string; withoutLineEnd: string }

/** Whether ripmime is installed. In CI its absence is a failure, never a skip, so this throws there. */
export function ripmimeAvailable(): boolean {
  if (!spawnSync('ripmime', ['-V']).error) return true
  if (process.env['CI']) throw new Error('ripmime is missing, and in CI its tests must run: sh test/servers/setup.sh')
  return false
}

/** What ripmime takes out of the mail at `path`. Fails where it does not end well within 20 s. */
export function rip(path: string): Ripped[] {
  const folder = mkdtempSync(join(tmpdir(), 'baosong-ripmime-'))
  try {
    const options = ['-i', path, '-d', folder, '--unique-names', '-q']
    const run = spawnSync('ripmime', options, { encoding: 'latin1', timeout: 20_000 })
    if (run.status !== 0) throw new Error(`ripmime ended with ${run.signal ?? run.status} on ${path}`)
    // Names come in whatever bytes the mail had.
    return readdirSync(folder, { encoding: 'buffer' })
      .map(name => ({ name, bytes: readFileSync(Buffer.concat([Buffer.from(`${folder}/`), name])) }))
      .map(({ name, bytes }) => ripped(name.toString('utf8'), bytes))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function ripped(name: string, bytes: Buffer): Ripped {
  // RFC 2046 §5.1.1: the line end before a boundary belongs to the boundary; ripmime leaves it to the part.
  const bare = bytes.subarray(0, bytes.length - (bytes.subarray(-2).toString('latin1') === '\r\n' ? 2 : 0))
  const nameless = /^(textfile\d+|_headers_)$/.test(name)
  return { name: nameless ? null : name, size: bytes.length, sha256: sha256(bytes), withoutLineEnd: sha256(bare) }
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
