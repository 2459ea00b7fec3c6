// The bureau that asks, what it asks for, and its configuration as files.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SCHOOLS } from './schools.ts'

export const MAILBOX = { name: '临江区教育局活动材料', address: 'jyhd@linjiang.example' }
export const BUREAU = '临江区教育局'

export type Material = 'plan' | 'summary' | 'essays' | 'list' | 'photos' | 'video' | 'ledger' | 'drill'

export type Campaign = {
  id: string
  title: string
  /** Words that people use for it. */
  words: readonly string[]
  materials: readonly Material[]
  opens: string
  closes: string
  /** A day in its middle. */
  middle: string
}

export const READING: Campaign = {
  id: 'reading-2027',
  title: '第三届“书香临江”读书月活动',
  words: ['读书月', '书香临江', '读书月活动', '“书香临江”读书月'],
  materials: ['plan', 'summary', 'essays', 'list', 'photos', 'video'],
  opens: '2027-04-01',
  closes: '2027-05-20',
  middle: '2027-04-20',
}
export const SAFETY: Campaign = {
  id: 'safety-2027',
  title: '2027年全国中小学生安全教育日活动',
  words: ['安全教育日', '安全教育', '安全教育日活动'],
  materials: ['summary', 'ledger', 'photos', 'drill'],
  opens: '2027-03-22',
  closes: '2027-05-09',
  middle: '2027-04-12',
}
export const LABOUR: Campaign = {
  id: 'labour-2027',
  title: '2027年劳动教育周活动',
  words: ['劳动教育周', '劳动教育'],
  materials: ['plan', 'summary', 'photos'],
  opens: '2027-05-10',
  closes: '2027-06-20',
  middle: '2027-05-25',
}

const OFFICE = `organization: ${BUREAU}
language: zh-CN
timezone: Asia/Shanghai
data: ../data
mailbox:
  address: ${MAILBOX.address}
  name: ${MAILBOX.name}
  receive: maildir:../data/mailbox
  send: maildir:../data/letters
poll: "*/5 * * * *"
coordinators:
  - { name: 德育科, address: dyk@linjiang.example }
digest: { at: "08:30", on: workdays }
board: false
`
const CAMPAIGNS: Record<string, string> = {
  [READING.id]: `title: ${READING.title}
keywords: [读书月, 书香临江]
opens: 2027-04-01
deadline: 2027-04-30 18:00
closes: 2027-05-20
units: { except: [special-school] }
materials:
  - { id: plan, name: 活动方案, keywords: [方案, 计划], kinds: [document], min: 1, due: 2027-04-09 }
  - { id: summary, name: 活动总结, keywords: [总结, 小结], kinds: [document], min: 1 }
  - { id: essays, name: 读书征文, keywords: [征文, 读后感], kinds: [document], min: 3 }
  - { id: list, name: 征文推荐表, keywords: [推荐表, 汇总表], kinds: [sheet, document], min: 1 }
  - { id: photos, name: 活动照片, kinds: [image], min: 4 }
  - { id: video, name: 活动视频, kinds: [video, cloud], min: 0 }
reminders: { before: [3d, 0d], after: [1d], at: "09:00", on: workdays }
`,
  'reading-2026': `title: 第二届“书香临江”读书月活动
keywords: [读书月, 书香临江]
opens: 2026-04-01
deadline: 2026-04-30 18:00
closes: 2026-05-20
units: all
materials:
  - { id: plan, name: 活动方案, keywords: [方案, 计划], kinds: [document], min: 1 }
  - { id: summary, name: 活动总结, keywords: [总结, 小结], kinds: [document], min: 1 }
  - { id: photos, name: 活动照片, kinds: [image], min: 4 }
reminders: { before: [3d, 0d], after: [1d], at: "09:00", on: workdays }
`,
  [SAFETY.id]: `title: ${SAFETY.title}
keywords: [安全教育日, 安全教育]
opens: 2027-03-22
deadline: 2027-04-16
closes: 2027-05-09
units: all
materials:
  - { id: summary, name: 活动总结, keywords: [总结, 小结], kinds: [document], min: 1 }
  - { id: ledger, name: 隐患排查台账, keywords: [台账, 排查], kinds: [sheet], min: 1 }
  - { id: photos, name: 活动照片, kinds: [image], min: 2 }
  - { id: drill, name: 演练视频, kinds: [video, cloud], min: 0 }
reminders: { before: [3d, 0d], after: [1d], at: "09:00", on: workdays }
`,
  [LABOUR.id]: `title: ${LABOUR.title}
keywords: [劳动教育周, 劳动教育]
opens: 2027-05-10
deadline: 2027-06-04
closes: 2027-06-20
units: all
materials:
  - { id: plan, name: 活动方案, keywords: [方案], kinds: [document], min: 1 }
  - { id: summary, name: 活动总结, keywords: [总结], kinds: [document], min: 1 }
  - { id: photos, name: 活动照片, kinds: [image], min: 2 }
reminders: { before: [3d], after: [1d], at: "09:00", on: workdays }
`,
}

/** Writes the configuration below `folder`. */
export async function writeConfiguration(folder: string): Promise<void> {
  await mkdir(join(folder, 'campaigns'), { recursive: true })
  await writeFile(join(folder, 'baosong.yaml'), OFFICE)
  const units = SCHOOLS.map(
    ({ id, name, aliases, addresses, notify }) =>
      `- id: ${id}\n  name: ${name}\n  aliases: [${aliases.join(', ')}]\n  addresses: [${addresses.map(address => `"${address}"`).join(', ')}]\n  notify: [${notify.join(', ')}]\n`,
  )
  await writeFile(join(folder, 'units.yaml'), units.join('\n'))
  for (const [id, text] of Object.entries(CAMPAIGNS)) await writeFile(join(folder, 'campaigns', `${id}.yaml`), text)
}
