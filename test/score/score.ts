// `npm run score`: how the sample corpus is read and attributed by the real command line, scored against its truth.
// `npm run score -- --list` adds every disagreement. Writes nothing but a temporary file.
import { execFile, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'

const ROOT = join(import.meta.dirname, '../..')
const CORPUS = join(ROOT, 'test/corpus')

/**
 * The scorer's table for the corpus. Fails where the inspection ended otherwise than with 0, or with the 1 that a message
 * which cannot be read is worth. `options` go to the scorer.
 */
export function scoreCorpus(options: readonly string[] = []): Promise<string> {
  return scoreFolder(CORPUS, options)
}

/** The same for any folder that is laid out like the corpus: config/, mail/, truth.jsonl. */
export async function scoreFolder(corpus: string, options: readonly string[] = []): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'baosong-score-'))
  try {
    const output = join(folder, 'output.jsonl')
    await inspectInto(corpus, output)
    const scorer = [join(CORPUS, 'score.mjs'), join(corpus, 'truth.jsonl'), output, ...options]
    const { stdout } = await promisify(execFile)(process.execPath, scorer, { maxBuffer: 1 << 24 })
    return stdout
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function inspectInto(corpus: string, output: string): Promise<void> {
  const mail = (await readdir(join(corpus, 'mail'))).sort().map(name => join(corpus, 'mail', name))
  const command = [join(ROOT, 'src/main.ts'), 'inspect', '--json', '--config', join(corpus, 'config'), ...mail]
  // The corpus's configuration names a secret; nothing is logged in to, so any word will do.
  const env = { ...process.env, BAOSONG_PASSWORD: 'not-used' }
  const inspect = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<number | null>((resolve, reject) => inspect.once('error', reject).once('close', resolve))
  await pipeline(inspect.stdout, createWriteStream(output))
  const exit = await ended
  if (exit !== 0 && exit !== 1)
    throw new Error(`inspecting the corpus ended with exit code ${exit}: see its words above`)
}

if (import.meta.main) process.stdout.write(await scoreCorpus(process.argv.slice(2)))
