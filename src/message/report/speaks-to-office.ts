// What a person says to the office, and no report says: questions, promises, covering letters, thanks, complaints. Pure.

import { ENGLISH_SPEECH } from './speaks-english.ts'

/** One row a way of speaking; any of them forbids to take a short text for a report. */
const SPEECH: readonly { what: string; pattern: RegExp }[] = [
  {
    what: 'asks',
    pattern:
      /[?？]|请问|想问|能否|可否|能不能|可不可以|是否(?:可以|需要|要|能|算)|怎么|怎样(?:填|报|写)|咋|如何(?:报|填|写|提交|处理)|吗[。!！]?$|盼复|请(?:予)?(?:告知|回复|指示|明示|批示|批准|支持)|帮(?:我|忙|着)|麻烦|could you|would you|can we/im,
  },
  {
    what: 'promises',
    pattern:
      /(?:稍后|晚些|随后|过后|届时|明[天日]|后天|下周.?|下个?月.?|近日|尽快|过两天|回头|(?:整理|统计|盖章|完成|写|拍|审)[好完毕]?(?:之?后|了)?[再就]?)[^。；;\n]{0,16}(?:报送|上报|补报|补交|补发|补上|再报|再发|提交|(?:报|发|交|送)(?:[。，,！!\n]|$|上|来|给|过|您|你))|[完好]了?之?后?(?:马上|立即|立刻)?[再就]?(?:报|发|交|补)(?:[。，,！!\n]|$|上|来|给|过)|(?:这两天|这几天|过几天|过后)[^。；;\n]{0,6}(?:就|再|报|改|补)|正在(?:整理|统计|准备|撰写|收集|走流程)|will (?:send|submit)/im,
  },
  {
    what: 'covers',
    pattern:
      /请(?:您|领导|予以?)?(?:查收|审阅|查阅|审核|过目|接收|核收|登记|收悉)|附件|附上|随(?:信|邮件)|(?:现(?:将|把)|兹将)[^。\n]{0,60}(?:报送|发送|发给|上报|报上|报来|呈报|报给|送上|提交)(?![^。\n]{0,4}如下)|(?:报上|发上|奉上|报来)[。，,！!]|发(?:给|送给)?(?:您|你|贵)|另(?:外|行)?再?(?:报|发|寄)|(?:照片|图片|视频|材料|表格?|总结|报告)[^。\n]{0,6}(?:见下|在下面|见图|另发|另附|已发)|网盘|提取码|压缩包|超大|please find|attached|enclosed/i,
  },
  {
    what: 'addresses',
    pattern: /您(?!好)|你(?!好)|贵(?:局|单位|处|办|科|馆|中心|司)|各(?:单位|科室|部门|学校)|通知如下|特此通知/,
  },
  {
    what: 'complains',
    pattern:
      /(?:昨[天日]|前[天日]|上周|之前|此前|早就|早已|已经|明明|上次|日前|\d[日号])[^。\n]{0,12}(?:发|报|交|寄|传)(?:送|给|上)?(?:过|了)|没(?:有)?(?:登记|收到|显示|回执|算|统计)|还(?:没|显示|在催|催)|又(?:催|发来|收到)|催(?:报|了|我|办)|重复(?:催|提醒)|打不开|退[回信]|[弄搞登]错|误(?:登|报|发|记)|更正|作废|撤[回销]|为准/,
  },
  {
    what: 'applies',
    pattern:
      /申请|延期|请示|妥否|恳请|宽限|未能(?:按时|及时)|逾期|迟报|更名|变更|搬迁|停业|拟(?:于|定)|定于|准时(?:参加|出席)|会议(?:时间|地点)/,
  },
  {
    what: 'other',
    pattern:
      /报名|名单|安排(?:表)?如下|排班|欢迎[^。\n]{0,10}(?:参加|前来|光临|来电)|姓名|身份证|联系(?:人|电话|方式)|电话[:：]|手机[:：]|邮箱(?:变更|改为|地址)|优惠|报价|承接|厂家|加微信|开发票|退订/,
  },
  ...ENGLISH_SPEECH,
]

const THANKS = /谢谢|多谢|感谢(?:您|你|贵|老师|领导|支持|提醒|关心)|辛苦|收到(?:了|[，。,!！]|$)|thank/i
/** Words that somebody else said, in a report of what happened. */
const CITED = /[“"「][^”"」\n]{0,200}[”"」]/g

/** How the text speaks to the office; null where it does not. `lines`: as written, greetings left out. */
export function speech(lines: readonly string[]): string | null {
  const text = lines.join('\n').replace(CITED, '')
  const found = SPEECH.find(({ pattern }) => pattern.test(text))
  if (found) return found.what
  // "谢谢！" alone in the last line is how people end whatever they write.
  const last = lines.at(-1) ?? ''
  return lines.some(line => THANKS.test(line) && !(line === last && line.length <= 6)) ? 'thanks' : null
}
