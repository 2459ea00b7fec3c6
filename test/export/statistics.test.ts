// A real record in figures, as a workbook and as a picture.
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CAMPAIGN, hasTool, type PlayedRecord, playedRecord, tool } from './record.ts'

type Figures = {
  id: string
  expected: number
  onTime: number
  late: number
  partial: number
  messages: number
  reminders: number
  remindedTimes: number[]
  byHour: number[]
  byDay: { day: string; messages: number; reminders: number }[]
  units: { unit: string; late: boolean; reminders: number; firstAt: string | null }[]
}

const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0)

describe('statistics', () => {
  let record: PlayedRecord
  const figures = (...args: string[]) => {
    const { code, out, err } = record.baosong(['statistics', CAMPAIGN, '--json', ...args])
    expect([code, err]).toEqual([0, ''])
    return (JSON.parse(out) as { campaigns: Figures[] }).campaigns
  }
  beforeAll(() => {
    record = playedRecord()
  })
  afterAll(() => record.remove())

  it('agree with what status says, and with one another', () => {
    const [all] = figures()
    const status = JSON.parse(record.baosong(['status', CAMPAIGN, '--json']).out) as {
      campaigns: { counts: Record<string, number>; units: { late: boolean }[] }[]
    }
    const counts = status.campaigns[0]?.counts
    expect(all).toMatchObject({ partial: counts?.['partial'], expected: 15 })
    expect((all?.onTime ?? 0) + (all?.late ?? 0)).toBe((counts?.['complete'] ?? 0) + (counts?.['nil'] ?? 0))
    expect(all?.late).toBe(status.campaigns[0]?.units.filter(({ late }) => late).length)
    expect(sum(all?.byHour ?? [])).toBe(all?.messages)
    expect(sum(all?.byDay.map(({ messages }) => messages) ?? [])).toBe(all?.messages)
    expect(sum(all?.byDay.map(({ reminders }) => reminders) ?? [])).toBe(all?.reminders)
    expect(sum(all?.units.map(({ reminders }) => reminders) ?? [])).toBe(all?.reminders)
    expect(sum(all?.remindedTimes ?? [])).toBe(15)
    const letters = JSON.parse(record.baosong(['letters', '--json']).out) as {
      letters: { kind: string; state: string }[]
    }
    expect(all?.reminders).toBe(
      letters.letters.filter(({ kind, state }) => kind === 'reminder' && state === 'sent').length,
    )
  })

  it('know nothing of what came after', () => {
    const [early] = figures('--now', '2026-09-10T12:00')
    expect(early?.byDay.map(({ day }) => day)).toEqual(['2026-09-08', '2026-09-09', '2026-09-10'])
    expect(early?.messages).toBeLessThan(figures()[0]?.messages ?? 0)
  })

  it('say that they are early before the deadline, and no more once nothing can come', () => {
    const told = (now: string) => {
      const out = join(record.folder, `${now.replaceAll(':', '')}.xlsx`)
      const { out: words } = record.baosong(['statistics', CAMPAIGN, '--now', now, '--out', out])
      const picture = readFileSync(out.replace('.xlsx', '.svg'), 'utf8')
      const sheet = hasTool('unzip') ? tool('unzip', ['-p', out, 'xl/worksheets/sheet1.xml']) : words
      return [words, picture, sheet]
    }
    for (const text of told('2026-09-20T12:00'))
      expect(text).toContain('统计到 2026-09-20 12:00，还没到截止时间（2026-09-29 17:30），数字还会变')
    for (const text of told('2026-10-08T09:00')) expect(text).toContain('已过截止时间，迟报收到 2026-10-1')
    for (const text of told('2026-11-08T09:00')) expect(text).not.toContain('统计到')
    expect(figures('--now', '2026-09-20T12:00')[0]).toMatchObject({ early: true })
    expect(figures()[0]).toMatchObject({ early: false })
  })

  it('stand beside those of the year before, where the record knows of it', () => {
    const campaigns = join(record.config, 'campaigns')
    const before = join(campaigns, 'kepu-month-2025.yaml')
    cpSync(join(campaigns, `${CAMPAIGN}.yaml`), before)
    writeFileSync(before, readFileSync(before, 'utf8').replaceAll('2026', '2025'))
    expect(figures().map(({ id }) => id)).toEqual([CAMPAIGN])
    expect(record.baosong(['assign', '1', 'library', '--campaign', 'kepu-month-2025']).code).toBe(0)
    expect(figures().map(({ id, messages }) => [id, messages])).toEqual([
      [CAMPAIGN, 35],
      ['kepu-month-2025', 1],
    ])
  })

  it('are written as a workbook and a picture, the same bytes each time', () => {
    const out = join(record.folder, '统计.xlsx')
    const write = () => {
      expect(record.baosong(['statistics', CAMPAIGN, '--out', out]).code).toBe(0)
      return [out, join(record.folder, '统计.svg')].map(file => readFileSync(file))
    }
    const [book, picture] = write()
    const [again, pictureAgain] = write()
    expect([book?.equals(again as Buffer), picture?.equals(pictureAgain as Buffer)]).toEqual([true, true])
    if (hasTool('python3'))
      tool('python3', [
        '-c',
        'import sys; from xml.etree import ElementTree as e; e.parse(sys.argv[1])',
        join(record.folder, '统计.svg'),
      ])
    expect(picture?.toString()).toContain(`按时 ${figures()[0]?.onTime}<`)
  })

  it('are refused for an unknown campaign, or a file that is no workbook', () => {
    expect(record.baosong(['statistics', 'nothing']).code).toBe(2)
    expect(record.baosong(['statistics', CAMPAIGN, '--out', join(record.folder, 'x.txt')]).code).toBe(2)
    expect(existsSync(join(record.folder, 'x.txt'))).toBe(false)
  })
})
