// Words by which a message says that there is nothing to report (零报告), and those by which it only seems to. Pure.
import { promises } from './words.ts'

const NIL_SUBJECT =
  '(?:本|我)?(?:单位|科室|科|校|园|局|馆|院|部门|镇|乡|街道|社区|所|中心|支队|大队|队|司|公司|店|宾馆|景区|处|办|公园|站)?'
const NIL: readonly RegExp[] = [
  /零报告|零报送|(?:特此|现|作|予以|按)零(?:上)?报/,
  new RegExp(
    `${NIL_SUBJECT}[^。；;\\n]{0,24}(?:未|没有|没|无法)(?:单独)?(?:开展|组织|举办|安排|涉及|搞|弄)[^。；;\\n]{0,24}(?:活动|工作|情况|内容|事项|材料)?`,
  ),
  /无(?:相关|此类|该项)(?:活动|工作|情况|内容|材料|事项)|无(?:材料|内容|情况|活动)(?:可|需|需要)?(?:报送|上报|报)|无需报送/,
  /不(?:申报|参与申报|参加申报)[^。；;\n]{0,16}了|就不报(?:材料)?了/,
  /nothing to report|nil return|no (?:relevant )?activit(?:y|ies) (?:to report|this)/i,
]
/** The notice's own conditional: "无相关活动的，请回复零报告"; an order to make nil returns. Not a return. */
const CONDITIONAL =
  /(?:如无|若无|如果没有|如没有|没有.{0,10}的(?:单位|，|请|也要)|无.{0,12}的(?:，|单位|学校|请)|请(?:作|报|回复|实行).{0,6}零报告|零报告制度|是否(?:需要|要)?.{0,6}零报告|if .{0,30}nil return)/i
/** Denied in the same breath: 不是没有活动, 不是零报告, 并非未开展. */
const DENIED =
  /零报告[^。；;\n]{0,6}(?:作废|撤[销回]|取消|不算|有误)|(?:不是|并非|并不是|不存在)[^。；;\n]{0,6}(?:零报告|没有|没|未|无)/
/** Only for now, or put off: 暂未开展，计划下周组织. */
const FOR_NOW =
  /下(?:周|星期|个?月)|明[天日]|后天|暂(?:时)?(?:未|没|无)|(?:还|尚|目前|截至目前)(?:未|没|没有)|计划|拟(?:于|定)|届时|推迟|延期|改期|待.{0,10}(?:后|再)|再报/
/** Says it of a part alone: 未开展线上活动. */
const IN_PART =
  /(?:未|没有|没|无法)(?:单独)?(?:开展|组织|举办|安排|搞)[^。；;，,\n]{0,4}(?:线上|线下|直播|视频|拍摄|摄影|室外|室内|其他)/
/** The whole answer to a reminder, at times. */
const ONE_WORD =
  /^(?:(?:本|我)?(?:单位|馆|校|院|局|所|园|站|店|公司|景区|科|中心|镇|乡|街道))?(?:无|没有|无活动|没有活动|无材料)[。.!！]?$/

/** True where the text itself says, of the whole campaign and for good, that there is nothing to report. */
export function saysNil(text: string): boolean {
  if (putsOff(text) || text.split(/[。；;\n!！]/).some(sentence => DENIED.test(sentence))) return false
  return text.split(/[。；;\n!！]/).some(sentence => {
    const compact = sentence.replace(/\s+/g, ' ')
    return (
      NIL.some(pattern => pattern.test(compact)) &&
      !CONDITIONAL.test(compact) &&
      !IN_PART.test(compact) &&
      !/[?？]|请问|是不是|吗$/.test(compact)
    )
  })
}

/** True where something is to come later. */
export function putsOff(text: string): boolean {
  return FOR_NOW.test(text) || promises(text)
}

/** True where the whole text is one word that, as an answer to a letter which asks for material, is a nil return. */
export function answersNil(text: string): boolean {
  return ONE_WORD.test(text.trim())
}
