// Invitations and the answers to them (RFC 5546, RFC 6047).
import type { Automatic } from '../../reading/reading.ts'
import { type Facts, has } from './facts.ts'

const ANSWER =
  /^\s*(?:已?接受|拒绝|已拒绝|谢绝|暂定|暂时接受|已取消|取消|新时间提议|accepted|declined|tentative(?:ly accepted)?|cancel(?:l)?ed(?: event)?|invitation|updated invitation|邀请|更新的邀请)\s*[:：]/i

/** What only a calendar writes: with nothing below it, and no file. A person may well write "取消：…" or "邀请：…". */
const BARE_ANSWER =
  /^\s*(?:已?接受|拒绝|已拒绝|谢绝|暂定|暂时接受|新时间提议|accepted|declined|tentative(?:ly accepted)?)\s*[:：]/i
const FORWARDED_MEETING = /^\s*(?:会议转发通知|已转发会议(?:通知)?|meeting forward notification)\s*[:：]/i

/** A calendar with a METHOD is an invitation or an answer; an .ics file without one, or as a named attachment among others, is a file. */
export function calendar(facts: Facts): Automatic | null {
  const part = facts.reports.find(({ type }) => type === 'text/calendar' || type === 'application/ics')
  const found = (because: string): Automatic => ({ nature: 'calendar', because, about: null })
  if (!part) return facts.files === 0 && isAnswer(facts) ? found('subject-calendar') : null
  if (facts.type === 'text/calendar') return found('text-calendar')
  const method =
    part.entity.contentType.plain.get('method') ?? /^METHOD:\s*(\w+)/im.exec(part.bytes.toString('latin1'))?.[1]
  const isAlternative = part.entity.parent?.type === 'multipart/alternative'
  if (method && !/^publish$/i.test(method) && (isAlternative || facts.files <= 1))
    return found(`method-${method.toLowerCase()}`)
  return isAlternative ? found('text-calendar') : null
}

/** Servers that keep calendars for themselves send on the subject alone, or with a header of Exchange's. */
function isAnswer(facts: Facts): boolean {
  const { subject } = facts.head
  if (FORWARDED_MEETING.test(subject)) return true
  if (ANSWER.test(subject) && has(facts, 'content-class')) return true
  return BARE_ANSWER.test(subject) && facts.body.text.trim() === ''
}
