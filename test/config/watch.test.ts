import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Configuration } from '../../src/config/configuration.ts'
import type { Fault } from '../../src/config/fault.ts'
import { liveConfiguration } from '../../src/config/live.ts'
import { watchConfiguration } from '../../src/config/watch.ts'
import { folderOf, SOUND, sound } from './folder.ts'

const FILE = 'campaigns/dushu-2026.yaml'
/** Milliseconds in which an edit must be seen. */
const SOON = 3000

async function watched(folder: string) {
  const onChange = vi.fn()
  const watching = await watchConfiguration(folder, onChange)
  onTestFinished(() => watching.close())
  const seen = async (edit: () => void) => {
    onChange.mockClear()
    edit()
    await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), { timeout: SOON, interval: 20 })
  }
  return { onChange, watching, seen }
}

test('every way of editing is seen', async () => {
  const folder = folderOf(SOUND)
  const at = (name: string) => join(folder, name)
  const { seen } = await watched(folder)
  await seen(() => writeFileSync(at('units.yaml'), '# in place\n'))
  await seen(() => {
    writeFileSync(at('.units.yaml.tmp'), '# replaced by rename\n')
    renameSync(at('.units.yaml.tmp'), at('units.yaml'))
  })
  await seen(() => writeFileSync(at(FILE), '# in the subfolder\n'))
  await seen(() => writeFileSync(at('campaigns/new.yaml'), 'x'))
  await seen(() => rmSync(at('campaigns/new.yaml')))
  await seen(() => rmSync(at('campaigns'), { recursive: true }))
  await seen(() => {
    mkdirSync(at('campaigns'))
    writeFileSync(at(FILE), SOUND[FILE])
  })
  await sleep(50)
  await seen(() => writeFileSync(at(FILE), '# where no watch could be set up'))
})

test('a burst is told once, after it is over; other files and a quiet folder are not told', async () => {
  const folder = folderOf(SOUND)
  const { onChange } = await watched(folder)
  for (let n = 0; n < 10; n++) {
    writeFileSync(join(folder, 'units.yaml'), `# ${n}\n`)
    await sleep(30)
  }
  expect(onChange).not.toHaveBeenCalled()
  await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), { timeout: SOON })
  writeFileSync(join(folder, 'notes.txt'), 'x')
  await sleep(1500)
  expect(onChange).toHaveBeenCalledTimes(1)
})

test('files that never stand still elsewhere in the folder do not put it off', async () => {
  const folder = folderOf(SOUND)
  const { onChange } = await watched(folder)
  const noise = setInterval(() => writeFileSync(join(folder, 'noise.log'), String(performance.now())), 20)
  onTestFinished(() => clearInterval(noise))
  writeFileSync(join(folder, 'units.yaml'), '# edited\n')
  await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), { timeout: SOON })
})

test('nothing is told or left open after close', async () => {
  const folder = folderOf(SOUND)
  const { onChange, watching } = await watched(folder)
  const open = () => process.getActiveResourcesInfo().filter(name => name === 'FSEventWrap').length
  expect(open()).toBeGreaterThan(0)
  writeFileSync(join(folder, 'units.yaml'), '# edited\n')
  watching.close()
  await sleep(1500)
  expect(onChange).not.toHaveBeenCalled()
  expect(open()).toBe(0)
})

/** What was told, in order. */
type News = { kind: string; configuration?: Configuration; faults?: readonly Fault[] }

async function alive(folder: string) {
  const news: News[] = []
  const opened = await liveConfiguration(
    folder,
    {},
    {
      changed: configuration => void news.push({ kind: 'changed', configuration }),
      broken: faults => void news.push({ kind: 'broken', faults }),
      mended: configuration => void news.push({ kind: 'mended', configuration }),
    },
  )
  if (!opened.ok) throw new Error('should open')
  onTestFinished(() => opened.live.close())
  const next = (count: number) =>
    vi.waitFor(() => expect(news.length).toBeGreaterThanOrEqual(count), { timeout: SOON, interval: 20 })
  return { live: opened.live, news, next }
}

test('the last good configuration stays in force while an edit is broken', async () => {
  const folder = folderOf(SOUND)
  const { live, news, next } = await alive(folder)
  const first = live.current()
  expect(first.campaigns[0]?.title).toBe('2026年读书月')

  writeFileSync(join(folder, FILE), sound(FILE, '2026年读书月', '2026年读书季'))
  await next(1)
  expect(news[0]).toMatchObject({ kind: 'changed' })
  expect(live.current().campaigns[0]?.title).toBe('2026年读书季')
  const good = live.current()

  writeFileSync(join(folder, FILE), sound(FILE, 'deadline', 'dedline'))
  await next(2)
  expect(news[1]).toMatchObject({ kind: 'broken', faults: [{ file: FILE, line: 4, column: 1 }] })
  expect(live.current()).toBe(good)
  expect(live.faults()).toHaveLength(1)

  writeFileSync(join(folder, FILE), sound(FILE, '2026年读书月', '2026年读书年'))
  await next(3)
  expect(news[2]).toMatchObject({ kind: 'mended' })
  expect(live.current().campaigns[0]?.title).toBe('2026年读书年')
  expect(live.faults()).toEqual([])
})

test('whoever has just written the file need not wait, and hears of it once; comments alone are no change', async () => {
  const folder = folderOf(SOUND)
  const { live, news } = await alive(folder)
  writeFileSync(join(folder, 'units.yaml'), SOUND['units.yaml'].replace('县一中', '一中'))
  await live.reload()
  expect(live.current().units[0]?.aliases).toEqual(['一中'])
  writeFileSync(join(folder, 'baosong.yaml'), `${SOUND['baosong.yaml']}# a remark\n`)
  await sleep(1800)
  expect(news.map(each => each.kind)).toEqual(['changed'])
})

test('a changed secret is a change', async () => {
  const office = sound('baosong.yaml', 'coordinators:', '  password: ${file:pw}\ncoordinators:')
  const folder = folderOf({ ...SOUND, 'baosong.yaml': office, pw: 'eins' })
  const { live, news } = await alive(folder)
  writeFileSync(join(folder, 'pw'), 'zwei')
  await live.reload()
  expect(news).toHaveLength(1)
  expect(live.current().office.mailbox.password?.reveal()).toBe('zwei')
})

test('without a good configuration to begin with, the faults come back and nothing is left open', async () => {
  const folder = folderOf({ ...SOUND, 'units.yaml': '- id: [\n' })
  const quiet = { changed() {}, broken() {}, mended() {} }
  const opened = await liveConfiguration(folder, {}, quiet)
  expect(opened.ok ? [] : opened.faults.map(fault => fault.file)).toEqual(['units.yaml'])
  // Earlier tests' watches close in the turn after.
  await sleep(20)
  expect(process.getActiveResourcesInfo()).not.toContain('FSEventWrap')
})
