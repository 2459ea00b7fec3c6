// A clamd of the test's own: the real program on a socket in a temporary folder, with a signature database of our own
// making that knows one thing, the EICAR test string. Starts in some 100 ms. Needs Debian's clamav-daemon (see setup.sh).
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ScannerEndpoint } from '../../src/config/configuration.ts'
import { openScanner } from '../../src/scan/clamd.ts'

const PROGRAM = ['/usr/sbin/clamd', '/usr/local/sbin/clamd'].find(path => existsSync(path))
const ROUNDS = 200

/** The EICAR test string, which every scanner knows and which does nothing; in two halves, so that none finds it here. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('-')
/** What this database calls it: clamd marks names of databases that are not its makers'. */
export const EICAR_NAME = 'Baosong.Test.Eicar.UNOFFICIAL'

/** Whether the tests that need clamd can run: as dovecotAvailable, it throws in CI where it is missing. */
export function clamdAvailable(): boolean {
  if (PROGRAM !== undefined) return true
  if (process.env['CI']) throw new Error('clamd is missing, and in CI its tests must run: sh test/servers/setup.sh')
  return false
}

export type Clamd = {
  endpoint: Extract<ScannerEndpoint, { kind: 'unix' }>
  /** Ends the program; its socket is gone. */
  halt(): Promise<void>
  /** Starts it again at the same place. */
  resume(): Promise<void>
  /** Adds a signature for `text`, from the next start on; clamd's version then names another database. */
  learn(name: string, text: string): Promise<void>
  /** Ends it and removes its folder. */
  stop(): Promise<void>
}

/** Starts one that takes streams of at most `maxBytes`; `extra` are further lines of clamd.conf(5). */
export async function startClamd(maxBytes = 1_000_000, extra = ''): Promise<Clamd> {
  if (PROGRAM === undefined) throw new Error('clamd is missing: sh test/servers/setup.sh')
  const folder = await mkdtemp(join(tmpdir(), 'baosong-clamd-'))
  await chmod(folder, 0o755)
  const database = join(folder, 'database')
  const path = join(folder, 'clamd.ctl')
  const configuration = join(folder, 'clamd.conf')
  await mkdir(database)
  await writeFile(join(database, 'own.ndb'), signature('Baosong.Test.Eicar', EICAR))
  const own = `LocalSocket ${path}\nDatabaseDirectory ${database}\nLogFile ${join(folder, 'log')}\n`
  await writeFile(configuration, `${own}Foreground yes\nStreamMaxLength ${maxBytes}\n${extra}\n`)
  const endpoint = { kind: 'unix', path } as const

  const start = async () => {
    const child = spawn(PROGRAM, ['-c', configuration], { stdio: 'ignore' })
    const kill = () => child.kill('SIGKILL')
    process.once('exit', kill)
    const scanner = openScanner(endpoint)
    for (let round = 0; round < ROUNDS; round += 1) {
      if ((await scanner.version()) !== null) break
      if (child.exitCode !== null || round === ROUNDS - 1) throw new Error(`clamd does not start; see ${folder}/log`)
      await pause(50)
    }
    return async () => {
      process.off('exit', kill)
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
      await rm(path, { force: true })
    }
  }
  let end = await start()
  return {
    endpoint,
    halt: () => end(),
    async resume() {
      end = await start()
    },
    learn: (name, text) => writeFile(join(database, `${name}.ndb`), signature(name, text)),
    async stop() {
      await end()
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 20 })
    },
  }
}

/** ClamAV's body signature: name, any type of file, anywhere in it, hexadecimal. */
function signature(name: string, text: string): string {
  return `${name}:0:*:${Buffer.from(text).toString('hex')}\n`
}
