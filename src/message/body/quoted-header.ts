// The header block that mail programs write above a quoted or forwarded message, in Chinese and English.
import type { Address } from '../address.ts'
import type { Line } from './line.ts'
import { localDate } from './local-date.ts'
import { peopleIn } from './people.ts'

/** What a quoted header says. */
export type QuotedHeader = { from: Address | null; to: Address[]; subject: string; sentAt: string | null }

/** A header block: from line `start` up to, not including, line `end`. */
export type HeaderBlock = { start: number; end: number; header: QuotedHeader }

type Label = 'from' | 'sent' | 'to' | 'cc' | 'subject' | 'other'

const LABELS: Record<string, Label> = {}
for (const [label, words] of Object.entries({
  from: '发件人 发信人 发送人 发送者 寄件人 寄件者 from von de',
  sent: '发送时间 发送日期 发件时间 发件日期 发信时间 寄件日期 寄件时间 传送时间 日期 时间 sent date gesendet',
  to: '收件人 收信人 收件者 to an',
  cc: '抄送 抄送人 抄送至 副本 副本抄送 cc',
  subject: '主题 主旨 标题 邮件主题 subject betreff',
  other: '回复 回复至 答复 密送 密件抄送 附件 重要性 优先级 reply-to bcc attachments attachment importance',
})) {
  for (const word of words.split(' ')) LABELS[word] = label as Label
}

/** Real blocks have 4 to 8 lines; long recipient lists wrap. */
const MOST_LINES = 14

/**
 * The block that begins at line `at`, if one does. A sender must be named, and one more label. `isCertain`: a separator
 * or a container says that a message follows; without it an English block must name an address or say "Sent", since
 * memos begin with From, To and Subject too (test mail 055).
 */
export function headerBlockAt(
  lines: readonly Line[],
  at: number,
  zone: string,
  isCertain: boolean,
): HeaderBlock | null {
  const first = labelled(lines[at]?.text ?? '')
  if (!first) return null
  const found = new Map<Label, string>()
  let end = at
  let last: Label | null = null
  for (let i = at; i < lines.length && i < at + MOST_LINES; i += 1) {
    const text = lines[i]?.text ?? ''
    const field = labelled(text)
    if (field) {
      if (found.has(field.label) && field.label === 'from') break
      if (!found.has(field.label)) found.set(field.label, field.value)
      last = field.label
      end = i + 1
    } else if (text.trim() !== '' && !isContinuation(text, last, lines[i + 1])) break
    else if (text.trim() !== '' && last) {
      found.set(last, `${found.get(last) ?? ''} ${text}`)
      end = i + 1
    }
  }
  const from = found.get('from')
  if (from === undefined || (!found.has('sent') && !found.has('to') && !found.has('subject'))) return null
  if (
    !isCertain &&
    !/[\u4e00-\u9fff]/.test(first.word) &&
    !from.includes('@') &&
    !/^sent$/i.test(sentWord(lines, at, end))
  )
    return null
  return { start: at, end, header: read(found, zone) }
}

function sentWord(lines: readonly Line[], start: number, end: number): string {
  for (let i = start; i < end; i += 1) {
    const field = labelled(lines[i]?.text ?? '')
    if (field?.label === 'sent') return field.word
  }
  return ''
}

/** A long list of recipients goes on in the next line when a label or another address follows. */
function isContinuation(text: string, last: Label | null, next: Line | undefined): boolean {
  if (last !== 'to' && last !== 'cc') return false
  return (
    text.includes('@') &&
    (labelled(next?.text ?? '') !== null || /[;；,，]\s*$/.test(text) || /^\s*[<(]?[\w.+-]+@/.test(text))
  )
}

function read(found: ReadonlyMap<Label, string>, zone: string): QuotedHeader {
  return {
    from: peopleIn(found.get('from') ?? '')[0] ?? null,
    to: peopleIn(found.get('to') ?? '').filter(({ address }) => address !== ''),
    subject: (found.get('subject') ?? '').trim().slice(0, 1_000),
    sentAt: localDate(found.get('sent') ?? '', zone)?.toString() ?? null,
  }
}

/** "发件人：张三", "*From:* x", "| 发件人 | x |", "主 题:x". Without a colon only where a table or tab parts them. */
export function labelled(text: string): { label: Label; word: string; value: string } | null {
  const clean = text.slice(0, 4_000).replace(/^[\s|*>_]+/, '')
  const m =
    /^([A-Za-z-]{2,12}|[\u4e00-\u9fff][\u4e00-\u9fff\s\u3000]{1,10}?)\s*\**\s*(?:[:：]|[|\t]|\s{2,}|\s(?=\S*@)|\s(?=\d{4}年))\s*\**(.*)$/s.exec(
      clean,
    )
  const word = m?.[1]?.replace(/[\s\u3000]/g, '').toLowerCase() ?? ''
  const label = Object.hasOwn(LABELS, word) ? LABELS[word] : undefined
  if (!m || !label) return null
  return { label, word, value: (m[2] ?? '').replace(/^[\s|]+|[\s|;；]+$/g, '').trim() }
}
