// A made-up office, its campaign, and messages as reading leaves them.
import { madeHead } from '../reading/made-head.ts'
import type { AcknowledgedMessage } from '../../src/letters/acknowledgement.ts'
import type { Campaign, Configuration, Language, Unit } from '../../src/config/configuration.ts'
import type { Version } from '../../src/letters/versions.ts'
import type { Kind } from '../../src/files/kind.ts'
import type { ReadFile, Reading, ReadLink } from '../../src/reading/reading.ts'
import { campaign as plainCampaign, material, moment, unit } from '../campaign/made-up.ts'
import { configuration as plainConfiguration } from '../campaign/office.ts'

export const LANGUAGES = ['zh-CN', 'en'] as const

/** Names as an office of that language would write them. */
const NAMES = {
  'zh-CN': {
    title: '2026年青禾县读书月活动（第二季）',
    plan: '活动方案',
    summary: '活动总结',
    photos: '活动照片',
    video: '活动视频',
    organization: '青禾县教育局',
    library: '青禾县图书馆',
    museum: '青禾县科技馆',
    school: '青禾县第一中学',
  },
  en: {
    title: 'Reading Month 2026 (second season)',
    plan: 'Plan',
    summary: 'Summary',
    photos: 'Photographs',
    video: 'Film',
    organization: 'Qinghe Education Office',
    library: 'Qinghe Library',
    museum: 'Qinghe Science Museum',
    school: 'Qinghe First School',
  },
} as const

export function campaign(language: Language, changes: Partial<Campaign> = {}): Campaign {
  const names = NAMES[language]
  return plainCampaign({
    title: names.title,
    deadline: moment('2026-09-28 18:00'),
    closes: moment('2026-10-16 23:59:59'),
    materials: [
      material('plan', { name: names.plan, due: moment('2026-09-15 23:59:59') }),
      material('summary', { name: names.summary }),
      material('photos', { name: names.photos, kinds: ['image'], min: 3 }),
      material('video', { name: names.video, kinds: ['video', 'cloud'], min: 0 }),
    ],
    ...changes,
  })
}

export function units(language: Language): { library: Unit; museum: Unit; school: Unit } {
  const { library, museum, school } = NAMES[language]
  return {
    library: unit('library', { name: library, contact: { name: null, phone: '0000-7700202' } }),
    museum: unit('museum', { name: museum }),
    school: unit('school', { name: school, contact: { name: null, phone: '0000-7700101' } }),
  }
}

export function configuration(language: Language, changes: Partial<Configuration> = {}): Configuration {
  const plain = plainConfiguration({ campaigns: [campaign(language)], units: Object.values(units(language)) })
  const office = { ...plain.office, language, organization: NAMES[language].organization }
  return { ...plain, office, ...changes }
}

export type MadeUpFile = Partial<ReadFile> & {
  name: string
  kind: Kind
  material?: string
  note?: string
  version?: Version
}
export type MadeUpMessage = {
  at: string
  subject: string
  files?: readonly MadeUpFile[]
  links?: readonly Partial<ReadLink>[]
  nil?: boolean
}

/** A message that was accepted, as an acknowledgement sees it. */
export function message({ at, subject, files = [], links = [], nil = false }: MadeUpMessage): AcknowledgedMessage {
  const reading: Reading = {
    version: 1,
    head: madeHead({
      messageId: `<${at.replace(/\W/g, '')}@qinghe.example>`,
      from: { name: '', address: 'library@qinghe.example' },
      subject,
    }),
    automatic: null,
    unanswerable: [],
    authentication: [],
    body: { text: '', signature: '', quoted: '' },
    inner: [],
    files: files.map(readFile),
    links: links.map(link => ({ ...NO_LINK, ...link })),
    notes: [],
  }
  const filing: AcknowledgedMessage['filing'] = {
    files: files.map((file, position) => ({ position, material: file.material ?? null })),
    links: links.map((_, position) => ({ position, material: 'video' })),
  }
  const versions = new Map(files.flatMap(({ version }, position) => (version ? [[position, version] as const] : [])))
  return { id: 1, reading, filing, nil, receivedAt: moment(at), versions }
}

const NO_LINK: ReadLink = {
  url: 'https://pan.example/s/1a2b3c',
  kind: 'cloud',
  provider: null,
  name: null,
  size: null,
  code: null,
  expires: null,
}

function readFile({ version: _, ...file }: MadeUpFile, index: number): ReadFile {
  return {
    path: file.name,
    originalName: file.name,
    size: 49_152 + index,
    sha256: String(index),
    type: 'application/octet-stream',
    decoration: false,
    isBody: false,
    document: null,
    notes: file.note === undefined ? [] : [{ code: file.note, detail: null }],
    ...file,
  }
}
