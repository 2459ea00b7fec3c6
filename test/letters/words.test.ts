import { describe, expect, it } from 'vitest'
import { measureWord, pastDay, shortMoment, shortName, writtenMoment, writtenSize } from '../../src/letters/words.ts'
import { moment } from '../campaign/made-up.ts'

const telling = (language: 'zh-CN' | 'en', timezone = 'Asia/Shanghai') => ({
  timezone,
  language,
  now: moment('2026-09-24 09:00'),
})
const ZH = telling('zh-CN')
const EN = telling('en')

describe('moments', () => {
  it.each([
    ['2026-09-28 18:00', '9月28日（周一）18时', 'Monday 28 September, 18:00'],
    ['2026-09-27 09:05', '9月27日（周日）9时5分', 'Sunday 27 September, 09:05'],
    ['2026-09-28 23:59:59', '9月28日（周一）24时', 'Monday 28 September (end of the day)'],
    ['2027-01-01 00:00', '2027年1月1日（周五）0时', 'Friday 1 January 2027, 00:00'],
  ])('%s is %s', (written, zh, en) => {
    expect([writtenMoment(moment(written), ZH), writtenMoment(moment(written), EN)]).toEqual([zh, en])
  })

  it('in full have their year', () => {
    const deadline = moment('2026-09-28 18:30')
    expect(writtenMoment(deadline, ZH, { full: true })).toBe('2026年9月28日（周一）18时30分')
    expect(writtenMoment(deadline, EN, { full: true })).toBe('Monday 28 September 2026, 18:30')
  })

  it('are told in the office’s zone', () => {
    expect(writtenMoment(moment('2026-09-28 05:00'), telling('en', 'Europe/Berlin'))).toBe('Sunday 27 September, 23:00')
    expect(shortMoment(moment('2026-09-28 05:00'), telling('zh-CN', 'Europe/Berlin'))).toBe('9月27日23时')
  })

  it('that are past are days', () => {
    expect([pastDay(moment('2026-09-15 23:59:59'), ZH), pastDay(moment('2026-09-15 18:00'), EN)]).toEqual([
      '9月15日',
      '15 September',
    ])
    expect([pastDay(moment('2025-12-31 18:00'), ZH), pastDay(moment('2025-12-31 18:00'), EN)]).toEqual([
      '2025年12月31日',
      '31 December 2025',
    ])
  })
})

describe('sizes', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1.0 KB'],
    [10_200, '10 KB'],
    [1_048_064, '1.0 MB'],
    [3_355_443, '3.2 MB'],
    [2 ** 31, '2.0 GB'],
    [2 ** 42, '4096 GB'],
  ])('%i bytes are %s', (bytes, written) => {
    expect(writtenSize(bytes)).toBe(written)
  })
})

describe('names', () => {
  it('keep their beginning and end, and no half character', () => {
    expect(shortName('总结.docx')).toBe('总结.docx')
    expect(shortName(`${'长'.repeat(80)}.docx`, 12)).toBe('长长长长长长长…docx')
    expect(shortName('👨‍👩‍👧'.repeat(20), 9)).toBe(`${'👨‍👩‍👧'.repeat(5)}…${'👨‍👩‍👧'.repeat(3)}`)
  })
})

describe('what things are counted in', () => {
  it.each([
    [['image'], '张'],
    [['document', 'image'], '张'],
    [['document'], '份'],
    [['document', 'page'], '份'],
    [['video', 'cloud'], '个'],
  ])('%j: %s', (kinds, measure) => {
    expect(measureWord(kinds)).toBe(measure)
  })
})
