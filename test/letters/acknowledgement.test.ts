import { describe, it } from 'vitest'
import { acknowledgementValues } from '../../src/letters/acknowledgement.ts'
import { assess } from '../../src/campaign/assess.ts'
import type { Campaign, Language, Unit } from '../../src/config/configuration.ts'
import { moment } from '../campaign/made-up.ts'
import { expectGolden } from './golden.ts'
import { campaign, configuration, LANGUAGES, type MadeUpFile, type MadeUpMessage, message, units } from './made-up.ts'

type Situation = {
  explains?: boolean
  exactly?: boolean
  messages: readonly MadeUpMessage[]
  now?: string
  unit?: Partial<Unit>
  campaign?: Partial<Campaign>
}

const AT = '2026-09-24 16:10'
const photo = (number: number): MadeUpFile => ({
  name: `IMG_${String(number).padStart(4, '0')}.jpg`,
  kind: 'image',
  material: 'photos',
  size: 3_200_000,
})
const PLAN: MadeUpFile = { name: '读书月方案.docx', kind: 'document', material: 'plan' }
const SUMMARY: MadeUpFile = { name: '读书月总结.docx', kind: 'document', material: 'summary' }
const PHOTOS = [1, 2, 3].map(photo)
const HOSTILE =
  '<img src=x onerror=alert(1)>&lt;b&gt; **粗** [链接](javascript:alert(1)) `x` 1. # | \u202Egnp.exe\r\nBcc: a@b.example'

