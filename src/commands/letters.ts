// `baosong letters`: every letter with its state, what it was answered last, and when it is tried next.
import { inZone } from '../flow/decide/inspection.ts'
import { heldByNumber } from '../flow/foresee/plan.ts'
import { answerWords } from '../flow/send/send-trouble.ts'
import { shortTime } from '../flow/status-report.ts'
import type { LetterRecord } from '../ledger/letter-record.ts'
import { listLetters } from '../ledger/letters.ts'
import { type Holding, holdingWords, whyWords } from '../letters/holding.ts'
import { shortMoment, type Telling } from '../letters/words.ts'
import { type OfficeOptions, withOffice } from './opened.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'

const STATES: Record<string, string> = {
  waiting: '待放行',
  queued: '待发',
  sending: '在发',
  sent: '已发',
  failed: '未成',
  cancelled: '已取消',
}
const KINDS: Record<string, string> = {
  acknowledgement: '回执',
  announcement: '通知',
  reminder: '催报',
  digest: '每日情况',
  'group-notice': '群通知',
}

export async function letters(options: OfficeOptions & { json?: boolean }, terminal: Terminal): Promise<number> {
  return withOffice(options, terminal, ({ office, now }) => {
    const { language, timezone } = office.configuration.office
    const all = listLetters(office.ledger, {})
    const at = (instant: Temporal.Instant | null) => inZone(instant?.toString() ?? null, timezone)
    if (options.json) {
      const shown = all.map(letter => ({
        letter: letter.id,
        key: letter.key,
        kind: letter.kind,
        state: letter.state,
        unit: letter.unit,
        campaign: letter.campaign,
        message: letter.answers,
        messageId: letter.messageId,
        subject: letter.subject,
        dueAt: at(letter.notBefore),
        createdAt: at(letter.createdAt),
        nextAttemptAt: letter.finishedAt === null ? at(letter.nextAttemptAt) : null,
        finishedAt: at(letter.finishedAt),
        because: letter.because,
        recipients: letter.recipients.map(({ name, address, state, response }) => ({ name, address, state, response })),
        attempts: letter.attempts.map(attempt => ({
          beganAt: at(attempt.beganAt),
          settledAt: at(attempt.settledAt),
          outcome: attempt.outcome,
          response: attempt.response,
        })),
      }))
      terminal.out(`${JSON.stringify({ letters: shown })}\n`)
      return 0
    }
    const zh = language === 'zh-CN'
    if (all.length === 0) {
      terminal.out(zh ? '还没有信。\n' : 'No letters yet.\n')
      return 0
    }
    const held = heldByNumber(office, now)
    const rows = all.map(letter => [
      String(letter.id),
      zh ? (STATES[letter.state] ?? letter.state) : letter.state,
      zh ? (KINDS[letter.kind] ?? letter.kind) : letter.kind,
      shortTime(letter.finishedAt ?? letter.nextAttemptAt, timezone, language),
      letter.recipients.map(({ address }) => address).join(', '),
      letter.subject,
      situation(letter, held.get(letter.id) ?? null, { language, timezone, now }),
    ])
    terminal.out(
      table(
        zh
          ? ['号', '状态', '种类', '时间', '收件人', '主题', '情况']
          : ['No.', 'State', 'Kind', 'Time', 'To', 'Subject', 'Situation'],
        rows,
      ),
    )
    return 0
  })
}

/**
 * What came of it last, and what comes next: "发信服务器拒绝连接：请核对 send 的服务器名和端口，9月11日9时2分再试"; '' where it
 * has gone, and where nothing keeps it.
 */
function situation(letter: LetterRecord, held: Holding | null, telling: Telling): string {
  const { language } = telling
  if (letter.because !== null) return answerWords(letter.because, language)
  if (letter.finishedAt !== null) return ''
  const zh = language === 'zh-CN'
  const last = letter.attempts.at(-1)
  const said = last?.outcome === 'retry' ? answerWords(last.response ?? '', language) : ''
  if (held === null) return said
  const { because, detail, until } = held
  if (because !== 'server' && because !== 'retry') return holdingWords(held, telling)
  const why = (zh ? detail?.zh : detail?.en) ?? (said || whyWords(held, telling))
  if (until === null) return why
  const at = shortMoment(until, telling)
  return zh ? `${why}，${at}再试` : `${why}; tried again on ${at}`
}
