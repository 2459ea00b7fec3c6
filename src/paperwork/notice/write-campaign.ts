// What a notice says → a campaign file: each value with the sentence it was taken from, what is missing as a marked blank. Pure.
import { quoted } from '../roster-splices.ts'
import type { AskedMaterial, NoticeFacts, Said, SaidPoint } from './facts.ts'
import { formatPoint } from './resolve-date.ts'

/** Stands in every line that a person has to fill in or decide. */
export const BLANK = '【待填】'

/** What the office knows besides the notice. `units`: its roster, to tell which named units it holds; `address`: its mailbox. */
export type Known = { units: readonly { id: string; names: readonly string[] }[]; address: string | null; file: string }

/** The file's text. A blank leaves its value empty, so that `baosong check` points at the line. */
export function campaignYaml(facts: NoticeFacts, known: Known): string {
  return [
    ...preface(facts, known),
    ...title(facts),
    '',
    ...opens(facts),
    ...pointLines('deadline', facts.deadline, '通知里没有找到报送截止时间'),
    '# closes: 之后仍收迟报材料到哪天；不写就是截止后 30 天',
    '',
    ...contactLines(facts),
    ...unitLines(facts, known),
    '',
    ...materialLines(facts),
    '',
  ].join('\n')
}

function preface(
  { number, issued, period, sendTo, contacts, nilReturn, addressees }: NoticeFacts,
  known: Known,
): string[] {
  const days = issued.map(({ value, source }) => ({ value: value.toString(), source }))
  return [
    `# 由通知 ${oneLine(known.file)} 起草。每个值下面或旁边是它所依据的原句；${BLANK}处请补上或选定，再运行 baosong check。`,
    ...told('文号', number === null ? [] : [number], `${BLANK}没有找到`),
    ...told('通知日期', days, `${BLANK}没有找到`),
    ...told('主送', addressees === null ? [] : [addressees], '没有找到'),
    ...told('活动时间', period, '没有写明起止'),
    ...told('报送邮箱', sendTo, `${BLANK}没有找到`),
    ...mailbox(sendTo, known),
    ...told(
      '联系人',
      contacts.map(({ value, source }) => ({ value: [value.name, value.phone].filter(Boolean).join(' '), source })),
      '没有找到',
    ),
    ...(nilReturn === null ? [] : [`# 零报告：没有材料的单位也要报告`, from(nilReturn.source)]),
    '',
  ]
}

/** One value; several are candidates, and a person decides. */
function told(label: string, said: readonly Said<string>[], none: string): string[] {
  const [only, other] = said
  if (only === undefined) return [`# ${label}：${none}`]
  if (other === undefined || label === '联系人')
    return said.flatMap(({ value, source }) => [`# ${label}：${oneLine(value)}`, from(source)])
  return [
    `# ${label}：${BLANK}有 ${said.length} 种说法，请选定`,
    ...said.flatMap(({ value, source }) => [`#   候选：${oneLine(value)}`, from(source)]),
  ]
}

function mailbox(sendTo: readonly Said<string>[], { address }: Known): string[] {
  const [only, other] = sendTo
  if (only === undefined || other !== undefined || address === null || only.value === address) return []
  return [`# ${BLANK}通知里的报送邮箱不是 baosong.yaml 的 ${address}，请核对`]
}

function title({ title, keywords }: NoticeFacts): string[] {
  if (title === null)
    return [
      `title:                # ${BLANK}没有找到标题`,
      `keywords: []          # ${BLANK}邮件主题、文件名里会出现的词`,
    ]
  return [
    `title: ${quoted(oneLine(title.value))}`,
    from(title.source),
    keywords.length === 0
      ? `keywords: []          # ${BLANK}邮件主题、文件名里会出现的词`
      : `keywords: ${list(keywords)}   # 取自标题，可增减`,
  ]
}

/** Material may come from the day of the notice on; what is due before the activity begins would else be refused. */
function opens({ issued, period }: NoticeFacts): string[] {
  const [day, other] = issued
  if (day !== undefined && other === undefined)
    return [`opens: ${day.value.toString()}   # 从通知日期起收`, from(day.source)]
  const candidates = [
    ...issued.map(({ value }) => value.toString()),
    ...period.map(({ from: start }) => start.toString()),
  ]
  return [
    `opens:                # ${BLANK}${candidates.length === 0 ? '从哪天起收' : `候选：${unique(candidates).join('、')}`}`,
  ]
}

