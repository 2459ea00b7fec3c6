// What a robot tells its group: the digest's short form.
import type { DueInput, LetterDue } from '../../campaign/letter-due.ts'
import type { Robot } from '../../config/configuration.ts'
import { reviewQueue } from '../../ledger/review.ts'
import { groupNoticeValues } from '../../letters/group-notice.ts'
import { composeLetter, type Letter } from '../../letters/letter.ts'
import { robotAddress } from '../../post/robot.ts'
import type { OpenOffice } from '../office.ts'

const GROUPS: Record<Robot['kind'], { zh: string; en: string }> = {
  wecom: { zh: '企业微信群', en: 'WeCom group' },
  dingtalk: { zh: '钉钉群', en: 'DingTalk group' },
  feishu: { zh: '飞书群', en: 'Feishu group' },
}

/** Null where nobody owes anything: what is to decide besides is the coordinator's, and no matter of the group's. */
export function composeGroupNotice(
  due: LetterDue,
  { standings, now }: DueInput,
  { ledger, configuration }: OpenOffice,
): Letter | null {
  const { robots, language } = configuration.office
  const robot = robots.find(({ name }) => name === due.robot)
  const campaigns = configuration.campaigns.flatMap(campaign => {
    const standing = standings.get(campaign.id)
    const isUnderWay =
      Temporal.Instant.compare(campaign.opens, now) <= 0 && Temporal.Instant.compare(now, campaign.closes) <= 0
    return standing && isUnderWay ? [{ campaign, standing }] : []
  })
  const reviews = reviewQueue(ledger, now).length
  const owing = campaigns.some(({ standing }) => standing.counts.missing + standing.counts.partial > 0)
  if (!robot || !owing) return null
  const to = { name: GROUPS[robot.kind][language === 'zh-CN' ? 'zh' : 'en'], address: robotAddress(robot.name) }
  return composeLetter(
    { key: due.key, kind: 'group-notice', unit: null, campaign: null, answers: null, to: [to] },
    groupNoticeValues({ campaigns, reviews }, now, configuration),
    null,
    configuration,
  )
}
