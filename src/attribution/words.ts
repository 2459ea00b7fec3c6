// Words by which a message says what it is: nil returns, questions, promises, thanks. Pure.

const NIL_SUBJECT =
  '(?:本|我)?(?:单位|科室|科|校|园|局|馆|院|部门|镇|乡|街道|社区|所|中心|支队|大队|队|司|公司|店|宾馆|景区|处|办|公园|站)?'
const NIL: readonly RegExp[] = [
  /零报告|零报送|(?:特此|现|作|予以|按)零(?:上)?报/,
  new RegExp(
    `${NIL_SUBJECT}[^。；;\\n]{0,24}(?:未|没有|无法)(?:开展|组织|举办|安排|涉及)[^。；;\\n]{0,24}(?:活动|工作|情况|内容|事项|材料)?`,
  ),
  /无(?:相关|此类|该项)(?:活动|工作|情况|内容|材料|事项)|无(?:材料|内容|情况|活动)(?:可|需|需要)?(?:报送|上报|报)|无需报送/,
  /nothing to report|nil return|no (?:relevant )?activit(?:y|ies) (?:to report|this)/i,
]
/** The notice's own conditional: "无相关活动的，请回复零报告". Not a return. */
const CONDITIONAL =
  /(?:如无|若无|如果没有|如没有|没有.{0,10}的(?:单位|，|请)|无.{0,12}的(?:，|单位|学校|请)|请(?:作|报|回复|实行).{0,6}零报告|零报告制度|是否(?:需要|要)?.{0,6}零报告|if .{0,30}nil return)/i

/** True where the text itself says that there is nothing to report. */
export function saysNil(text: string): boolean {
  const sentences = text.split(/[。；;\n!！]/)
  return sentences.some(sentence => {
    const compact = sentence.replace(/\s+/g, ' ')
    return (
      NIL.some(pattern => pattern.test(compact)) && !CONDITIONAL.test(compact) && !/[?？]|请问|是不是|吗$/.test(compact)
    )
  })
}

const QUESTION =
  /[?？]|请问|能否|可否|是否(?:可以|需要|要|必须)|怎么(?:填|报|写|弄)|如何(?:填|报|写|提交)|咨询|请教|麻烦(?:告知|问)|could you|may we|is it/i
const PROMISE =
  /(?:稍后|随后|过后|明天|明日|后天|下周|近日|尽快|过两天|正在|还在|周[一二三四五六日天]|\d+[日号]前?)[^。\n]{0,24}(?:补报|报送|上报|发送|发来|发过来|发给|提交|整理|补上|报来|补齐)|will (?:send|submit)/i
const THANKS = /^(?:[^\n]{0,20})(?:收到|谢谢|感谢|辛苦|好的|明白|知道了|thank)/i

export function asks(text: string): boolean {
  return QUESTION.test(text)
}

export function promises(text: string): boolean {
  return PROMISE.test(text)
}

export function thanks(text: string): boolean {
  return text.length < 120 && THANKS.test(text.trim())
}

const EMPTY_FORM = /模板|样表|空表|登记表|申报表|汇总表|统计表|推荐表|台账|报表|表格|form|template/i
const FILLING =
  /(?:怎么|如何|怎样)填|填写(?:要求|说明|示例|口径)|第.{1,3}[列栏项].{0,8}(?:填|什么)|how (?:to|do we) fill/i

/** Asks how a form is to be filled: then what came along is the form, not the report. */
export function asksToFill(text: string): boolean {
  return asks(text) && FILLING.test(text)
}

/** A form that comes back with a question about it. */
export function looksLikeForm(name: string): boolean {
  return EMPTY_FORM.test(name)
}
