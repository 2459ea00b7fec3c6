// What offices ask for, by the words they use. Pure data, and finding them in a sentence.
import type { Kind } from '../../files/kind.ts'

/** A sort of material. `alone`: a campaign has one of it, whatever the notice calls it from place to place. */
export type MaterialSort = {
  id: string
  alone: boolean
  kinds: readonly Kind[]
  keywords: readonly string[]
  words: string
}

const HOW =
  '(?:活动|工作|具体|实施|现场|高清|原始|典型|优秀|宣传|精彩|主题|阅读|年度|书面|原创|个人|本单位|特色|阶段性|经验)*'
const HAN = '[\\p{Script=Han}“”]'

/** More particular words first: where two begin at one place, the longer match counts. */
export const SORTS: readonly MaterialSort[] = [
  {
    id: 'stats',
    alone: false,
    kinds: ['sheet'],
    keywords: ['统计', '汇总表', '台账'],
    words: `${HAN}{0,12}?(?:统计表|汇总表|明细表|台账|情况表|信息表|花名册|一览表|数据表|[月季周年日]?报表|进度表)|[\\p{Script=Han}“”]{0,6}?(?:名单|清单)|(?:statistics|summary|data|record) (?:table|sheet|form)|spreadsheet`,
  },
  {
    id: 'form',
    alone: false,
    kinds: ['document', 'sheet'],
    keywords: [],
    words: `${HAN}{0,10}?(?:推荐表|申报表|登记表|报名表|申请表|审批表|备案表|评审表|调查表|自查表|评分表|考核表|反馈表|信息采集表|计划表)|${HAN}{2,10}?(?<![代发图外填写列手])表(?=$|[(、,;。])|回执(?:单|表)?|(?:registration|entry|application|nomination|reply|consent) forms?`,
  },
  {
    id: 'plan',
    alone: true,
    kinds: ['document'],
    keywords: ['方案', '计划'],
    words: `${HOW}(?:实施方案|方案|计划书|计划|安排表)|(?<=(?:报送|上报|提交)[^,。;、]{0,8})(?:活动|工作)安排|(?:activity |work |action )?plans?`,
  },
  {
    id: 'emergency',
    alone: true,
    kinds: ['document'],
    keywords: ['预案'],
    words: '(?:安全|应急|工作|活动)*预案',
  },
  {
    id: 'photos',
    alone: true,
    kinds: ['image'],
    keywords: [],
    words: `${HOW}(?:图片|照片)(?:资料|素材|材料)?|(?:生活|工作|合影|证件|现场)照(?!片)|全家福|${HOW}(?:海报|宣传画)(?:作品)?|(?:activity )?(?:photographs?|photos?|pictures?)`,
  },
  {
    id: 'video',
    alone: true,
    kinds: ['video', 'cloud'],
    keywords: [],
    words: `${HOW}(?:音视频|微视频|短视频|视频|录像)(?!会议|号|平台|网站|渠道)(?:资料|素材|作品|材料)?|(?:short )?(?:videos?|films?)(?: clips?)?`,
  },
  { id: 'audio', alone: true, kinds: ['audio'], keywords: [], words: '音频(?:资料|作品)?|录音|audio(?: recordings?)?' },
  {
    id: 'news',
    alone: true,
    kinds: ['document', 'page'],
    keywords: ['报道', '新闻', '推送'],
    words:
      '(?:新闻|媒体|宣传|相关)*(?:报道|通讯稿|新闻稿|宣传稿|信息稿|简报|简讯|推文|美篇)(?:材料|链接|截图)?|(?:新闻|媒体)(?:链接|截图)|(?<!每[周月日天][^,。;]{0,8})(?:活动|工作|宣传)?信息(?=(?:不少于|至少)?[\\d一二三两]+[篇条])|(?:press|news|media) (?:reports?|articles?|coverage|releases?|links?)',
  },
  {
    id: 'slides',
    alone: true,
    kinds: ['slides'],
    keywords: [],
    words: '(?:教学|微课)?课件|PPT|演示文稿|幻灯片|slides?|presentations?',
  },
  {
    id: 'summary',
    alone: true,
    kinds: ['document'],
    keywords: ['总结', '小结'],
    words: `${HOW}(?:总结|小结)(?:报告|材料)?|(?:written |activity |final )?summar(?:y|ies)`,
  },
  {
    id: 'report',
    alone: false,
    kinds: ['document'],
    keywords: ['报告', '汇报'],
    words: `[\\p{Script=Han}“”]{0,12}?(?:工作|调研|自查|情况|书面|评估|自评|整改|述职|成果)(?:报告|汇报)|情况说明|报告|(?:典型|事迹|经验|先进)+材料|(?:written |activity |final |work )?reports?`,
  },
  { id: 'case', alone: true, kinds: ['document'], keywords: ['案例'], words: `${HOW}案例|case stud(?:y|ies)` },
  {
    id: 'paper',
    alone: false,
    kinds: ['document'],
    keywords: [],
    words: '论文|征文|(?:科普|宣传|理论)文章|心得体会|读后感|教学设计|教案|讲稿|演讲稿|发言材料|essays?|papers?',
  },
  {
    id: 'pledge',
    alone: false,
    kinds: ['document'],
    keywords: [],
    words: '承诺书|责任书|申报书|申请书|推荐书|授权书|同意书',
  },
  {
    id: 'proof',
    alone: true,
    kinds: [],
    keywords: ['佐证', '证明'],
    words: '(?:相关)?(?:佐证|证明|支撑|印证|附件)材料',
  },
  {
    id: 'works',
    alone: true,
    kinds: [],
    keywords: ['作品'],
    words: '(?:参赛|投稿|推荐|入选|报送|绘画|书画|摄影|手工)作品',
  },
]

