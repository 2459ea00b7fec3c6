// `baosong plan`: every letter that will go out, to whom and when, if nothing more arrives.
import { type Planned, planLetters } from '../flow/plan.ts'
import { inZone } from '../flow/inspection.ts'
import { type OfficeOptions, withOffice } from './opened.ts'
import type { Configuration } from '../config/configuration.ts'
import type { Terminal } from './terminal.ts'

export async function plan(
  options: OfficeOptions & { json?: boolean; days: number },
  terminal: Terminal,
): Promise<number> {
  return withOffice(options, terminal, ({ office, now }) => {
    const { configuration } = office
    const letters = planLetters(office, now, options.days)
    if (options.json) {
      const zone = configuration.office.timezone
      terminal.out(
        `${JSON.stringify({ letters: letters.map(letter => ({ ...letter, at: inZone(letter.at.toString(), zone) })) })}\n`,
      )
      return 0
    }
    terminal.out(inWords(letters, options.days, configuration))
    return 0
  })
}

const WEEKDAYS = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}

/** Day by day; units that get the same kind of letter at the same time stand under one heading. */
function inWords(letters: readonly Planned[], days: number, configuration: Configuration): string {
  const { language, timezone } = configuration.office
  const zh = language === 'zh-CN'
  if (letters.length === 0) return zh ? `今后 ${days} 天内没有要发的信。\n` : `No letters in the next ${days} days.\n`
  const lines = [
    zh
      ? `今后 ${days} 天，如果再没有来件，将发出 ${letters.length} 封信：`
      : `In the next ${days} days, if nothing more arrives, ${letters.length} letters will go out:`,
  ]
  let day = ''
  let group = ''
  for (const letter of letters) {
    const local = letter.at.toZonedDateTimeISO(timezone)
    const today = `${local.month}月${local.day}日 ${WEEKDAYS[language][local.dayOfWeek - 1]}`
    const shown = zh ? today : `${local.toPlainDate().toString()} ${WEEKDAYS.en[local.dayOfWeek - 1]}`
    if (shown !== day) {
      day = shown
      group = ''
      lines.push('', shown)
    }
    const heading = headingOf(letter, local.toPlainTime().toString({ smallestUnit: 'minute' }), configuration)
    if (heading !== group) lines.push(`  ${heading}`)
    group = heading
    const line = lineOf(letter, configuration)
    if (line !== '') lines.push(`    ${line}`)
  }
  return `${lines.join('\n')}\n`
}

function headingOf(letter: Planned, time: string, configuration: Configuration): string {
  const zh = configuration.office.language === 'zh-CN'
  const campaign = configuration.campaigns.find(({ id }) => id === letter.campaign)?.title ?? ''
  switch (letter.kind) {
    case 'digest':
      return `${time} ${zh ? '每日情况，发给' : 'daily digest to'} ${letter.to.join('、')}`
    case 'group-notice':
      return `${time} ${zh ? '群通知，发给' : 'group notice to'} ${letter.to.join('、')}`
    case 'acknowledgement':
      return `${time} ${zh ? `回执（${campaign}）` : `acknowledgements (${campaign})`}`
    case 'announcement':
      return `${time} ${zh ? `报送通知（${campaign}）` : `announcements (${campaign})`}`
    default:
      return `${time} ${zh ? `催报（${campaign}）` : `reminders (${campaign})`}`
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
