// The package of a real record, as other programs see it.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CAMPAIGN, hasTool, type PlayedRecord, playedRecord, tool } from './record.ts'

const LIST = `
import json, sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
print(json.dumps({'bad': z.testzip(), 'entries': [
  {'name': i.filename, 'utf8': bool(i.flag_bits & 0x800), 'time': list(i.date_time), 'size': i.file_size}
  for i in z.infolist()]}))
`
type Listing = { bad: string | null; entries: { name: string; utf8: boolean; time: number[]; size: number }[] }
type Manifest = {
  files: { path: string; sha256: string; current: boolean; late: string; key: string }[]
  links: { url: string }[]
  superseded: { path: string }[]
}

describe('the package', () => {
  let record: PlayedRecord
  let file: string
  const made = (name: string, ...options: string[]) => {
    const out = join(record.folder, name)
    const answer = record.baosong(['export', CAMPAIGN, '--out', out, ...options])
    expect([answer.code, answer.err]).toEqual([0, ''])
    return { out, told: answer.out }
  }
  const unpacked = (zip: string) => {
    const into = `${zip}.d`
    mkdirSync(into)
    tool('unzip', ['-q', zip, '-d', into])
    return into
  }
  const manifestOf = (zip: string) => JSON.parse(tool('unzip', ['-p', zip, 'manifest.json'])) as Manifest
  beforeAll(() => {
    record = playedRecord()
    file = made('package.zip').out
  })
  afterAll(() => record.remove())

  it.skipIf(!hasTool('python3'))('opens in Python, with UTF-8 names and the times of receipt', () => {
    const { bad, entries } = JSON.parse(tool('python3', ['-c', LIST, file])) as Listing
    expect(bad).toBeNull()
    expect(entries.filter(({ name, utf8 }) => !utf8 && /[^\x20-\x7e]/.test(name))).toEqual([])
    const names = entries.map(({ name }) => name)
    expect(names.slice(0, 4)).toEqual(['汇总表.xlsx', '活动汇总.xlsx', 'manifest.json', '校验.sha256'])
    expect(new Set(names.map(name => name.toUpperCase())).size).toBe(names.length)
    const plan = entries.find(({ name }) => name.startsWith('青禾县图书馆/青禾县图书馆_活动方案_1_'))
    expect(plan?.name).toMatch(/方案\.docx$/)
    expect(plan?.time.slice(0, 5)).toEqual([2026, 9, 8, 14, 20])
  })

  it.skipIf(!hasTool('sha256sum'))('passes sha256sum -c, and fails it where a byte is changed', () => {
    const folder = unpacked(file)
    const sums = readFileSync(join(folder, '校验.sha256'), 'utf8').trim().split('\n')
    expect(sums.length).toBeGreaterThan(80)
    expect(tool('sha256sum', ['-c', '--strict', '校验.sha256'], folder).trim().split('\n')).toHaveLength(sums.length)
    const path = sums.at(-1)?.slice(66) ?? ''
    writeFileSync(join(folder, path), 'changed')
    expect(() => tool('sha256sum', ['-c', '--quiet', '校验.sha256'], folder)).toThrow(
      /1 computed checksum did NOT match/,
    )
  })

  it('has the same bytes a second time, and in another zone', () => {
    const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
    const again = join(record.folder, 'again.zip')
    for (const TZ of ['UTC', 'America/New_York', 'Asia/Shanghai']) {
      rmSync(again, { force: true })
      expect(record.baosong(['export', CAMPAIGN, '--out', again], { TZ }).code).toBe(0)
      expect(hash(again), TZ).toBe(hash(file))
    }
  })

  it('holds current versions alone, or all of them, and the messages where asked', () => {
    const plain = manifestOf(file)
    expect(plain.files.every(({ current }) => current)).toBe(true)
    const { out } = made('all.zip', '--all-versions', '--with-mail')
    const all = manifestOf(out)
    const old = all.files.filter(({ current }) => !current)
    // Five units corrected something on the last evening.
    expect(old.length).toBeGreaterThanOrEqual(5)
    expect(old.every(({ path }) => path.includes('/旧版/'))).toBe(true)
    expect(all.files.length).toBe(plain.files.length + old.length)
    const folder = unpacked(out)
    expect(tool('find', [folder, '-path', '*/来件/*.eml']).trim().split('\n').length).toBeGreaterThan(20)
    expect(() => tool('sha256sum', ['-c', '--quiet', '校验.sha256'], folder)).not.toThrow()
  })

  it('brings only what is new since a package, and names what that one had and is replaced', () => {
    const early = made('early.zip', '--now', '2026-09-28T12:00').out
    const { out, told } = made('rest.zip', '--since', early)
    const [former, rest, whole] = [early, out, file].map(manifestOf)
    const keys = (it?: Manifest) => new Set(it?.files.map(({ key }) => key))
    expect([...keys(former).intersection(keys(rest))]).toEqual([])
    expect(keys(whole).difference(keys(former).union(keys(rest)))).toEqual(new Set())
    const superseded = rest?.superseded.map(({ path }) => path) ?? []
    expect(superseded.length).toBeGreaterThan(0)
    for (const path of superseded) expect(told).toContain(path)
    expect(manifestOf(made('nothing.zip', '--since', out).out).files).toEqual([])
    expect(keys(manifestOf(made('later.zip', '--since', '2026-09-28T12:00').out))).toEqual(keys(rest))
  })

  it('names files as the office likes', () => {
    const { out } = made('named.zip', '--names', '{日期} {材料}{序号}')
    expect(tool('unzip', ['-l', out])).toMatch(/青禾县图书馆\/2026-09-08 活动方案1\.docx/)
  })
})
