// Words by which a message says what it is: questions, promises, thanks, drafts, and what goes to everybody. Pure.

const QUESTION =
  /[?？]|请问|能否|可否|是否(?:可以|需要|要|必须)|怎么(?:填|报|写|弄)|如何(?:填|报|写|提交)|咨询|请教|麻烦(?:告知|问)|could you|may we|is it/i
const PROMISE =
  /(?:稍后|随后|过后|明天|明日|后天|下周|近日|尽快|过两天|正在|还在|周[一二三四五六日天]|\d+[日号]前?)[^。\n]{0,24}(?:补报|报送|上报|发送|发来|发过来|发给|提交|整理|补上|报来|补齐)|will (?:send|submit)/i
const THANKS = /^(?:[^\n]{0,20})(?:收到|谢谢|感谢|辛苦|好的|明白|知道了|thank)/i

/** Only whether it arrived, or the phrases that end an official letter: nobody waits for an answer. */
const COURTESY =
  /(?:打不开|打得开|能(?:不能)?打开|看得到|看得清)(?:了)?(?:吗|不)?[?？]?|(?:是否|有没有|能否|不知|请问)?[^。；;\n，,?？]{0,6}收到(?:了)?(?:吗|没有|没|否|与否)?[?？]?|(?:妥|当|可|是)否[，,]?请[^。\n]{0,6}(?:示|复|审)|(?:如|若)?有[^。；;\n，,?？]{0,6}(?:问题|疑问)[^。；;\n?？]{0,12}(?:联系|告知|沟通|指出|反馈)/g

/** Links have question marks of their own. */
const ADDRESS = /https?:\/\/[^\s\u3000-\u9fff]+/gi

const REPLY = /^\s*(?:re|答复|回复|回覆)\s*[:：]/i

/** True where a subject was written by whom the mail answers. */
export function isReply(subject: string): boolean {
  return REPLY.test(subject)
}

/** True where somebody is asked something and waits for the answer. */
export function asks(text: string): boolean {
  return QUESTION.test(text.replace(ADDRESS, '').replace(COURTESY, ''))
}

const NOT_FINAL =
  /先别(?:用|登记|统计|汇总)|先不(?:算|作|当)[^。；;\n]{0,6}(?:正式|报送|数)|不作为正式|再(?:盖章)?(?:发|报)?正式(?:的|版|报|发)|未核(?:准|实|对|的)?|未填完|没(?:有)?(?:核对|核实)|草稿|初稿|讨论稿|征求意见|送审稿|样稿|帮(?:我|忙)?(?:们)?看(?:一?下|看)|看(?:看|一?下)[^。；;\n]{0,12}(?:行不行|对不对|行吗|可以吗|对吗)|这样[^。；;\n]{0,4}(?:行不行|对不对|行吗|可以吗|对吗|好吗)|(?<!通知[^。；;\n]{0,4})(?:仅)?供(?:您|你|领导)?参考|(?:first|rough) draft|not (?:the )?final/i

/** True where the sender says that this is not yet, or not at all, what he hands in. */
export function holdsBack(text: string): boolean {
  return NOT_FINAL.test(text)
}

const TO_EVERYBODY =
  /^\s*各(?:有关|相关|直属)?(?:[县市区镇乡街道、（）()]{1,8}|单位|科室|部门|学校|支部|成员单位|医疗机构)[^。\n]{0,30}[:：]|未报(?:送)?的[^。；;\n]{0,8}请|请各(?:有关|相关)?[^。；;\n，,]{0,10}(?:单位|科室|部门|学校|机构|县|区|镇|乡|街道|馆|院|校)/m

/** True where the text speaks to all units, as the asking office does and no unit that reports to it. */
export function addressesEverybody(text: string): boolean {
  return TO_EVERYBODY.test(text)
}

const FOR_ANOTHER =
  /代(?:为)?(?:报送|上报|报|收|发)(?!稿)|托(?:我|本)|委托(?:我|本)|转报|帮(?:忙|他们|其)?[^。；;\n]{0,4}(?:转|代)|(?:用|借)[^。；;\n，,]{0,14}邮箱(?:发|报|传|代)|他们的?邮箱|我是[^。；;\n，,]{2,14}的[，,]\s*(?:用|借)/

/** True where the sender says that he hands in for somebody else. */
export function handsInForAnother(text: string): boolean {
  return FOR_ANOTHER.test(text)
}

const OTHER_BUSINESS =
  /举报|投诉|信访|报价|询价|采购|招标|投标|合同|发票|对账单|简历|应聘|求职|招聘|续保|保险|研修班|培训班|推广|合作(?:洽谈|方案|意向)|受[^。；;\n]{1,12}委托/

/** True where the words are those of trade, complaints and applications, which no unit hands in. */
export function isOtherBusiness(text: string): boolean {
  return OTHER_BUSINESS.test(text)
}

export function promises(text: string): boolean {
  return PROMISE.test(text)
}

export function thanks(text: string): boolean {
  return text.length < 120 && THANKS.test(text.trim())
}

const TEMPLATE = /模板|样表|空表|样例|范本|template/i

/** A form for others to fill in. */
export function looksLikeTemplate(name: string): boolean {
  return TEMPLATE.test(name)
}

const SCREENSHOT = /截图|截屏|屏幕快照|报错|snipaste|screen ?shot/i

/** A picture of the screen, taken to show what one means. */
export function looksLikeScreenshot(name: string): boolean {
  return SCREENSHOT.test(name)
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
