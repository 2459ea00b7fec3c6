// A real record to export: the demo's three weeks, played by the program itself, in a folder of the test's own.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** The demo's campaign. */
export const CAMPAIGN = 'kepu-month-2026'
/** The day after the demo ends. */
export const END = '2026-10-08T09:00'

export type Answer = { code: number; out: string; err: string }

/** A played record; `baosong` runs the program on it, as of END unless it is told another time. */
export type PlayedRecord = {
  folder: string
  config: string
  baosong: (args: readonly string[], env?: Record<string, string>) => Answer
  remove: () => void
}

/** Plays the demo into a new folder. */
export function playedRecord(): PlayedRecord {
  const folder = mkdtempSync(join(tmpdir(), 'baosong-export-'))
  const stage = join(folder, 'stage')
  execFileSync(process.execPath, [MAIN, 'demo', '--out', stage], { stdio: 'ignore' })
  const config = join(stage, 'config')
  return {
    folder,
    config,
    baosong(args, env = {}) {
      const now = args.includes('--now') || args[0] === 'letters' ? [] : ['--now', END]
      const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args, '--config', config, ...now], {
        encoding: 'utf8',
        env: { ...process.env, ...env },
      })
      return { code: status ?? -1, out: stdout, err: stderr }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** True where the tool is installed: the tests that compare with it say why they are left out where it is not. */
export function hasTool(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${name}`]).status === 0
}

/** What a tool prints; fails where it fails. */
export function tool(name: string, args: readonly string[], cwd?: string): string {
  return execFileSync(name, args, {
    encoding: 'utf8',
    cwd,
    // In the C locale LibreOffice cannot write a file whose name is Chinese.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}
