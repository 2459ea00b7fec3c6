// What happens, told as it happens: one line an event, under the day's heading. Letters of one kind at one moment are one line.
import type { Configuration } from '../config/configuration.ts'
import type { Event } from '../flow/events.ts'
import type { Moment } from './moments.ts'

/** Names at most this many in a line. */
const NAMED = 4

export type Narrator = {
  /** A moment begins. */
  begin: (moment: Moment) => void
  /** Something happened in it. */
  hear: (event: Event) => void
  /** The moment is over: what was gathered is told. */
  end: () => void
}

/** Tells in the office's language; `say` gets whole lines. */
export function narrator({ office, units }: Configuration, say: (line: string) => void): Narrator {
  const zh = office.language === 'zh-CN'
  const names = new Map(units.map(unit => [unit.id, unit.name]))
  const nameOf = (id: string | null) =>
    id === null ? (zh ? '（说不准是哪家）' : '(whose is not certain)') : (names.get(id) ?? id)
  let shownDay = ''
  let day = ''
  let time = ''
  let letters: Extract<Event, { kind: 'letter-sent' }>[] = []

  const line = (mark: string, words: string) => {
    if (day !== shownDay) say(`\n${day}`)
    shownDay = day
    say(`  ${time.padEnd(5)}  ${mark}  ${words}`)
    time = ''
  }

  return {
    begin({ at, arriving }) {
      const local = at.toZonedDateTimeISO(office.timezone)
      day = zh
        ? `${local.month}月${local.day}日 ${local.toLocaleString('zh-CN', { weekday: 'short' })}`
        : `${local.day} ${local.toLocaleString('en-GB', { month: 'long' })}, ${local.toLocaleString('en-GB', { weekday: 'long' })}`
      time = local.toPlainTime().toString({ smallestUnit: 'minute' })
      letters = []
      if (arriving) line(zh ? '来件' : 'mail  ', zh ? arriving.note.zh : arriving.note.en)
    },
    hear(event) {
      if (event.kind === 'decided') line(...decided(event, nameOf, zh))
      else if (event.kind === 'quarantined') line(zh ? '读不出' : 'unread', event.detail)
      else if (event.kind === 'letter-sent') letters.push(event)
      else if (event.kind === 'letter-cancelled') line(zh ? '免发' : 'spared', event.because)
    },
    end() {
      for (const [kind, sent] of Map.groupBy(letters, letter => letter.letterKind)) {
        line(...told(kind, sent, nameOf, zh))
      }
    },
  }
}

/** A report in the text itself is kept under a name that its sender does not know. */
function shown(file: string, zh: boolean): string {
  if (!/^body\.(?:html|txt)$/.test(file)) return file
  return zh ? '正文' : 'the text'
}

function decided(
  event: Extract<Event, { kind: 'decided' }>,
  nameOf: (id: string | null) => string,
  zh: boolean,
): [string, string] {
  const { decision, unit, files, nil, nature } = event
  switch (decision) {
    case 'accept': {
      const what = nil
        ? zh
          ? '零报告'
          : 'nil return'
        : listed(
            files.map(file => shown(file, zh)),
            zh ? '、' : ', ',
            zh,
          )
      return [zh ? '登记' : 'filed ', `${nameOf(unit)}${zh ? '：' : ': '}${what}`]
    }
    case 'review':
      return nature === 'correspondence'
        ? [zh ? '来问' : 'asks  ', zh ? `${nameOf(unit)}，留给人回答` : `${nameOf(unit)}; a person answers`]
        : [zh ? '待定' : 'doubt ', zh ? `可能是${nameOf(unit)}，请人确认` : `perhaps ${nameOf(unit)}; a person decides`]
    case 'ignore':
      return [
        zh ? '略过' : 'pass  ',
        zh ? `${NATURES[nature] ?? nature}，不登记、不回信` : `${nature}: neither filed nor answered`,
      ]
  }
}

const NATURES: Record<string, string> = {
  'auto-reply': '自动答复',
  bounce: '退信',
  receipt: '已读回执',
  calendar: '会议邀请',
  bulk: '群发或广告',
  own: '自己的信',
}

function told(
  kind: string,
  sent: readonly Extract<Event, { kind: 'letter-sent' }>[],
  nameOf: (id: string | null) => string,
  zh: boolean,
): [string, string] {
  const units = [...new Set(sent.map(letter => nameOf(letter.unit)))]
  const list = listed(units, zh ? '、' : ', ', zh)
  switch (kind) {
    case 'digest':
      return [zh ? '日报' : 'daily ', sent[0]?.subject ?? '']
    case 'acknowledgement':
      return [zh ? '回执' : 'thank ', `${zh ? '致' : 'to '}${list}`]
    default:
      return [zh ? '催报' : 'remind', zh ? `${units.length} 家：${list}` : `${units.length}: ${list}`]
  }
}

function listed(items: readonly string[], separator: string, zh: boolean): string {
  const shown = items.slice(0, NAMED).join(separator)
  const rest = items.length - NAMED
  if (rest <= 0) return shown
  return zh ? `${shown} 等 ${items.length} 个` : `${shown} and ${rest} more`
}
