// Why a letter that is due does not go yet, in words for the coordinator. Pure.
import { shortMoment, type Telling } from './words.ts'

/**
 * mailbox: nobody knows what has come, so nobody is told what has not. approval: a person lets it go. stopped: nothing goes until a person resumes it or mends the configuration. server: the
 * mail server wants to be left alone. quiet: no letters at this hour. hours: mass letters only in office hours of workdays.
 * hour, day: that budget is spent. robot: its minute is full. retry: a server did not take it for now. answer: it is with
 * the server, whose answer is awaited or was cut off. late: its time is over before its turn comes.
 */
export type HoldReason =
  | 'mailbox'
  | 'approval'
  | 'stopped'
  | 'server'
  | 'quiet'
  | 'hours'
  | 'hour'
  | 'day'
  | 'robot'
  | 'retry'
  | 'answer'
  | 'late'

/** What keeps a letter. `until`: when it goes, as far as can be said now; null: when a person has acted, or never. */
export type Holding = {
  because: HoldReason
  until: Temporal.Instant | null
  /** What the server said, in plain words; who stopped the queue; what made it late. Null: there is nothing more to say. */
  detail: Words | null
}

export type Words = { zh: string; en: string }

const WORDS: Record<HoldReason, Words> = {
  mailbox: { zh: '收信受阻，催报暂停', en: 'no mail can be read, so nobody is reminded' },
  approval: { zh: '等您放行', en: 'waits for you to let it go' },
  stopped: { zh: '发信已停，恢复后再发', en: 'sending is stopped; it goes once sending is resumed' },
  server: { zh: '邮件服务器要求暂停发信', en: 'the mail server wants to be left alone for a while' },
  quiet: { zh: '现在是免打扰时段', en: 'no letters are sent at this hour' },
  hours: { zh: '只在工作日的办公时间发', en: 'it goes only in office hours on workdays' },
  hour: { zh: '每小时的发信额度已用完', en: 'the hourly sending budget is used up' },
  day: { zh: '每日的发信额度已用完', en: 'the daily sending budget is used up' },
  robot: { zh: '群机器人一分钟内的条数已满', en: 'the group robot has had its messages of this minute' },
  retry: { zh: '服务器暂时没有接受', en: 'the server did not take it for the moment' },
  late: { zh: '到期以前轮不到，届时不再发', en: 'its time is over before its turn comes; it will not go' },
  answer: { zh: '已交给服务器，尚无回音', en: 'it is with the server, which has not answered yet' },
}

/** The reason in words, as the detail of another. */
export function reasonWords(because: HoldReason): Words {
  return WORDS[because]
}

/** "每小时的发信额度已用完，9月11日10时5分发"; English: "the hourly sending budget is used up; goes 11 September at 10:05". */
export function holdingWords(holding: Holding, telling: Telling): string {
  const { because, until } = holding
  const zh = telling.language === 'zh-CN'
  const why = whyWords(holding, telling)
  if (until === null) return why
  const at = shortMoment(until, telling)
  // Whether it has to go again is only known by then.
  if (because === 'answer') return zh ? `${why}，${at}再核对` : `${why}; looked into again on ${at}`
  return zh ? `${why}，${at}发` : `${why}; goes on ${at}`
}

/** The reason alone, with what the server said. */
export function whyWords({ because, detail }: Pick<Holding, 'because' | 'detail'>, { language }: Telling): string {
  const zh = language === 'zh-CN'
  const why = zh ? WORDS[because].zh : WORDS[because].en
  if (detail === null) return why
  return zh ? `${why}（${detail.zh}）` : `${why} (${detail.en})`
}

/** One sentence of many: "暂时不能发的5封信：3封等您放行；2封每小时的发信额度已用完，9月11日10时5分起发。" '' where nothing is held. */
export function heldInWords(holdings: readonly Holding[], telling: Telling): string {
  if (holdings.length === 0) return ''
  const zh = telling.language === 'zh-CN'
  const groups = Map.groupBy(holdings, each => whyWords(each, telling))
  const parts = Array.from(groups, ([why, group]) => {
    const [first] = group.flatMap(({ until }) => until ?? []).sort(Temporal.Instant.compare)
    const from = first && shortMoment(first, telling)
    const isAnswer = group[0]?.because === 'answer'
    if (zh) return `${group.length}封${why}${from ? `，${from}${isAnswer ? '再核对' : '起发'}` : ''}`
    return `${group.length}: ${why}${from ? `, ${isAnswer ? 'looked into again on' : 'from'} ${from}` : ''}`
  })
  const count = holdings.length
  if (zh) return `暂时不能发的${count}封信：${parts.join('；')}。`
  return `${count} ${count === 1 ? 'letter is' : 'letters are'} held up. ${parts.join('; ')}.`
}
