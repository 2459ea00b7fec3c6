// Where in a message names are looked for, and how much a name proves there. Pure.
import type { ReadFile, Reading } from '../../reading/reading.ts'

/** A place, from the strongest to the weakest kind. Places of different kinds are independent witnesses. */
export type PlaceKind =
  | 'subject'
  | 'file-name'
  | 'folder'
  | 'letterhead'
  | 'sign-off'
  | 'signature'
  | 'body'
  | 'display-name'
  | 'inner'
  | 'mention'

export type TextPlace = { kind: PlaceKind; text: string; file: number | null }

/** Lines that name a recipient: 主送机关, 报送…, 致…, salutations. */
const RECIPIENT =
  /^\s*(致|主送|抄送|抄报|报送|呈报|呈|送|尊敬的|To|Dear|发至|寄送|报)\s*[:：]?\s*.{0,40}$|^.{2,40}[:：]\s*$/i
const SUBJECT_NOISE = /^(\s*(re|fw|fwd|答复|回复|转发|回覆|轉寄)\s*(\[\d+\])?\s*[:：]\s*)+/i

/** All places of a message, quoted history left out. */
export function placesOf(reading: Reading): TextPlace[] {
  const places: TextPlace[] = []
  const add = (kind: PlaceKind, text: string | null | undefined, file: number | null = null) => {
    if (text && text.trim() !== '') places.push({ kind, text, file })
  }
  add('subject', withoutRecipients(reading.head.subject.replace(SUBJECT_NOISE, '')))
  add('display-name', reading.head.from?.name)
  bodyPlaces(reading.body.text, reading.body.signature, add)
  for (const inner of reading.inner) {
    add('inner', inner.from?.name)
    add('subject', inner.subject.replace(SUBJECT_NOISE, ''))
    bodyPlaces(inner.body.text, inner.body.signature, add)
  }
  reading.files.forEach((file, position) => {
    if (!file.decoration) filePlaces(file, position, add)
  })
  for (const link of reading.links) add('file-name', link.kind === 'cloud' ? link.name : null)
  return places
}

type Add = (kind: PlaceKind, text: string | null | undefined, file?: number | null) => void

/** The end of a short text is a signature even without a mark; what stands before it only mentions. */
function bodyPlaces(text: string, signature: string, add: Add): void {
  add('signature', signature)
  const lines = text.split('\n').filter(line => line.trim() !== '' && !RECIPIENT.test(line))
  const tail = lines.slice(-4).filter(line => line.trim().length <= 40 && !isProse(line))
  add('signature', tail.join('\n'))
  add('body', ownWords(lines).join('\n'))
  add('mention', lines.join('\n'))
}

/** Sentences in which the writer speaks of its own house: 我馆, 现将XX的材料报上, 这是XX. */
function ownWords(lines: readonly string[]): string[] {
  return lines
    .slice(0, 12)
    .filter(line =>
      /现将|我(单位|馆|局|所|校|院|科|中心|们|镇|区|县|处|园|站|司|店|公司|酒店|宾馆)|这是|附件(是|为)|报送|材料/.test(
        line,
      ),
    )
}

function filePlaces(file: ReadFile, position: number, add: Add): void {
  const segments = file.path.split('/')
  add('file-name', withoutRecipients(withoutExtension(segments.at(-1) ?? '')), position)
  if (segments.length > 1) add('folder', segments.slice(0, -1).map(withoutExtension).join('\n'), position)
  const { document } = file
  if (!document || file.isBody) {
    if (document && file.isBody) add('letterhead', document.head.slice(0, 3).join('\n'), position)
    return
  }
  // Rows of a sheet list whom they like; its heading and the line for the reporting unit are its own.
  if (file.kind === 'sheet') {
    const lines = [
      document.title ?? '',
      ...document.head.slice(0, 2),
      ...[...document.head, ...document.tail].filter(isOwnLine),
    ]
    add('letterhead', lines.filter(line => !isProse(line)).join('\n'), position)
    add('mention', document.text.slice(0, 4000), position)
    return
  }
  add(
    'letterhead',
    [document.title ?? '', ...document.head.slice(0, 5)]
      .filter(line => !RECIPIENT.test(line) && !isProse(line))
      .join('\n'),
    position,
  )
  add(
    'sign-off',
    document.tail
      .slice(-5)
      .filter(line => line.trim().length <= 40 && !RECIPIENT.test(line) && !isProse(line))
      .join('\n'),
    position,
  )
  add('mention', document.text.slice(0, 4000), position)
}

/** Where a form asks who fills it in. */
function isOwnLine(line: string): boolean {
  return /(?:填报|报送|填表|上报|申报)(?:单位|部门)|^单位(?:名称)?(?:[(（]盖?公?章[)）])?\s*[:：]/.test(line)
}

/** A sentence of running text names whom it likes; titles and sign-offs have no full stop. */
function isProse(line: string): boolean {
  return /[。；;！!？?]|，.*，/.test(line) || line.trim().length > 60
}

function withoutExtension(name: string): string {
  return name.replace(/\.[A-Za-z0-9]{1,5}$/, '')
}

/** "关于向XX局报送…", "报公卫科：…", "…（报公卫科）": the one after 向/致/给/送/报 is not the sender. */
function withoutRecipients(text: string): string {
  return text
    .replace(
      /(?:呈报|报送|致|主送|给|向)\s*[\p{Script=Han}]{2,20}?(?:局|委|办|部|厅|院|协会|科协)(?=[\s:：，,、_的]|报送|提交|上报|$)/gu,
      ' ',
    )
    .replace(
      /(?<!\p{Script=Han})(?:呈报|报送|上报|抄送|主送|报|呈|致|送|给|转)\s*\p{Script=Han}{2,16}?(?:局|委|办|部|厅|院|会|科|室|处|股|中心|站|馆|所)(?=[\s:：，,、。_—–）)\]】-]|$)/gu,
      ' ',
    )
}
