// Letters that failed for good, as the digest tells them: to whom, since when, what the server said, what to do. Pure.
import { shortMoment, type Telling } from './words.ts'

/**
 * `why`: refused, by the server and for good; given-up, after days of trying; unanswered, by a server that took it again
 * and again and never said so.
 */
export type FailedLetter = {
  unit: string | null
  /** Who has not got it. */
  to: readonly string[]
  kind: string
  /** When it was first tried. */
  since: Temporal.Instant
  why: 'refused' | 'given-up' | 'unanswered'
  /** What the server said, in plain words; null: nobody knows what it meant. */
  said: { zh: string; en: string } | null
}

const KINDS: Record<string, { zh: string; en: string }> = {
  acknowledgement: { zh: '回执', en: 'acknowledgement' },
  announcement: { zh: '报送通知', en: 'announcement' },
  reminder: { zh: '催报', en: 'reminder' },
  digest: { zh: '每日情况', en: 'digest' },
  'group-notice': { zh: '群通知', en: 'group notice' },
}

const HAPPENED: Record<FailedLetter['why'], { zh: string; en: string }> = {
  refused: { zh: '服务器拒收', en: 'the server refused it' },
  'given-up': { zh: '试了四天没有发出', en: 'it could not be sent for four days' },
  unanswered: { zh: '交给服务器六次都没有回音', en: 'the server took it six times and never answered' },
}

const TO_DO: Record<FailedLetter['why'], { zh: string; en: string }> = {
  refused: { zh: '请电话告知，或从网页邮箱另发一封', en: 'Please telephone, or write from the webmail' },
  'given-up': { zh: '请电话告知，或重新发送', en: 'Please telephone, or send it again' },
  unanswered: { zh: '可能已经送到，请先电话核实', en: 'It may have arrived: please telephone first' },
}

const ADMINISTRATOR = { zh: '请告知管理员', en: 'Please tell the administrator' }

/** Values of one line of its table. */
export function failedValues(
  { unit, to, kind, since, why, said }: FailedLetter,
  nameOf: (unit: string) => string,
  phoneOf: (unit: string) => string,
  telling: Telling,
): object {
  const language = telling.language === 'zh-CN' ? 'zh' : 'en'
  const words =
    said === null
      ? HAPPENED[why][language]
      : `${HAPPENED[why][language]}${language === 'zh' ? '：' : ': '}${said[language]}`
  return {
    to: unit === null ? to.join(language === 'zh' ? '、' : ', ') : nameOf(unit),
    phone: unit === null ? '' : phoneOf(unit),
    address: unit === null ? '' : to.join(language === 'zh' ? '、' : ', '),
    what: KINDS[kind]?.[language] ?? kind,
    since: shortMoment(since, telling),
    // Nobody telephones a group, or himself.
    why: `${words}${language === 'zh' ? '。' : '. '}${(unit === null ? ADMINISTRATOR : TO_DO[why])[language]}`,
  }
}
