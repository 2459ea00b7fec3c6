// What units write: plans, summaries and statistics of made-up activities, in the form that offices use.
import type { Attachment } from './draft.ts'
import { docx, xlsx } from './papers/office.ts'
import { pdf } from './papers/pdf.ts'
import { photo } from './papers/photo.ts'
import { zip } from './papers/zip.ts'
import type { UnitFacts } from './units.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** 活动方案 as a Word file. */
export function plan(
  unit: UnitFacts,
  on: Temporal.ZonedDateTime,
  name = `${unit.name}${on.year}年科普月活动方案.docx`,
): Attachment {
  const paragraphs = [
    `${unit.name}${on.year}年全国科普月活动方案`,
    `为做好${on.year}年全国科普月工作，提高公众科学素质，结合我单位实际，制定本方案。`,
    '一、活动主题',
    `${unit.activity}，面向${unit.audience}。`,
    '二、时间和地点',
    `${on.year}年9月中下旬，${unit.place}。`,
    '三、有关要求',
    '加强组织领导，落实安全责任；活动结束后及时整理照片、填写统计表、报送总结。',
    ...signOff(unit, on),
  ]
  return { name, type: WORD, data: docx(paragraphs, on.toPlainDateTime()) }
}

/** The paragraphs of a 活动总结, without its title: they also stand in a mail's own text. `edition` tells versions apart. */
export function summaryParagraphs(unit: UnitFacts, on: Temporal.ZonedDateTime, edition = ''): string[] {
  return [
    `${on.year}年全国科普月期间，我单位围绕“${unit.activity}”开展活动，现将有关情况总结如下。`,
    '一、基本情况',
    `活动在${unit.place}举行，共${unit.sessions}场，参加${unit.people}人次，发放资料${unit.people * 2}份。${edition}`,
    '二、主要做法',
    `一是领导重视，明确专人负责；二是贴近${unit.audience}，注重互动体验；三是加强宣传，扩大影响。`,
    '三、存在的不足和下一步打算',
    '活动形式还不够丰富，今后将建立常态化科普机制，把活动办得更好。',
  ]
}

/** 活动总结 as a Word file. */
export function summary(
  unit: UnitFacts,
  on: Temporal.ZonedDateTime,
  name = `${unit.name}${on.year}年科普月活动总结.docx`,
  edition = '',
): Attachment {
  const title = `${unit.name}${on.year}年全国科普月活动总结`
  const paragraphs = [title, ...summaryParagraphs(unit, on, edition), ...signOff(unit, on)]
  return { name, type: WORD, data: docx(paragraphs, on.toPlainDateTime()) }
}

/** A document as the PDF that a scanner makes once it has been stamped. */
export function stamped(unit: UnitFacts, on: Temporal.ZonedDateTime, title: string, name: string): Attachment {
  const lines = [`${unit.name}${title}`, `（${unit.activity}）`, unit.name, dateOf(on)]
  return { name, type: 'application/pdf', data: pdf(lines) }
}

/** 活动统计表 as an Excel file. `people` corrects the unit's own figure. */
export function stats(
  unit: UnitFacts,
  on: Temporal.ZonedDateTime,
  name = `${unit.name}科普月活动统计表.xlsx`,
  people = unit.people,
): Attachment {
  const rows = [
    ['单位', '活动名称', '地点', '场次', '参加人次'],
    [unit.name, unit.activity, unit.place, unit.sessions, people],
  ]
  return { name, type: EXCEL, data: xlsx(rows, on.toPlainDateTime()) }
}

/** Photos under the names given; each has bytes of its own. */
export function photos(unit: UnitFacts, names: readonly string[]): Attachment[] {
  return names.map(name => ({ name, type: 'image/jpeg', data: photo(`${unit.id}/${name}`) }))
}

function signOff(unit: UnitFacts, on: Temporal.ZonedDateTime): string[] {
  return [`>${unit.name}`, `>${dateOf(on)}`]
}

function dateOf(on: Temporal.ZonedDateTime): string {
  return `${on.year}年${on.month}月${on.day}日`
}

/** Files packed on a Chinese Windows: names in GBK, without a word that they are. */
export function packed(name: string, files: readonly Attachment[], on: Temporal.ZonedDateTime): Attachment {
  const entries = files.map(file => ({ name: file.name, data: file.data }))
  return { name, type: 'application/x-zip-compressed', data: zip(entries, 'gbk', on.toPlainDateTime()) }
}
