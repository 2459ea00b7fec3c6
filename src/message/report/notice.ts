// Tells the letter of an office that collects (a notice, a reminder, an invitation) from the report of one that answers. Pure.
import { labelled } from '../body/quoted-header.ts'

/** A title is one short line near the top, or the subject. */
const TITLE_LINES = 5
const LONGEST_TITLE = 60
const NAMED_NOTICE =
  /(?:通知|通告|公告|启事|公函|邀请函|邀请|催报函?|催办函?|提醒|提示|须知|方案（征求意见稿）)\s*(?:[（(【][^）)】]{0,20}[）)】])?\s*$|^\s*(?:notice|reminder|invitation)\b/i
/** Whom only an office with others below it writes to, and how it ends. */
const TO_MANY =
  /^\s*各(?:有关|相关|直属|成员)?[^。；;\n]{1,40}[:：]\s*$|特此通知|通知如下|(?:遵照|贯彻|参照)执行|请(?:各|你|贵)[^。；;\n]{0,20}(?:单位|部门|科室|学校|馆|店)/m
/** What is to be sent, when and where to; a report tells what was done. */
const COLLECTS =
  /(?:请|须|应|务必)[^。；;\n]{0,30}(?:前|之前|以前|内)[^。；;\n]{0,30}(?:报送|上报|提交|反馈|发送|填报|报[至到给来])|(?:报送|上报|提交|反馈)(?:时间|日期|要求|方式|邮箱|内容|范围|期限|截止)|截止(?:时间|日期)|请[^。；;\n]{0,20}(?:报送|发送|反馈|提交|报)(?:至|到|给)|(?:欢迎|请|踊跃|积极)[^。；;\n]{0,12}报名|报名(?:时间|日期|方式|方法|电话|邮箱|截止|链接|条件|费)|\b(?:please|must|should|kindly|requested to)\b[^.\n]{0,80}\b(?:submit|send|report|return)\b|\bdeadline\b|\bno later than\b/i

/** True where the text orders, invites or reminds. `subject`: of the message that the text is. */
export function isNotice(lines: readonly string[], subject: string): boolean {
  const title = lines.slice(0, TITLE_LINES).filter(line => line.length <= LONGEST_TITLE && labelled(line) === null)
  if ([subject, ...title].some(line => NAMED_NOTICE.test(line))) return true
  const text = lines.join('\n')
  return TO_MANY.test(text) || COLLECTS.test(text)
}