const FORMS = SORTS.map(sort => ({ sort, form: new RegExp(sort.words, 'giu') }))

/** A mention of a material in a sentence. */
export type Mention = { sort: MaterialSort; name: string; at: number; end: number }

/** 按照活动方案 is no request for one, nor is 工作总结(含典型案例) one for a second paper, nor is 方案要求; 不再报送 says the opposite. */
const REFERRED =
  /\((?:内|内容)?(?:[含附]|包[含括])[^()]*$|\bto $|(?:按照|根据|依据|对照|参照|结合|按|详见|见|依托|印发|通过)(?:附件\d*的?)?[^,;。]{0,4}$/
const REFERRING = /^(?:的?要求|的?规定|模板|格式|中的|所列|命名|大小|时长|文件名|质量|内容|主题|标题|专用|专区)/

/** All mentions, in order, without overlaps. */
export function mentionsIn(plain: string): Mention[] {
  const found: Mention[] = []
  for (const match of plain.matchAll(/《([^《》]{2,40})》/g)) {
    const inner = match[1] ?? ''
    const sort = sortOf(inner)
    if (sort !== null) found.push({ sort, name: inner, at: match.index, end: match.index + match[0].length })
  }
  for (const { sort, form } of FORMS) {
    for (const match of plain.matchAll(form)) {
      const name = match[0].trim()
      const bound =
        /^[a-z]/i.test(name) &&
        (/[a-z]$/i.test(plain.slice(0, match.index)) || /^[a-z]/i.test(plain.slice(match.index + match[0].length)))
      if (!bound) found.push({ sort, ...trimmed(name, match.index + match[0].length) })
    }
  }
  const order = SORTS.map(sort => sort.id)
  found.sort((a, b) => b.end - b.at - (a.end - a.at) || order.indexOf(a.sort.id) - order.indexOf(b.sort.id))
  const kept: Mention[] = []
  for (const each of found) if (!kept.some(other => other.at < each.end && each.at < other.end)) kept.push(each)
  const names = kept.map(each => {
    const wide = widened(plain, each)
    return kept.some(other => other !== each && other.end > wide.at && other.at < each.at) ? each : wide
  })
  return names
    .filter(each => isPictures(plain, each) || !REFERRED.test(plain.slice(0, each.at)))
    .filter(({ end }) => !REFERRING.test(plain.slice(end)))
    .filter(({ name }) => !/^(?:报送|提交|申报)?(?:材料|资料|任务|问题|责任)(?:清单|名单)$/.test(name))
    .sort((a, b) => a.at - b.at)
}

/** 总结(含5张以上高清图片): pictures that are counted are wanted, also where they belong to something else. */
function isPictures(plain: string, { sort, at, end }: Mention): boolean {
  if (!sort.kinds.includes('image')) return false
  const own = plain.slice(Math.max(plain.lastIndexOf('、', at), plain.lastIndexOf('(', at)) + 1, end + 8)
  return /\d[张幅]/.test(own) && !/按照|参照|详见/.test(own)
}

/** Verbs and numbers that stand before the name are none of it: 并填写活动情况统计表, 将本单位工作报告. */
function trimmed(written: string, end: number): { name: string; at: number; end: number } {
  const whole = written.replace(/^[^“]*”(?=.{2})/, '')
  const name = whole.replace(
    /^.*(?:填写|填报|提交|报送|上报|整理|制定|撰写|形成|附上|附|上传|提供|另附|做好|完成|以及|连同|并|将|把|和|及|与|的|份|篇|张|个)(?=.{2})/u,
    '',
  )
  return { name, at: end - name.length, end }
}

/** 宣讲视频, 代表作品照片: what stands right before, up to a mark or a verb, is part of the name. */
function widened(plain: string, mention: Mention): Mention {
  if (!/^\p{Script=Han}/u.test(mention.name)) return mention
  for (let length = 4; length > 0; length -= 1) {
    const before = plain.slice(Math.max(0, mention.at - length), mention.at)
    const boundary = plain[mention.at - length - 1] ?? '、'
    if (before.length === length && NOUN.test(before) && BOUNDARY.test(boundary))
      return { ...mention, name: before + mention.name, at: mention.at - length }
  }
  return mention
}

const BOUNDARY = /[、,;:()将把和及与交送集供附填写]/
/** Chinese characters without verbs and particles. */
const NOUN =
  /^(?:(?![请将并把按报送至于前后内有无可每各其该以的和及与含是附填写交为对张幅个份篇段条等同整理时取拍摄到下列收集])\p{Script=Han})+$/u

/** What a name is by its end: 云溪市科普活动情况统计表 is a table. */
export function sortOf(name: string): MaterialSort | null {
  const ends = FORMS.flatMap(({ sort, form }) =>
    [...name.matchAll(form)]
      .filter(match => match.index + match[0].length === name.length)
      .map(match => ({ sort, length: match[0].length })),
  )
  return ends.sort((a, b) => b.length - a.length)[0]?.sort ?? null
}
