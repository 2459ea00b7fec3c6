// What a unit still owes, in words. Pure.
import type { Campaign, Configuration, Language, Material } from '../config/configuration.ts'
import type { UnitStanding } from '../campaign/standing.ts'
import { measureWord, pastDay, writtenDay, writtenMoment } from './words.ts'

/** One line of what is missing. `amount` is '' where one is meant and one is missing; `fullDue` has the year. */
export type OwedLine = { id: string; name: string; amount: string; due: string; fullDue: string; passed: boolean }

/** Materials of which the unit has less than is needed, in the campaign's order; none where it is complete, nil or exempt. */
export function owedLines(
  campaign: Campaign,
  standing: UnitStanding | null,
  now: Temporal.Instant,
  { office }: Configuration,
): OwedLine[] {
  if (standing === null || standing.state === 'exempt' || standing.state === 'nil') return []
  const telling = { ...office, now }
  return campaign.materials.flatMap(material => {
    const count = standing.materials[material.id]
    if (!count || count.have >= count.need) return []
    const due = material.due ?? campaign.deadline
    const passed = Temporal.Instant.compare(due, now) < 0
    return [
      {
        id: material.id,
        name: material.name,
        amount: amount(material, count.need - count.have, count.have, office.language),
        due: passed ? pastDay(due, telling) : writtenMoment(due, telling),
        fullDue: passed
          ? writtenDay(due.toZonedDateTimeISO(office.timezone).toPlainDate(), office.language)
          : writtenMoment(due, telling, { full: true }),
        passed,
      },
    ]
  })
}

/** "还差2张", "不少于3张". */
function amount(material: Material, missing: number, have: number, language: Language): string {
  if (missing === 1 && have === 0) return ''
  if (language === 'en') return have === 0 ? `at least ${missing}` : `${missing} more`
  return `${have === 0 ? '不少于' : '还差'}${missing}${measureWord(material.kinds)}`
}

/** The due instant that all lines share, with its year; '' where they differ: then each tells its own. */
export function sharedDue(lines: readonly OwedLine[]): string {
  const [first] = lines
  return first && lines.every(line => line.due === first.due) ? first.fullDue : ''
}

/** "活动总结、活动照片（还差2张）" in one line, for the digest. */
export function owedInWords(lines: readonly OwedLine[], language: Language): string {
  const isChinese = language === 'zh-CN'
  return lines
    .map(({ name, amount: of }) => (of === '' ? name : isChinese ? `${name}（${of}）` : `${name} (${of})`))
    .join(isChinese ? '、' : ', ')
}