/** Whom the notice names first; the others stand in the preface. */
function contactLines({ contacts: [first] }: NoticeFacts): string[] {
  if (first === undefined) return []
  const { name, phone } = first.value
  const parts = [
    ...(name ? [`name: ${quoted(oneLine(name))}`] : []),
    ...(phone ? [`phone: ${quoted(oneLine(phone))}`] : []),
  ]
  if (parts.length === 0) return []
  return [`contact: { ${parts.join(', ')} }   # 写在信的末尾，供各单位询问`, from(first.source), '']
}

const WHY = {
  year: '通知没有写年份',
  weekday: '日期与星期几不符',
  hour: '没有写明钟点',
  day: '没有写明是哪一天',
  several: '有几种说法',
} as const

function pointLines(key: string, point: SaidPoint | null, none: string): string[] {
  if (point === null) return [`${key}:             # ${BLANK}${none}`]
  const [only, other] = point.points
  if (only !== undefined && other === undefined && point.why === null)
    return [`${key}: ${formatPoint(only)}`, from(point.source)]
  return [`${key}:             # ${BLANK}${open(point)}`, from(point.source)]
}

function open({ points, why }: SaidPoint): string {
  const candidates = unique(points.map(formatPoint))
  return `${why === null ? '请选定' : WHY[why]}${candidates.length === 0 ? '' : `，候选：${candidates.join('、')}`}`
}

function unitLines({ units, addressees }: NoticeFacts, { units: roster }: Known): string[] {
  const idOf = (name: string) => roster.find(({ names }) => names.includes(name))?.id
  const generic = addressees === null ? '' : `；主送是“${oneLine(addressees.value)}”`
  const lines = units.map(
    ({ value }) => `#   ${value}${idOf(value) === undefined ? '（名册里没有，见文末）' : `（${idOf(value)}）`}`,
  )
  const sources = unique(units.map(({ source }) => source))
  return [
    `units: all   # 请核对是否全部单位都要报送${generic}`,
    ...(units.length === 0 ? [] : ['# 通知点名的单位：', ...lines, ...sources.map(from)]),
  ]
}

function materialLines({ materials, attachments, unread, deadline }: NoticeFacts): string[] {
  const strange = unread.flatMap(source => [`  # ${BLANK}这一条没有认出是什么材料，请补上或删去`, `  ${from(source)}`])
  const annexes = attachments.flatMap(({ value, source }) => [
    `  # 附件里有“${oneLine(value)}”，正文没有说要报送，请核对`,
    `  ${from(source)}`,
  ])
  const candidates = [...strange, ...annexes]
  if (materials.length === 0) return [`materials:            # ${BLANK}没有找到要报送的材料`, ...candidates]
  const usual = materials.some(({ counted, min }) => counted === 'unsaid' && min === 1)
  return [
    'materials:',
    ...(usual ? ['  # 通知没有写数量的，按至少 1 份；min: 0 表示欢迎报送、不作要求'] : []),
    ...materials.flatMap(each => material(each, deadline)),
    ...candidates,
  ]
}

function material(
  { id, name, keywords, kinds, min, counted, due, sources }: AskedMaterial,
  deadline: SaidPoint | null,
): string[] {
  const [only, other] = due?.points ?? []
  const certain = due !== null && only !== undefined && other === undefined && due.why === null
  // Where the campaign's own deadline is open for the same reason, it is told there.
  const isOpen = due !== null && !certain && due.source !== deadline?.source
  const parts = [
    `id: ${id}`,
    `name: ${quoted(oneLine(name))}`,
    ...(keywords.length === 0 ? [] : [`keywords: ${list(keywords)}`]),
    ...(kinds.length === 0 ? [] : [`kinds: [${kinds.join(', ')}]`]),
    `min: ${min}`,
    ...(certain ? [`due: ${formatPoint(only)}`] : []),
  ]
  return [
    `  - { ${parts.join(', ')} }`,
    ...(counted === 'unclear' ? [`    # ${BLANK}数量没有说死，请定 min`] : []),
    ...(isOpen ? [`    # ${BLANK}这项材料自己的截止时间：${open(due)}`] : []),
    ...unique([...sources, ...(due === null || due.source === deadline?.source ? [] : [due.source])]).map(
      source => `    ${from(source)}`,
    ),
  ]
}

function from(source: string): string {
  return `# ← ${oneLine(source)}`
}

/** A comment ends with its line; long paragraphs are cut, since their beginning finds them again. */
function oneLine(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return line.length > 300 ? `${line.slice(0, 300)}…` : line
}

function list(words: readonly string[]): string {
  return `[${words.map(word => quoted(oneLine(word))).join(', ')}]`
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}
