// Why a message could not be read, as the coordinator reads it: what it is like, not where the program broke off. Pure.
import { REFUSALS } from '../message/unreadable.ts'

type Words = { zh: string; en: string }

const TOO_MUCH = {
  zh: '太大或太复杂，自动读取未能完成',
  en: 'it is too large or too involved to be read automatically',
}

const BY_CODE: Record<string, Words> = {
  time: TOO_MUCH,
  memory: TOO_MUCH,
  crash: { zh: '自动读取时出错', en: 'reading it automatically failed' },
}

const BY_REFUSAL: Record<string, Words> = {
  [REFUSALS['no-header']]: { zh: '内容不是邮件，或已损坏', en: 'it is no mail, or damaged' },
  [REFUSALS['header-too-long']]: { zh: '邮件头过长，不像正常邮件', en: 'its header is too long for an ordinary mail' },
  [REFUSALS['too-many-parts']]: { zh: '附件和段落过多', en: 'it has too many files and parts' },
}

const OTHERWISE = { zh: '格式无法识别', en: 'its form cannot be read' }

/** `code` and `detail` as they are recorded. */
export function unreadWords(code: string, detail: string): Words {
  return BY_CODE[code] ?? BY_REFUSAL[detail] ?? OTHERWISE
}
