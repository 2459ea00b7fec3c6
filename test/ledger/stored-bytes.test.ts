import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LimitExceeded } from '../../src/files/limit-exceeded.ts'
import { openStoredBytes, type StoredBytesFolder } from '../../src/ledger/stored-bytes.ts'
import { temporaryFolder } from './made-up.ts'

const PUTTER = new URL('./putting-process.ts', import.meta.url).pathname

async function* chunks(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part
}

function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Every file of the store by its path below the folder. */
function everything(store: StoredBytesFolder): string[] {
  return readdirSync(store.folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(store.folder.length + 1))
}

test('bytes go under the name of their hash, for reading only', async () => {
  const store = openStoredBytes(temporaryFolder())
  const stored = await store.put(chunks('活动', '总结'))
  const sha256 = hashOf('活动总结')
  expect(stored).toEqual({ sha256, size: 12, path: join(store.folder, sha256.slice(0, 2), sha256) })
  expect(statSync(stored.path).mode & 0o777).toBe(0o400)
  expect(Buffer.concat(await store.open(sha256).toArray()).toString()).toBe('活动总结')
  expect(everything(store)).toEqual([`${sha256.slice(0, 2)}/${sha256}`])
})

test('the same bytes again are stored once', async () => {
  const store = openStoredBytes(temporaryFolder())
  const first = await store.put(chunks('a'))
  const { ino } = statSync(first.path)
  expect(await store.put(chunks('a'))).toEqual(first)
  expect(statSync(first.path).ino).toBe(ino)
  expect(everything(store)).toHaveLength(1)
})

test('a stored file that lost its tail is mended by putting it again', async () => {
  const store = openStoredBytes(temporaryFolder())
  const { path, sha256 } = await store.put(chunks('whole'))
  chmodSync(path, 0o600)
  writeFileSync(path, 'who')
  expect(await store.has(sha256, 5)).toBe(false)
  await store.put(chunks('whole'))
  expect(readFileSync(path, 'utf8')).toBe('whole')
})

test('more than the limit is refused and leaves nothing; exactly the limit is not', async () => {
  const store = openStoredBytes(temporaryFolder())
  await expect(store.put(chunks('abc', 'de'), 4)).rejects.toThrow(LimitExceeded)
  expect(everything(store)).toEqual([])
  expect((await store.put(chunks('abc', 'd'), 4)).size).toBe(4)
})

test('a source that breaks off leaves nothing, and its own error comes through', async () => {
  const store = openStoredBytes(temporaryFolder())
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.alloc(700_000)
    throw new Error('connection reset')
  }
  await expect(store.put(broken())).rejects.toThrow(/^connection reset$/)
  expect(everything(store)).toEqual([])
})

test('any bytes in any chunks, from a source that uses its buffer again, come back as they were', async () => {
  const store = openStoredBytes(temporaryFolder(), 'none')
  const sizes = fc.array(fc.oneof(fc.nat(40), fc.nat(300_000), fc.constant(262_144)), { maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(sizes, fc.nat(255), async (lengths, seed) => {
      const shared = Buffer.alloc(300_001)
      const whole = createHash('sha256')
      async function* source(): AsyncGenerator<Uint8Array> {
        for (const [index, length] of lengths.entries()) {
          shared.fill(seed + index)
          whole.update(shared.subarray(0, length))
          yield shared.subarray(0, length)
        }
      }
      const stored = await store.put(source())
      expect(stored.sha256).toBe(whole.digest('hex'))
      expect(hashOf(readFileSync(stored.path))).toBe(stored.sha256)
      expect(stored.size).toBe(lengths.reduce((sum, length) => sum + length, 0))
    }),
    { numRuns: 60 },
  )
})

test('many at once, flushed together', async () => {
  const store = openStoredBytes(temporaryFolder(), 'settle')
  const texts = Array.from({ length: 50 }, (_, index) => `file ${index % 40}`)
  const stored = await Promise.all(texts.map(text => store.put(chunks(text))))
  await store.settle()
  await store.settle()
  expect(stored.map(({ sha256 }) => sha256)).toEqual(texts.map(hashOf))
  expect(everything(store)).toHaveLength(40)
})

test('what could not be flushed is not trusted by a later put', async () => {
  const store = openStoredBytes(temporaryFolder(), 'settle')
  const { path, sha256 } = await store.put(chunks('a'))
  const gone = await store.put(chunks('b'))
  execFileSync('rm', ['-f', gone.path])
  await expect(store.settle()).rejects.toThrow(/Flushing 2 files .* failed/)
  expect(await store.has(sha256, 1)).toBe(false)
  expect(everything(store)).not.toContain(path)
})

test('a name that is no hash never becomes a path', () => {
  const store = openStoredBytes(temporaryFolder())
  expect(() => store.pathOf('../../etc/passwd')).toThrow(TypeError)
})

test('opening removes what dead processes left, and nothing that may be in use', () => {
  const folder = temporaryFolder()
  const temporary = join(openStoredBytes(folder).folder, 'tmp')
  const old = (name: string) => {
    writeFileSync(join(temporary, name), 'half')
    utimesSync(join(temporary, name), 1_700_000_000, 1_700_000_000)
    return name
  }
  const dead = `${hostname()}.${execFileSync('sh', ['-c', 'echo $$']).toString().trim()}.1`
  writeFileSync(join(temporary, dead), 'half')
  old(`${hostname()}.${process.pid}.1`)
  old('another-host.17.1')
  writeFileSync(join(temporary, 'another-host.17.2'), 'half')
  writeFileSync(join(temporary, `${hostname()}.${process.ppid}.3`), 'half')
  writeFileSync(join(temporary, `${hostname()}.${process.pid}.999999`), 'half')
  openStoredBytes(folder)
  expect(readdirSync(temporary).sort()).toEqual(
    ['another-host.17.2', `${hostname()}.${process.pid}.999999`, `${hostname()}.${process.ppid}.3`].sort(),
  )
})

test('killed while it writes, again and again, a process leaves no partial bytes under a final name', async () => {
  const folder = temporaryFolder()
  for (let round = 0; round < 6; round += 1) {
    const child = spawn(process.execPath, [PUTTER, folder, String(round), '400'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    await sleep(5 + round * 17)
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  const store = openStoredBytes(folder)
  const files = everything(store)
  expect(files.length).toBeGreaterThan(6)
  expect(files.filter(path => path.startsWith('tmp'))).toEqual([])
  for (const path of files) expect(hashOf(readFileSync(join(folder, path)))).toBe(path.slice(3))
})

test('processes that put the same and other bytes into one folder do not disturb each other', async () => {
  const store = openStoredBytes(temporaryFolder())
  const children = ['7', '7', '8'].map(seed => {
    const child = spawn(process.execPath, [PUTTER, store.folder, seed, '12'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    return once(child, 'exit')
  })
  expect((await Promise.all(children)).map(([code]) => code as number | null)).toEqual([0, 0, 0])
  const files = everything(store)
  expect(files).toHaveLength(24)
  for (const path of files) expect(hashOf(readFileSync(join(store.folder, path)))).toBe(path.slice(3))
})
