// `baosong plan`: every letter that will go out, to whom and when, if nothing more arrives.
import { type Planned, planLetters } from '../flow/foresee/plan.ts'
import { inZone } from '../flow/decide/inspection.ts'
import { type OfficeOptions, withOffice } from './opened.ts'
import type { Configuration } from '../config/configuration.ts'
import { type Holding, holdingWords, whyWords } from '../letters/holding.ts'
import { shortMoment, type Telling } from '../letters/words.ts'
import type { Terminal } from './terminal.ts'

export async function plan(
  options: OfficeOptions & { json?: boolean; days: number },
  terminal: Terminal,
): Promise<number> {
  return withOffice(options, terminal, ({ office, now, asOf }) => {
    const { configuration } = office
    const { timezone, language } = configuration.office
    const letters = planLetters(office, now, options.days, { rehearsal: asOf !== null })
    const telling = { timezone, language, now }
    if (options.json) {
      const at = (instant: Temporal.Instant | null) => inZone(instant?.toString() ?? null, timezone)
      const shown = letters.map(letter => ({
        ...letter,
        at: at(letter.at),
        dueAt: at(letter.dueAt),
        held: letter.held && {
          because: letter.held.because,
          until: at(letter.held.until),
          words: holdingWords(letter.held, telling),
        },
      }))
      terminal.out(`${JSON.stringify({ letters: shown })}\n`)
      return 0
    }
    terminal.out(inWords(letters, options.days, configuration, telling))
    return 0
  })
}

const WEEKDAYS = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}

/** Day by day; units that get the same kind of letter at the same time stand under one heading. */
function inWords(letters: readonly Planned[], days: number, configuration: Configuration, telling: Telling): string {
  const { language, timezone } = configuration.office
  const zh = language === 'zh-CN'
  if (letters.length === 0) return zh ? `今后 ${days} 天内没有要发的信。\n` : `No letters in the next ${days} days.\n`
  const lines = [
    zh
      ? `今后 ${days} 天，如果再没有来件，将发出 ${letters.length} 封信：`
      : `In the next ${days} days, if nothing more arrives, ${letters.length} letters will go out:`,
    ...stuckLines(letters, configuration, telling),
  ]
  let day = ''
  let group = ''
  for (const letter of letters.filter(each => !isStuck(each))) {
    const local = letter.at.toZonedDateTimeISO(timezone)
    const today = `${local.month}月${local.day}日 ${WEEKDAYS[language][local.dayOfWeek - 1]}`
    const shown = zh ? today : `${local.toPlainDate().toString()} ${WEEKDAYS.en[local.dayOfWeek - 1]}`
    if (shown !== day) {
      day = shown
      group = ''
      lines.push('', shown)
    }
    const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
    const heading = `${time} ${kindOf(letter, configuration)}${letter.held ? `${zh ? '：' : ': '}${noteOn(letter, letter.held, telling)}` : ''}`
    if (heading !== group) lines.push(`  ${heading}`)
    group = heading
    const line = lineOf(letter, configuration)
    if (line !== '') lines.push(`    ${line}`)
  }
  return `${lines.join('\n')}\n`
}

/** Nobody can say when it goes: a person has to act first, or it will not go at all. */
function isStuck({ state, held }: Planned): boolean {
  return held !== null && held.until === null && (state === 'written' || held.because === 'late')
}

/** What cannot go comes first, under its reason. */
function stuckLines(letters: readonly Planned[], configuration: Configuration, telling: Telling): string[] {
  const stuck = Map.groupBy(letters.filter(isStuck), letter => {
    const { held } = letter
    return `${kindOf(letter, configuration)}${telling.language === 'en' ? ': ' : '：'}${held ? whyWords(held, telling) : ''}`
  })
  return Array.from(stuck, ([heading, group]) => [
    '',
    telling.language === 'en' ? `Not to go for now: ${heading}` : `暂时不能发：${heading}`,
    ...group.map(letter => `    ${lineOf(letter, configuration)}`).filter(line => line.trim() !== ''),
  ]).flat()
}

/** Behind a time that is not the one at which it is due, or that a person still has a say in. */
function noteOn({ dueAt }: Planned, held: Holding, telling: Telling): string {
  const zh = telling.language === 'zh-CN'
  const why = whyWords(held, telling)
  if (held.because === 'approval') return zh ? `写好后${why}` : `once written, ${why}`
  if (held.until === null) return why
  if (held.because === 'answer') return zh ? `${why}，届时再核对` : `${why}; looked into again then`
  const due = shortMoment(dueAt, telling)
  return zh ? `原定${due}，${why}` : `due ${due}; ${why}`
}

function kindOf(letter: Planned, configuration: Configuration): string {
  const zh = configuration.office.language === 'zh-CN'
  const campaign = configuration.campaigns.find(({ id }) => id === letter.campaign)?.title ?? ''
  switch (letter.kind) {
    case 'digest':
      return `${zh ? '每日情况，发给' : 'daily digest to'} ${letter.to.join('、')}`
    case 'group-notice':
      return `${zh ? '群通知，发给' : 'group notice to'} ${letter.to.join('、')}`
    case 'acknowledgement':
      return zh ? `回执（${campaign}）` : `acknowledgements (${campaign})`
    case 'announcement':
      return zh ? `报送通知（${campaign}）` : `announcements (${campaign})`
    default:
      return zh ? `催报（${campaign}）` : `reminders (${campaign})`
  }
}

function lineOf(letter: Planned, configuration: Configuration): string {
  if (letter.kind === 'digest' || letter.kind === 'group-notice') return ''
  const unit = configuration.units.find(({ id }) => id === letter.unit)?.name ?? letter.unit ?? ''
  const materials = configuration.campaigns.find(({ id }) => id === letter.campaign)?.materials ?? []
  const owed = letter.owed.map(id => materials.find(material => material.id === id)?.name ?? id).join('、')
  const zh = configuration.office.language === 'zh-CN'
  return `${unit} <${letter.to.join(', ')}>${owed === '' ? '' : zh ? `：还缺 ${owed}` : `: owes ${owed}`}`
}
