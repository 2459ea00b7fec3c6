// What a unit still owes, in words. Pure.
import type { Campaign, Configuration, Language, Material } from '../config/configuration.ts'
import type { UnitStanding } from '../campaign/standing.ts'
import { writtenMoment } from './words.ts'

/** One line of what is missing. `amount` is '' where one is meant and one is missing. */
export type OwedLine = { id: string; name: string; amount: string; due: string; passed: boolean }

/** Materials of which the unit has less than is needed, in the campaign's order; none where it is complete, nil or exempt. */
export function owedLines(
  campaign: Campaign,
  standing: UnitStanding | null,
  now: Temporal.Instant,
  configuration: Configuration,
): OwedLine[] {
  if (standing === null || standing.state === 'exempt' || standing.state === 'nil') return []
  const { language, timezone } = configuration.office
  return campaign.materials.flatMap(material => {
    const count = standing.materials[material.id]
    if (!count || count.have >= count.need) return []
    const due = material.due ?? campaign.deadline
    return [
      {
        id: material.id,
        name: material.name,
        amount: amount(material, count.need - count.have, count.have, language),
        due: writtenMoment(due, timezone, language),
        passed: Temporal.Instant.compare(due, now) < 0,
      },
    ]
  })
}

/** "还差2张", "3张以上"; counted in 张 for pictures and 份 for all else. */
function amount(material: Material, missing: number, have: number, language: Language): string {
  if (missing === 1 && have === 0) return ''
  const pictures = material.kinds.includes('image')
  if (language === 'en') return have === 0 ? `at least ${missing}` : `${missing} more`
  const measure = pictures ? '张' : '份'
  return have === 0 ? `不少于${missing}${measure}` : `还差${missing}${measure}`
}

/** "活动总结、活动照片（还差2张）" in one line, for the digest. */
export function owedInWords(lines: readonly OwedLine[], language: Language): string {
  return lines
    .map(line =>
      line.amount === ''
        ? line.name
        : language === 'zh-CN'
          ? `${line.name}（${line.amount}）`
          : `${line.name} (${line.amount})`,
    )
    .join(language === 'zh-CN' ? '、' : ', ')
}
