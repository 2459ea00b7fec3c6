// Our own letter, quoted without any mark of a quotation. Pure.
import type { Line } from '../body/line.ts'

/** Sentences of our letters (letters/templates) and of those that offices wrote by hand before: a unit writes none of them. */
const OURS =
  /(?:尚未|未)收到贵(?:单位|店|馆|校|站|局|所|公司)|(?:将|已)于[^。\n]{4,24}截止报送|本?邮件由系统自动发(?:送|出)|来信(?:均已)?收悉|(?:已|予以)登记为[^。\n]{1,40}报送材料|如无相关(?:活动|内容|情况|工作)[的，,]{0,2}\s*请(?:直接)?回复|材料请(?:以附件形式)?发送?至|按时报送至|请尽快补报至/
/** The lines above a letter's first sentence: whom it is to, and a greeting. */
const ABOVE = /^(?:.{0,30}[:：]|.{0,10}[您你]好[！!，,。]?)?$/

/** What stands in front of our letter; all of it where there is none. Seen in practice: an answer from a phone (test mail 183). */
export function withoutOwnLetter(lines: readonly Line[]): readonly Line[] {
  let end = lines.findIndex(({ text }) => OURS.test(text))
  if (end < 0) return lines
  while (end > 0 && ABOVE.test(lines[end - 1]?.text.trim() ?? '')) end -= 1
  return lines.slice(0, end)
}
