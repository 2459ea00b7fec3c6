// Infected mail of units, the program run as its user runs it, and a real clamd: away, there, and fed.
import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Clamd, clamdAvailable, EICAR, EICAR_NAME, startClamd } from '../servers/clamd.ts'
import { cleanPhoto, infectedPhoto, type MailFile, mailWith, summary, zipped } from '../servers/infected-mail.ts'
import { type TestOffice, testOffice } from './office.ts'

const NOW = '2026-09-22T11:00'
const CAMPAIGN = 'kepu-2026'

type Inspection = { decision: string; files: { name: string; material: string | null; notes: string[] }[] }
type Status = { campaigns: { units: { id: string; materials: Record<string, { have: number }> }[] }[] }
type Manifest = {
  files: { sha256: string }[]
  mail: { sha256: string }[]
  withheld: { unit: string; name: string; sha256: string; mail: string; because: string }[]
}
type Review = { messages: { message: number; unit: string | null; reasons: string[] }[] }

describe.skipIf(!clamdAvailable())('mail with a virus in it', { timeout: 60_000 }, () => {
  let clamd: Clamd
  let office: TestOffice
  let delivered = 0
  const deliver = async (address: string, files: readonly MailFile[]) => {
    delivered += 1
    const path = join(office.folder, 'data', 'mailbox', 'new', `${1_790_042_400 + delivered}.M${delivered}.test`)
    await writeFile(path, await mailWith(address, files))
    return path
  }
  const inspect = async (path: string) =>
    JSON.parse((await office.baosong('inspect', path, '--json')).out.trim()) as Inspection
  const pass = async (now: string) => {
    const { code, err } = await office.baosong('run', '--once', '--now', now)
    expect([code, err]).toEqual([0, expect.anything()])
  }
  const review = async () => (await office.json<Review>('review', '--now', NOW)).messages

  beforeAll(async () => {
    clamd = await startClamd()
    office = await testOffice()
    const scan = `scan: { clamd: "unix:${clamd.endpoint.path}" }`
    // Nothing waits its turn, so that the digest goes with the pass that makes it.
    const letters = 'letters: { approve: none, pace: { seconds: 0, hour: 0, day: 0 } }'
    await office.edit('baosong.yaml', /^mailbox:/m, `${scan}\n${letters}\n\nmailbox:`)
  }, 60_000)
  afterAll(async () => {
    await office.remove()
    await clamd.stop()
  })

  it('is seen by inspect, file by file, and in an archive; what holds it carries the note too', async () => {
    const library = await deliver('yxlib_demo@163.com', [summary('云溪市图书馆'), infectedPhoto('现场1.jpg')])
    expect(await inspect(library)).toMatchObject({
      decision: 'review',
      files: [
        { material: 'summary', notes: [] },
        { name: '现场1.jpg', material: null, notes: [`infected: ${EICAR_NAME}`] },
      ],
    })
    const files = [summary('云溪市博物馆'), infectedPhoto('现场2.jpg')]
    const museum = await deliver('yxmuseum_demo@163.com', [zipped('博物馆.zip', files)])
    expect((await inspect(museum)).files.map(({ notes }) => notes)).toEqual([
      [`infected: ${EICAR_NAME}`],
      [],
      [`infected: ${EICAR_NAME}`],
    ])
    await deliver('yxmsg_demo@163.com', [summary('云溪市美术馆'), cleanPhoto('现场3.jpg')])
  })

  it('is filed, marked as not scanned, while the scanner is away', async () => {
    await clamd.halt()
    await pass('2026-09-22T10:30')
    expect(await review()).toEqual([])
    const path = await deliver('yxkgs_demo@126.com', [summary('云溪市文物考古研究所')])
    expect(await inspect(path)).toMatchObject({
      decision: 'accept',
      files: [{ material: 'summary', notes: ['unscanned: away'] }],
    })
  })

  it('is found out by the first pass after the scanner is back, and goes to a person', async () => {
    await clamd.resume()
    await pass('2026-09-22T10:35')
    const waiting = await review()
    expect(waiting.map(({ unit }) => unit)).toEqual(['library', 'museum'])
    expect(waiting[0]?.reasons.join('\n')).toContain('有病毒')
    await pass('2026-09-22T10:40')
    expect(await review()).toHaveLength(2)
  })

  it('goes to a person at once where the scanner is there', async () => {
    await deliver('yxyys_demo@163.com', [summary('云溪市艺术研究所'), infectedPhoto('现场4.jpg')])
    await pass(NOW)
    expect((await review()).map(({ unit }) => unit)).toEqual(['library', 'museum', 'art-institute'])
  })

  it('is not counted, whoever files it', async () => {
    const [library, museum] = await review()
    for (const [message, unit] of [
      [library?.message, 'library'],
      [museum?.message, 'museum'],
    ] as const) {
      const { code } = await office.baosong('assign', String(message), unit, '--campaign', CAMPAIGN, '--now', NOW)
      expect(code).toBe(0)
    }
    const { campaigns } = await office.json<Status>('status', CAMPAIGN, '--now', NOW)
    const units = campaigns[0]?.units ?? []
    const had = (unit: string) => units.find(({ id }) => id === unit)?.materials
    expect(had('library')).toMatchObject({ summary: { have: 1 }, photos: { have: 0 } })
    expect(had('museum')).toMatchObject({ summary: { have: 1 }, photos: { have: 0 } })
    expect(had('art-museum')).toMatchObject({ summary: { have: 1 }, photos: { have: 1 } })
  })

  it('is not handed on, and the package says so; nor is the message that it lies in', async () => {
    const out = join(office.folder, 'package.zip')
    const { code, out: told } = await office.baosong('export', CAMPAIGN, '--out', out, '--with-mail', '--now', NOW)
    expect([code, told]).toEqual([0, expect.stringContaining('带病毒的 2 个文件没有导出')])
    const listed = execFileSync('unzip', ['-Z1', out], { encoding: 'utf8' })
    const manifest = JSON.parse(execFileSync('unzip', ['-p', out, 'manifest.json'], { encoding: 'utf8' })) as Manifest
    expect(manifest.withheld).toEqual([
      expect.objectContaining({ unit: 'library', name: '现场1.jpg', because: `infected: ${EICAR_NAME}` }),
      expect.objectContaining({ unit: 'museum', name: '现场2.jpg', because: `infected: ${EICAR_NAME}` }),
    ])
    const aside = manifest.withheld.flatMap(({ sha256, mail }) => [sha256, mail])
    const handedOn = [...manifest.files, ...manifest.mail].map(({ sha256 }) => sha256)
    expect(handedOn.length).toBeGreaterThan(4)
    expect(handedOn.filter(sha256 => aside.includes(sha256))).toEqual([])
    for (const path of listed.trim().split('\n')) {
      expect(execFileSync('unzip', ['-p', out, path], { maxBuffer: 1e9 }).includes(EICAR), path).toBe(false)
    }
  })

  it('is told to the coordinator the next morning, whoever filed it meanwhile', async () => {
    await pass('2026-09-23T08:31')
    const sent = await Promise.all([...(await office.letters()).values()].map(letter => simpleParser(letter)))
    const digest = sent.map(({ text }) => text ?? '').find(text => text.includes('带有病毒的文件')) ?? ''
    for (const name of ['现场1.jpg', '现场2.jpg', '现场4.jpg']) expect(digest).toContain(name)
    expect(digest).toContain(EICAR_NAME)
  })
})
