// Why no letter can go at all: what the mail server or the network did last, in a sentence for a person, as the
// receiving side tells its own. Nothing where letters go, where none waits, and where a person stopped them.
import type { Language } from '../../config/configuration.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { queueStop } from '../../ledger/passes.ts'
import { queuePause } from '../../ledger/queue-pause.ts'
import { shortMoment } from '../../letters/words.ts'
import { isServerAnswer, plainAnswer } from '../../post/plain-answer.ts'
import type { OpenOffice } from '../office.ts'
import { heldLetters } from '../foresee/plan.ts'

/** configuration: a person mends it. network: nobody answers there. busy: the server answers, and wants to be left alone. */
export type SendTrouble = {
  kind: 'configuration' | 'network' | 'busy'
  /** The server's or the system's own words. */
  response: string
  /** Letters that wait because of it. */
  waiting: number
  /** When the next try is; null: once the configuration is mended. */
  until: Temporal.Instant | null
}

/** What keeps every letter from going at `now`; null: nothing does, or nothing waits. */
export function sendTrouble(office: OpenOffice, now: Temporal.Instant): SendTrouble | null {
  const cause = causeOf(office.ledger, now)
  if (cause === null) return null
  const because = cause.kind === 'configuration' ? 'stopped' : 'server'
  const waiting = heldLetters(office, now).filter(holding => holding.because === because).length
  return waiting === 0 ? null : { ...cause, waiting }
}

function causeOf(ledger: Ledger, now: Temporal.Instant): Omit<SendTrouble, 'waiting'> | null {
  const stop = queueStop(ledger)
  // What a person stopped is no trouble: the person knows why.
  if (stop !== null) return stop.by === null ? { kind: 'configuration', response: stop.response, until: null } : null
  const pause = queuePause(ledger, now)
  if (pause === null) return null
  const { response, until } = pause
  return { kind: isServerAnswer(response) ? 'busy' : 'network', response, until }
}

/** "发信未成功（smtp.qinghe.example:465）：发信服务器拒绝连接：请核对 send 的服务器名和端口。8封信在等，9月11日12时12分再试。" */
export function sendTroubleWords({ response, waiting, until }: SendTrouble, office: OpenOffice): string {
  const { configuration, clock } = office
  const { language, timezone, mailbox } = configuration.office
  const place = mailbox.send.kind === 'smtp' ? `${mailbox.send.host}:${mailbox.send.port}` : 'maildir'
  const why = answerWords(response, language)
  const at = until && shortMoment(until, { language, timezone, now: clock.now() })
  if (language === 'zh-CN') {
    const next = at === null ? '改好配置后再发' : `${at}再试`
    return `发信未成功（${place}）：${why}。${waiting}封信在等，${next}。`
  }
  const next = at === null ? 'until the configuration is mended' : `and the next try is on ${at}`
  return `Sending failed (${place}): ${why}. ${waiting} ${waiting === 1 ? 'letter waits' : 'letters wait'}, ${next}.`
}

/** What `response` means, in plain words; the words themselves in one line where nobody knows them. */
export function answerWords(response: string, language: Language): string {
  const plain = plainAnswer(response)
  if (plain !== null) return language === 'zh-CN' ? plain.zh : plain.en
  return response.replaceAll(/\s+/g, ' ').trim()
}
