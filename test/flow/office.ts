// An office in a folder of its own, and the program run on it as a user runs it: a process, its exit code, its words.
import { execFile, spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const MAIN = join(ROOT, 'src/main.ts')
/** The sample office of the corpus. */
const CORPUS = join(ROOT, 'test/corpus')

export type Outcome = { code: number | null; out: string; err: string }

export type TestOffice = {
  folder: string
  config: string
  /** Runs a command on the office's configuration. */
  baosong: (...args: string[]) => Promise<Outcome>
  /** The same, with what it prints read as JSON. */
  json: <T>(...args: string[]) => Promise<T>
  /** Starts a command and gives the process. */
  start: (...args: string[]) => ReturnType<typeof spawn>
  /** Replaces text in one of its files; fails where the text is not there. */
  edit: (file: string, from: string | RegExp, to: string) => Promise<void>
  /** Letters that went out to the Maildir, by file name. */
  letters: () => Promise<Map<string, string>>
  remove: () => Promise<void>
}

/** The corpus's office with its mailbox and its way out replaced. Folders stand for Maildirs. */
export async function testOffice(
  places: { receive?: string; send?: string; user?: string; password?: string } = {},
  from: string = join(CORPUS, 'config'),
): Promise<TestOffice> {
  const folder = await mkdtemp(join(tmpdir(), 'baosong-office-'))
  const config = join(folder, 'config')
  await cp(from, config, { recursive: true })
  const env = { ...process.env, BAOSONG_PASSWORD: places.password ?? 'not-a-real-one', BAOSONG_LOG: 'info' }
  const edit = async (file: string, pattern: string | RegExp, to: string) => {
    const path = join(config, file)
    const text = await readFile(path, 'utf8')
    const changed = text.replace(pattern, to)
    if (changed === text && !text.includes(to)) throw new Error(`${file} has nothing like ${String(pattern)}`)
    await writeFile(path, changed)
  }
  await edit('baosong.yaml', /receive: .*/, `receive: ${places.receive ?? 'maildir:../data/mailbox'}`)
  await edit('baosong.yaml', /send: .*/, `send: ${places.send ?? 'maildir:../data/letters'}`)
  for (const part of ['new', 'cur', 'tmp']) await mkdir(join(folder, 'data', 'mailbox', part), { recursive: true })
  const command = (args: readonly string[]) => [MAIN, ...args, '--config', config]
  const baosong = (...args: string[]): Promise<Outcome> =>
    new Promise(resolve => {
      execFile(process.execPath, command(args), { env, maxBuffer: 1e9 }, (error, out, err) => {
        resolve({ code: error ? ((error.code as unknown as number | undefined) ?? null) : 0, out, err })
      })
    })
  return {
    folder,
    config,
    baosong,
    async json<T>(...args: string[]) {
      const { code, out, err } = await baosong(...args, '--json')
      if (code !== 0) throw new Error(`baosong ${args.join(' ')} ended with ${code}: ${err}`)
      return JSON.parse(out) as T
    },
    start: (...args) => spawn(process.execPath, command(args), { env, stdio: ['ignore', 'pipe', 'pipe'] }),
    edit,
    async letters() {
      const place = join(folder, 'data', 'letters', 'new')
      const names = await readdir(place).catch(() => [])
      return new Map(
        await Promise.all(names.sort().map(async name => [name, await readFile(join(place, name), 'utf8')] as const)),
      )
    },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }),
  }
}

/** The corpus's messages in order, by file name. */
export async function corpusMail(): Promise<{ name: string; raw: Buffer }[]> {
  const place = join(CORPUS, 'mail')
  const names = (await readdir(place)).filter(name => name.endsWith('.eml')).sort()
  return Promise.all(names.map(async name => ({ name, raw: await readFile(join(place, name)) })))
}

/** One of `letters --json`, as far as tests look at it. */
export type ListedLetter = {
  letter: number
  key: string
  kind: string
  unit: string | null
  campaign: string | null
  message: number | null
  messageId: string
  state: string
  subject: string
  createdAt: string
  finishedAt: string | null
  recipients: { address: string; state: string; response: string | null }[]
  attempts: { outcome: string | null; response: string | null }[]
}
