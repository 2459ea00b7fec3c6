// Where the demo plays: a folder of its own with the example office in it, laid anew each time. Never touches a folder that
// something else lies in.
import { cp, mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Language } from '../config/configuration.ts'
import type { DemoMessage } from './messages.ts'

/** Tells a folder of the demo from any other. */
const MARK = '.baosong-demo'

export type Stage = {
  /** The configuration that the demo runs with. */
  config: string
  /** Maildir of what comes in, and of what goes out. */
  mailbox: string
  letters: string
}

/** The folder is somebody else's. */
export class NotAStage extends Error {
  constructor(folder: string) {
    super(`${folder} 里有别的文件。请用 --out 换一个空目录。 (The folder is not empty; name another one with --out.)`)
    this.name = 'NotAStage'
  }
}

/** Lays the stage in `folder`; what an earlier demo left there goes. Throws NotAStage. */
export async function layStage(folder: string, language: Language): Promise<Stage> {
  const there: string[] = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  if (there.length > 0 && !there.includes(MARK)) throw new NotAStage(folder)
  for (const name of there) await rm(join(folder, name), { recursive: true })
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, MARK), '')
  const config = join(folder, 'config')
  await cp(fileURLToPath(new URL('../../config', import.meta.url)), config, { recursive: true })
  if (language !== 'zh-CN') await speak(config, language)
  const mailbox = join(folder, 'data', 'mailbox')
  for (const part of ['new', 'cur', 'tmp']) await mkdir(join(mailbox, part), { recursive: true })
  return { config, mailbox, letters: join(folder, 'data', 'letters', 'new') }
}

async function speak(config: string, language: Language): Promise<void> {
  const path = join(config, 'baosong.yaml')
  const text = await readFile(path, 'utf8')
  await writeFile(path, text.replace(/^language: \S+/m, `language: ${language}`))
}

/** Puts a message into the mailbox, as the office's server does. */
export async function deliverTo({ mailbox }: Stage, { slug, at, bytes }: DemoMessage): Promise<void> {
  const seconds = at.epochMilliseconds / 1000
  const path = join(mailbox, 'new', `${Math.floor(seconds)}.${slug}.mx`)
  await writeFile(path, bytes)
  await utimes(path, seconds, seconds)
}
