// A configuration folder on disk for one test.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Fault } from '../../src/config/fault.ts'
import { type Loaded, loadConfiguration } from '../../src/config/load.ts'

/** The smallest folder that is in order. */
export const SOUND = {
  'baosong.yaml': `organization: 青禾县教育局
mailbox:
  address: jyj@qinghe.example
  receive: maildir:../data/mailbox
  send: maildir:../data/letters
coordinators: [{ name: 办公室, address: bgs@qinghe.example }]
`,
  'units.yaml': `- id: no1-school
  name: 青禾县第一中学
  aliases: [县一中]
  addresses: [qhyz_demo@163.com]
- id: library
  name: 青禾县图书馆
  addresses: ["*@qhlib.example"]
  notify: [bgs@qhlib.example]
`,
  'campaigns/dushu-2026.yaml': `title: 2026年读书月
keywords: [读书月]
opens: 2026-09-01
deadline: 2026-09-28 18:00
materials:
  - { id: summary, name: 活动总结, keywords: [总结], kinds: [document] }
`,
}

export type Files = Record<string, string | Uint8Array>

/** A folder with `files` (paths relative to it), removed when the test ends. */
export function folderOf(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'baosong-config-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** Loads the sound folder with `changes` to it. */
export function load(changes: Files = {}, env: Record<string, string> = {}): Promise<Loaded> {
  return loadConfiguration(folderOf({ ...SOUND, ...changes }), env)
}

/** The configuration, or a failure that shows what is wrong. */
export function configurationOf(loaded: Loaded) {
  if (!loaded.ok) throw new Error(told(loaded).join('\n'))
  return loaded.configuration
}

/** Faults, then warnings, as `FILE:LINE:COLUMN severity problem | remedy`. */
export function told(loaded: Loaded): string[] {
  const line = (fault: Fault) =>
    `${fault.file}:${fault.line}:${fault.column} ${fault.severity} ${fault.problem} | ${fault.remedy}`
  return [...(loaded.ok ? [] : loaded.faults), ...loaded.warnings].map(line)
}

/** What is told of one file's content in an otherwise sound folder. */
export async function toldOf(file: string, content: string | Uint8Array, env: Record<string, string> = {}) {
  return told(await load({ [file]: content }, env))
}

/** A copy of the sound text of `file` with `from` replaced; throws where it is not there. */
export function sound(file: keyof typeof SOUND, from: string, to: string): string {
  const text = SOUND[file]
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`)
  return text.replace(from, to)
}
