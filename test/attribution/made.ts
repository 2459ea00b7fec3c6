// Messages as reading would yield them, made in a line, and an office of libraries and schools to attribute them for.
import { madeHead } from '../reading/made-head.ts'
import { attribute } from '../../src/attribution/attribute.ts'
import type { Facts } from '../../src/attribution/facts.ts'
import { noFacts } from '../../src/attribution/no-facts.ts'
import { prepare, type Roster } from '../../src/attribution/roster.ts'
import type { Verdict } from '../../src/attribution/verdict.ts'
import { explain } from '../../src/attribution/wording.ts'
import type { Campaign, Material, Unit } from '../../src/config/configuration.ts'
import type { Kind } from '../../src/files/kind.ts'
import { READER_VERSION, type ReadFile, type Reading } from '../../src/reading/reading.ts'

export const AT = Temporal.Instant.from('2026-09-20T02:00:00Z')

type Sheet = { name: string; kind?: Kind; title?: string; lines?: string[]; isBody?: boolean; notes?: string[] }
export type Mail = {
  from?: string
  name?: string
  subject?: string
  text?: string
  signature?: string
  files?: (string | Sheet)[]
  inner?: Reading['inner']
  links?: Reading['links']
  automatic?: Reading['automatic']
  notes?: Reading['notes']
}

const KINDS: Record<string, Kind> = {
  docx: 'document',
  pdf: 'document',
  xlsx: 'sheet',
  jpg: 'image',
  png: 'image',
  zip: 'archive',
}

function file(given: string | Sheet, position: number): ReadFile {
  const {
    name,
    kind,
    title,
    lines,
    isBody = false,
    notes = [],
  }: Sheet = typeof given === 'string' ? { name: given } : given
  const made = kind ?? KINDS[name.slice(name.lastIndexOf('.') + 1)] ?? 'other'
  const text = lines ?? (title === undefined ? [] : [title])
  const document = made === 'document' || made === 'sheet'
  return {
    path: name,
    name: name.slice(name.lastIndexOf('/') + 1),
    originalName: name,
    size: 10_000,
    sha256: String(position).padStart(64, '0'),
    type: 'application/octet-stream',
    kind: made,
    decoration: false,
    isBody,
    document: document
      ? { title: title ?? null, head: text.slice(0, 12), tail: text.slice(-12), text: text.join('\n') }
      : null,
    notes: notes.map(code => ({ code, detail: null })),
  }
}

/** A reading of `mail`; what is not given is as plain as can be. */
export function reading(mail: Mail): Reading {
  return {
    version: READER_VERSION,
    head: madeHead({
      messageId: '<1@mail.example>',
      from: { name: mail.name ?? '', address: mail.from ?? 'lib@yunxi-lib.example' },
      subject: mail.subject ?? '',
    }),
    automatic: mail.automatic ?? null,
    unanswerable: [],
    authentication: [],
    body: { text: mail.text ?? '', signature: mail.signature ?? '', quoted: '' },
    inner: mail.inner ?? [],
    files: (mail.files ?? []).map(file),
    links: mail.links ?? [],
    notes: mail.notes ?? [],
  }
}

function unit(id: string, name: string, aliases: string[], addresses: string[], domains: string[] = []): Unit {
  return { id, name, aliases, addresses, domains, contact: null, notify: addresses, supervisor: null }
}

export const UNITS: readonly Unit[] = [
  unit('library', '云溪市图书馆', ['市图'], ['lib@yunxi-lib.example']),
  unit('no1', '云溪市第一中学', ['市一中'], ['yx1z_demo@163.com']),
  unit('museum', '云溪市博物馆', [], ['museum_demo@126.com']),
  unit('nurses', '云溪市护理学会', [], ['nurses_demo@163.com']),
  unit('doctors', '云溪市医学会', [], ['doctors_demo@163.com']),
  unit('health', '公共卫生科', ['公卫科'], ['gwk@yunxi.example']),
  unit('hotel', '望江楼宾馆', ['望江楼'], ['hotel_demo@163.com']),
]

function material(id: string, name: string, keywords: string[], kinds: Kind[]): Material {
  return { id, name, keywords, kinds, min: 1, due: null }
}

/** A campaign that is open on {@link AT}; `more` changes it. */
export function campaign(id: string, title: string, keywords: string[], more: Partial<Campaign> = {}): Campaign {
  return {
    id,
    title,
    keywords,
    opens: Temporal.Instant.from('2026-09-01T00:00:00Z'),
    deadline: Temporal.Instant.from('2026-09-28T10:00:00Z'),
    closes: Temporal.Instant.from('2026-10-12T10:00:00Z'),
    closesNamed: true,
    contact: null,
    units: { kind: 'all' },
    materials: [
      material('summary', '活动总结', ['总结', '小结'], ['document']),
      material('photos', '活动照片', [], ['image']),
      material('form', '统计表', ['统计'], ['sheet']),
    ],
    reminders: { before: [1], after: [], at: Temporal.PlainTime.from('09:00'), on: 'workdays' },
    export: { names: null, activities: null },
    ...more,
  }
}

export const DAY = campaign('day', '2026年全国科普日活动', ['科普日'])
export const SAFETY = campaign('safety', '第38个安全生产月活动', ['安全生产月', '安全月'])
export const HALF = campaign('half', '2026年三季度工作小结', ['三季度'])

/** The office's roster with these campaigns. */
export function roster(...campaigns: Campaign[]): Roster {
  return prepare({
    organization: '云溪市科学技术协会',
    mailbox: 'kepu@yunxi.example',
    authservIds: [],
    coordinators: [],
    timezone: 'Asia/Shanghai',
    units: UNITS,
    campaigns: campaigns.length === 0 ? [DAY] : campaigns,
  })
}

/** The verdict, with the codes of its reasons and their words. */
export function verdictOf(
  mail: Mail,
  at: Roster = roster(),
  facts: Facts = noFacts(AT),
): Verdict & { codes: string[]; words: string[] } {
  const verdict = attribute(reading(mail), facts, at)
  return {
    ...verdict,
    codes: verdict.reasons.map(({ code }) => code),
    words: verdict.reasons.map(each => explain(each, 'zh-CN')),
  }
}
