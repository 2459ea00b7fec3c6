// What a message is about, beside units, materials and everyday words. Where no campaign is named, a subject of its own
// (端午节, 运动会, 防溺水) says that it is for none. Pure.
import type { Campaign } from '../../config/configuration.ts'
import type { Reading } from '../../reading/reading.ts'
import { placeOf } from '../units/names.ts'
import { normal } from '../normal.ts'
import type { Roster } from '../roster.ts'

/** Words that stand in the subject and the names of any report. Longest first within what they share. */
const EVERYDAY = new RegExp(
  [
    '关于|报送|上报|呈报|补报|报上|提交|发送|发来|报告|请示|相关|有关|全部|所有|各类|部分|以及|情况|工作|活动|开展|组织|实施|落实|进展|成果|亮点|特色|任务|项目',
    '材料|资料|附件|文件|文档|文字|文稿|文本|稿件|正文|总结|小结|汇报|方案|计划|安排|照片|图片|相片|影像|相册|视频|录像|短片|新闻|报道|信息|简报|简讯|通讯|宣传|链接|网址|推文',
    '统计|汇总|台账|一览|登记|名单|清单|明细|数据|表格|现场|剪影|掠影|花絮|展示|留存|存档|归档|部门|单位|科室|机关|办公室|本级|系统|全市|全县|全区|全镇|我校|我院|我馆|我局|我所|我园|我镇',
    '年度|上午|下午|今天|昨天|明天|终稿|最终版?|最新版?|定稿|初稿|修改[后稿版]?|修订|更正|更新|补充|补发|重新|重发|再次|正式|盖章版?|扫描[件版]?|签字版?|电子[版档]|红头|新建|副本|备份|压缩包?|打包|微信|截图|回复|转发|答复|自动',
    '查收|收阅|审阅|审核|您好|你好|老师|领导|主任|科长|同志|谢谢|感谢|辛苦|如题|如下|见附件|无主题|来自|邮件|邮箱|手机|发自|第[一二三四五六七八九十\\d]+[期批次份版稿部]?|[一二三四五六七八九十\\d]+[份张个件次组]',
    '[上下]?半年|第?[一二三四1-4]季度|业务|常规|日常|全年|年终|暨|[年月日的函及和与本我报上]',
    'microsoft|word|excel|wps|img|dsc|pic|photo|image|file|doc|final|report|summary|plan|screenshot|mmexport|qq',
  ].join('|'),
  'gu',
)
/** A rest of two signs or more says something. */
const MEANING = /\p{Script=Han}{2,}/u

/**
 * The first thing that the subject, or the name or title of a document, is about beside what every report has; null for
 * none. In compared form (normal.ts), for a reason: it is quoted to a person.
 */
export function otherSubject(reading: Reading, campaign: Campaign, unit: string | null, roster: Roster): string | null {
  const papers = reading.files.filter(
    ({ kind, isBody, decoration }) =>
      !isBody && !decoration && (kind === 'document' || kind === 'sheet' || kind === 'slides'),
  )
  const texts = [
    reading.head.subject,
    ...papers.map(({ name }) => name.replace(/\.[A-Za-z0-9]{1,5}$/, '')),
    ...papers.map(({ document }) => (document?.title ?? '').split('\n')[0] ?? ''),
  ]
  const place = placeOf(roster.source.organization)
  const known = [
    ...campaign.materials.flatMap(({ name, keywords }) => [name, ...keywords]),
    ...campaign.keywords,
    campaign.title,
    roster.source.organization,
    place ?? '',
    place?.slice(0, -1) ?? '',
  ]
    .map(normal)
    .filter(word => word !== '')
    .sort((a, b) => b.length - a.length)
  const member = unit === null ? undefined : roster.units.get(unit)
  // 凤凰山 of 凤凰山乡卫生院, which is in no list of names: what a house is called for short.
  const own = normal([member?.name ?? '', ...(member?.aliases ?? []), reading.head.from?.name ?? ''].join(' '))
  for (const text of texts) {
    const rest = leftOf(text, known, roster)
    if (rest !== null && !own.includes(rest) && !known.some(word => word.includes(rest))) return rest
  }
  return null
}

function leftOf(text: string, known: readonly string[], roster: Roster): string | null {
  let plain = normal(text)
  for (const { start, end } of [...roster.automaton.longest(plain)].reverse())
    plain = `${plain.slice(0, start)} ${plain.slice(end)}`
  for (const word of known) plain = plain.replaceAll(word, ' ')
  return MEANING.exec(plain.replace(EVERYDAY, ' '))?.[0] ?? null
}

/** True where a word says more than that there is a report: 读书心得, and not 统计表. */
export function meansSomething(word: string): boolean {
  return MEANING.test(normal(word).replace(EVERYDAY, ' '))
}