const SITUATIONS: Record<string, Situation> = {
  complete: { messages: [{ at: AT, subject: '回复：转发：读书月材料', files: [PLAN, SUMMARY, ...PHOTOS] }] },
  partial: { messages: [{ at: AT, subject: '读书月照片', files: PHOTOS.slice(0, 1) }], now: '2026-09-10 16:15' },
  'partly-overdue': { messages: [{ at: AT, subject: '读书月照片', files: PHOTOS.slice(0, 1) }] },
  'one-due': { messages: [{ at: AT, subject: '方案', files: [PLAN, ...PHOTOS.slice(0, 2)] }] },
  overdue: { messages: [{ at: '2026-10-09 09:05', subject: '方案', files: [PLAN] }], now: '2026-10-09 09:10' },
  nil: { messages: [{ at: AT, subject: '零报告', nil: true }] },
  encrypted: {
    messages: [{ at: AT, subject: '材料', files: [PLAN, { ...SUMMARY, note: 'encrypted' }, ...PHOTOS] }],
  },
  problems: {
    messages: [
      {
        at: AT,
        subject: '材料',
        files: [
          { name: '照片.zip', kind: 'archive', note: 'over-limit' },
          { name: '总结.doc', kind: 'document', material: 'summary', note: 'unreadable' },
          { name: '看图工具.exe', kind: 'other', note: 'executable' },
          { name: '名单.xlsx', kind: 'sheet' },
        ],
      },
    ],
  },
  'over-20-files': {
    messages: [
      {
        at: AT,
        subject: '全部材料',
        files: [
          PLAN,
          SUMMARY,
          ...Array.from({ length: 30 }, (_, at) => photo(at + 1)),
          { name: '名单.xlsx', kind: 'sheet' },
        ],
      },
    ],
  },
  link: {
    messages: [
      {
        at: AT,
        subject: '视频链接',
        links: [
          { name: '读书月视频.mp4', expires: '2026-10-03T20:00:00+08:00' },
          { name: '去年视频.mp4', expires: '2026-09-20T08:00:00+08:00' },
          { name: '明年到期.mp4', expires: '2027-01-04T23:59:59+08:00' },
          {},
        ],
      },
    ],
  },
  corrected: {
    messages: [
      {
        at: AT,
        subject: '更正：读书月方案',
        files: [
          {
            ...PLAN,
            name: '读书月方案（终稿）.docx',
            version: { role: 'replacement', replaces: { name: '读书月方案（修改）.docx', isBody: false } },
          },
        ],
      },
    ],
  },
  'corrected-several': {
    messages: [
      {
        at: AT,
        subject: '更正',
        files: [
          { ...PLAN, version: { role: 'replacement', replaces: { name: '读书月方案.doc', isBody: false } } },
          { ...SUMMARY, version: { role: 'replacement', replaces: { name: '', isBody: true } } },
          { ...photo(4), version: { role: 'supplement', replaces: null } },
          { ...photo(1), version: { role: 'resend', replaces: null } },
        ],
      },
    ],
  },
  'title-of-materials': {
    campaign: { title: '2026年冬春火灾防控工作材料' },
    messages: [{ at: AT, subject: '方案', files: [PLAN] }],
  },
  'once-more': {
    explains: false,
    exactly: true,
    messages: [{ at: AT, subject: '影像', files: [{ ...PLAN, size: 48_000_000 }] }],
  },
  'sent-again': {
    messages: [{ at: AT, subject: '方案', files: [{ ...PLAN, version: { role: 'resend', replaces: null } }] }],
  },
  burst: {
    messages: [
      { at: '2026-09-24 16:01', subject: '读书月照片1', files: [photo(1)] },
      { at: '2026-09-24 16:04', subject: '读书月照片2', files: [photo(2)] },
      { at: AT, subject: '读书月照片3', files: [photo(3)] },
    ],
  },
  hostile: {
    unit: { name: `1. ${HOSTILE}` },
    campaign: { title: `**${HOSTILE}*\\` },
    messages: [
      {
        at: AT,
        subject: HOSTILE,
        files: [
          { name: `- ${HOSTILE}`, kind: 'document', material: 'plan', note: 'encrypted' },
          { name: `${HOSTILE}.jpg`, kind: 'image', material: 'photos' },
        ],
        links: [{ name: HOSTILE }, { url: 'javascript:alert(1)' }],
      },
    ],
  },
  'long-names': {
    unit: { name: '青禾县第一中学'.repeat(6) },
    messages: [
      {
        at: AT,
        subject: '关于报送材料的函'.repeat(30),
        files: [{ name: `${'读书月总结最终版'.repeat(25)}.docx`, kind: 'document', material: 'summary' }],
        links: [{ url: `https://pan.example/s/${'a1b2c3'.repeat(60)}` }],
      },
    ],
  },
  body: {
    messages: [
      {
        at: '2026-09-05 00:05',
        subject: '',
        files: [{ name: 'body.html', kind: 'document', material: 'plan', isBody: true }],
      },
    ],
    now: '2026-09-05 00:06',
  },
}

function values(
  {
    messages,
    now = '2026-09-24 16:15',
    unit: changes = {},
    campaign: of = {},
    explains = true,
    exactly = false,
  }: Situation,
  language: Language,
) {
  const unit = { ...units(language).library, ...changes }
  const asked = campaign(language, of)
  const answered = messages.map(message)
  const at = moment(now)
  const accepted = answered.map(({ reading, filing, nil, receivedAt }, messageId) => ({
    messageId,
    unit: unit.id,
    campaign: asked.id,
    receivedAt,
    nil,
    items: reading.files.map((file, index) => ({
      material: filing.files[index]?.material ?? null,
      identity: file.name,
      name: file.name,
      kind: file.kind,
      role: 'new' as const,
    })),
  }))
  const standing = assess(asked, [unit], accepted, moment('2026-12-31 00:00')).units[0] ?? null
  const given = { unit, campaign: asked, messages: answered, standing, explains, exactly }
  return acknowledgementValues(given, at, configuration(language))
}

describe.each(LANGUAGES)('an acknowledgement in %s', language => {
  it.each(Object.entries(SITUATIONS))('%s', (name, situation) => {
    expectGolden(name, 'acknowledgement', language, values(situation, language))
  })
})
