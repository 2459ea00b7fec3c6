// What one place in a document says of an activity, in its own words. Pure.

/** Facts of an activity, as written; null: not said. */
export type Facts = {
  name: string | null
  theme: string | null
  date: string | null
  place: string | null
  /** What was done. */
  text: string | null
}

/** Facts with where they stand. */
export type Statement = Facts & {
  /** The whole document, to see which activities it speaks of. */
  whole: string
  /** Number of the entry (its document) among the unit's. */
  source: number
}

export const NOTHING: Facts = { name: null, theme: null, date: null, place: null, text: null }

/** Words in front of a fact, as forms and tables have them. */
const LABELS: readonly [RegExp, keyof Facts][] = [
  [/^(活动|项目|活动项目)(名称|题目)$/, 'name'],
  [/^(活动)?主题$/, 'theme'],
  [/^(活动|举办|举行|开展|实施)?(时间|日期|起止时间|时间安排)$/, 'date'],
  [/^(活动|举办|举行|开展|实施)?(地点|地址|场所|场地)$/, 'place'],
  [/^(活动)?(简介|内容简介|情况简介|概况|摘要|情况)$|^活动(内容|概述)$/, 'text'],
]

/** The fact that a label announces; null: none of these. Blanks, remarks in brackets and the star of a form do not count. */
export function factOf(label: string): keyof Facts | null {
  const bare = label.replaceAll(/[\s*＊]|[（(][^（）()]*[）)]/g, '')
  return LABELS.find(([words]) => words.test(bare))?.[1] ?? null
}

/** What is written where nothing is to be said, or not yet. */
const EMPTY = /^[\s/\\\-—–－_＿.。]*$|^(无|暂无|没有|待定|另行通知|不详|见附件|详见附件|附后|同上)[。.]?$/

/** A value as it goes into a cell: without blanks around it and a full stop behind it; null where it says nothing. */
export function said(value: string | undefined): string | null {
  const text = (value ?? '')
    .trim()
    .replace(/[。；;]$/u, '')
    .trim()
  return text === '' || EMPTY.test(text) ? null : text
}
