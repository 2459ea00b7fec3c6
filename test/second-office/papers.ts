// What schools attach, with what each piece is.
import type { Attachment } from '../../src/demo/draft.ts'
import { docx, xlsx } from '../../src/demo/papers/office.ts'
import { pdf } from '../../src/demo/papers/pdf.ts'
import { photo } from '../../src/demo/papers/photo.ts'
import { zip } from '../../src/demo/papers/zip.ts'
import type { Chance } from './chance.ts'
import { BUREAU, type Campaign, type Material } from './office.ts'

/** A file and what is true of it; `inside` for archives. */
export type Paper = { file: Attachment; material: Material | null; kind: string; inside?: readonly Paper[] }

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const WORDS: Record<Material, string> = {
  plan: '活动方案',
  summary: '活动总结',
  essays: '征文',
  list: '征文推荐表',
  photos: '照片',
  video: '视频',
  ledger: '隐患排查台账',
  drill: '演练视频',
}
const TITLES = ['我与书的故事', '读《西游记》有感', '一本书的旅行', '书香伴我成长', '灯下', '那一束光', '书里的江']
const PLACES = ['操场', '报告厅', '图书室', '一楼大厅', '各班教室']

export type Writing = {
  campaign: Campaign
  /** The name that stands in the papers; '' for none. */
  as: string
  on: Temporal.ZonedDateTime
  chance: Chance
  /** The name in file names; '' for none. */
  called?: string
  /** Other words in the running text. */
  mentions?: string
}

/** A text document of the material: its title, body and sign-off name `as`. */
export function paper(material: 'plan' | 'summary', writing: Writing, name?: string): Paper {
  const { campaign, as, on, chance, called = as, mentions = '' } = writing
  const word = chance.one(campaign.words)
  const title = `${as}${word}${WORDS[material]}`
  const lines = [
    title,
    `根据${BUREAU}通知要求，我校认真组织，扎实开展活动，${material === 'plan' ? '特制定方案' : '现将情况总结'}如下。`,
    '一、基本情况',
    `活动于${on.month}月在${chance.one(PLACES)}举行，师生${300 + chance.below(900)}人参加。${mentions}`,
    '二、主要做法',
    '领导重视，精心部署；形式多样，注重实效；家校联动，扩大影响。',
    ...(as === '' ? [] : [`>${as}`]),
    `>${on.year}年${on.month}月${on.day}日`,
  ]
  const scanned = name?.endsWith('.pdf') ?? false
  const file = name ?? `${called}${word}${WORDS[material]}.docx`
  const data = scanned ? pdf(lines.map(line => line.replace('>', ''))) : docx(lines, on.toPlainDateTime())
  return { file: { name: file, type: scanned ? 'application/pdf' : WORD, data }, material, kind: 'document' }
}

/** Essays of pupils: each has its own title, school and class below it. */
export function essays(count: number, { as, on, chance }: Writing): Paper[] {
  return Array.from({ length: count }, (_, index) => {
    const title = TITLES[(index + chance.below(TITLES.length)) % TITLES.length] ?? ''
    const lines = [
      `《${title}》`,
      `${as} 三（${index + 1}）班 小禾`,
      '那天放学，我在图书角看见一本旧书。'.repeat(4 + index),
      '指导教师：江老师',
    ]
    const name = `征文${index + 1}-${title.replace(/[《》]/g, '')}.docx`
    return { file: { name, type: WORD, data: docx(lines, on.toPlainDateTime()) }, material: 'essays', kind: 'document' }
  })
}

/** The sheet of a campaign. */
export function sheet(material: 'list' | 'ledger', { as, on, called = as }: Writing): Paper {
  const rows = [
    [`${as}${WORDS[material]}`],
    material === 'list' ? ['序号', '学校', '题目', '作者'] : ['序号', '地点', '隐患', '整改情况'],
    [1, material === 'list' ? as : '楼道', material === 'list' ? '灯下' : '消防通道堆物', '已完成'],
  ]
  const file = { name: `${called}${WORDS[material]}.xlsx`, type: EXCEL, data: xlsx(rows, on.toPlainDateTime()) }
  return { file, material, kind: 'sheet' }
}

const SHOTS: Buffer[] = []

/** Photos under names that say nothing, or as given. */
export function photos(names: readonly string[], seed: string): Paper[] {
  if (SHOTS.length === 0) for (let shot = 0; shot < 12; shot += 1) SHOTS.push(photo(`school/${shot}`))
  return names.map((name, index) => {
    const base = SHOTS[(seed.length + index) % SHOTS.length] ?? Buffer.alloc(0)
    // Behind the end marker a picture may carry anything: bytes of its own without drawing it anew.
    const data = Buffer.concat([base, Buffer.from(`${seed}/${name}`)])
    return { file: { name, type: 'image/jpeg', data }, material: 'photos', kind: 'image' }
  })
}

/** All of them in one archive, in folders where their names have any. */
export function archive(
  name: string,
  papers: readonly Paper[],
  on: Temporal.ZonedDateTime,
  names: 'gbk' | 'utf-8' = 'gbk',
): Paper {
  const data = zip(
    papers.map(({ file }) => ({ name: file.name, data: file.data })),
    names,
    on.toPlainDateTime(),
  )
  return { file: { name, type: 'application/x-zip-compressed', data }, material: null, kind: 'archive', inside: papers }
}
