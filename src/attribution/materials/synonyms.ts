// Words that offices use for a kind of paper beside those that a campaign lists. Only asked where the campaign's own words
// say nothing: those are the office's, and come first. Pure.
import type { Material } from '../../config/configuration.ts'

/** `means`: a material whose name or keywords say this also goes by `words`. */
const CLASSES: readonly { means: RegExp; words: RegExp }[] = [
  { means: /总结|小结/, words: /情况汇报|工作汇报|汇报|工作报告|情况报告|报告|纪实|小结|总结|summary|report|zongjie/i },
  { means: /方案|计划/, words: /实施意见|活动安排|安排|策划|预案|方案|计划|proposal|\bplan\b|fang'?an/i },
  { means: /报道|新闻|简报|信息/, words: /简报|简讯|通讯|新闻|报道|推文|推送|宣传稿|稿件|美篇|news|press/i },
  { means: /统计|汇总|台账|登记|推荐/, words: /统计|汇总|一览表|登记表|台账|名册|明细|清册|statistics|figures/i },
  { means: /照片|图片|影像/, words: /照片|图片|相片|留影|现场图|photo|picture/i },
  { means: /视频|录像|短片/, words: /视频|录像|短片|微电影|video/i },
]

/** The only one of `materials` that `text` means in other words; null for none, and for several. */
export function meant(text: string, materials: readonly Material[]): Material | null {
  const classes = CLASSES.filter(({ words }) => words.test(text))
  const found = materials.filter(({ name, keywords }) =>
    classes.some(({ means }) => means.test(name) || keywords.some(keyword => means.test(keyword))),
  )
  return found.length === 1 ? (found[0] ?? null) : null
}
