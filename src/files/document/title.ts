// Which of a document's first lines is its title. Pure.

/** Words in which titles of office documents end (党政机关公文格式 and what units write): 关于…的通知, …工作总结. */
const ENDING =
  /(总结|小结|方案|计划|报告|汇报|情况|通知|通报|函|请示|批复|意见|决定|公告|说明|简报|信息|新闻稿|通讯|报道|材料|表|清单|名单|台账|目录|纪要|预案|要点|讲话稿?|主持词|议程|须知|倡议书|承诺书|证明|申请书?|介绍|综述|纪实|总结表|一览)([（(〔【].{1,12}[)）〕】])?$/
/** What stands above a title and is none: letterhead, number of the document, its urgency. */
const ABOVE = /(文件|便笺|专用笺)$|[〔[（(]\s*20\d\d\s*[〕\])）].{0,12}号$|^(附件|附|特急|加急|平急|机密|秘密|签发人)/
const LONGEST = 60
const ENGLISH = /\b(report|summary|plan|notice|minutes|programme|program|schedule|list|letter)\b/i

/**
 * The title among the first lines of a document; `declared` (from its properties or its title element) where the lines show
 * none. Titles over two lines are joined: 云溪市图书馆 / 2026年全国科普日活动总结.
 */
export function titleOf(head: readonly string[], declared: string | null): string | null {
  const lines = head.map(line => line.replace(/\s+/gu, ' '))
  for (const [index, line] of lines.entries()) {
    const joined = tight(line)
    if (joined.length > LONGEST || /[。；;！!？?]$/.test(joined) || ABOVE.test(joined)) continue
    if (ENDING.test(joined)) return withLineAbove(lines, index)
    if (/^[\x20-\x7e]+$/.test(line) && ENGLISH.test(line)) return line
  }
  const meant = declared?.trim()
  if (meant && !/^(microsoft word|幻灯片|powerpoint|untitled|无标题|文档\d*|document\d*|slide|sheet)/i.test(meant))
    return meant
  const first = lines.find(line => !ABOVE.test(tight(line)))
  return first && tight(first).length <= LONGEST && !/[。；，、：:,;.]$/.test(first) ? tight(first) : null
}

/** A short line right above that ends in no mark is the title's first half. */
function withLineAbove(lines: readonly string[], index: number): string {
  const line = tight(lines[index] ?? '')
  const above = tight(lines[index - 1] ?? '')
  const half =
    above !== '' && above.length <= 30 && !ABOVE.test(above) && !/[。；，、：:,;.]$/.test(above) && !ENDING.test(above)
  return half && !line.includes(above) && above.length + line.length <= LONGEST ? above + line : line
}

/** Chinese titles are spaced out for looks: 活 动 总 结. */
function tight(line: string): string {
  return line.replace(/(?<=[\p{Script=Han}（）《》“”\d])\s+(?=[\p{Script=Han}（）《》“”\d])/gu, '').trim()
}
