// A board over a real record: the demo's three weeks, played by the program itself into a folder of the test's own.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BoardServer, serveBoard } from '../../src/board/server.ts'
import { fixedClock } from '../../src/clock.ts'
import type { Configuration } from '../../src/config/configuration.ts'
import { loadConfiguration } from '../../src/config/load.ts'
import { type OpenOffice, openOffice } from '../../src/flow/office.ts'
import { openLog } from '../../src/log.ts'
import { type Browser, browser } from './browser.ts'

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** The day after the demo ends. */
export const DEMO_END = Temporal.Instant.from('2026-10-08T01:00:00Z')

let stage: string | null = null

/** Plays the demo once a test file. */
function played(): string {
  if (stage !== null) return stage
  const folder = mkdtempSync(join(tmpdir(), 'baosong-stage-'))
  execFileSync(process.execPath, [MAIN, 'demo', '--out', folder], { stdio: 'ignore' })
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  stage = folder
  return folder
}

export type PlayedBoard = BoardServer &
  Browser & {
    office: OpenOffice
    /** The configuration folder, free to be edited. */
    config: string
    /** How often a pass was asked for. */
    asked: () => number
  }

/** A copy of the played record with a board before it. `adapt` changes the configuration before it is opened. */
export async function playedBoard(adapt: (it: Configuration) => Configuration = it => it): Promise<PlayedBoard> {
  const folder = mkdtempSync(join(tmpdir(), 'baosong-board-'))
  cpSync(played(), folder, { recursive: true })
  const config = join(folder, 'config')
  const load = async () => {
    const loaded = await loadConfiguration(config, {}, { secrets: 'optional' })
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults))
    return adapt(loaded.configuration)
  }
  const office = openOffice(await load(), fixedClock(DEMO_END), () => {})
  let asked = 0
  const tools = {
    office,
    log: openLog('silent'),
    ask: () => {
      asked += 1
    },
    reload: async () => {
      office.configuration = await load()
    },
  }
  const server = await serveBoard(tools, { host: '127.0.0.1', port: 0 })
  return {
    ...server,
    ...browser(server.url),
    office,
    config,
    asked: () => asked,
    async stop() {
      await server.stop()
      await office.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
