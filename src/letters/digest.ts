// What the daily digest says: values for its template. Pure.
import type { CampaignStanding } from '../campaign/standing.ts'
import type { Campaign, Configuration, Unit } from '../config/configuration.ts'
import { owedInWords, owedLines } from './owed.ts'
import { shortMoment, writtenDay, writtenMoment } from './words.ts'

/** Everything that the digest tells, as values. */
export type DigestFacts = {
  campaigns: readonly { campaign: Campaign; standing: CampaignStanding }[]
  arrivals: readonly { unit: string; files: number; links: number; nil: boolean; at: Temporal.Instant }[]
  reviews: readonly { id: number; from: string; subject: string; why: string }[]
  quarantined: readonly { id: number; receivedAt: Temporal.Instant; code: string; detail: string }[]
  unreachable: readonly { unit: string; why: string }[]
  expiring: readonly { unit: string; name: string; at: Temporal.Instant }[]
  account: { messages: number; accepted: number; review: number; ignored: number; quarantined: number; unread: number }
}

/** Lists longer than this are cut; the board and `status` have all. */
const NAMED = 60

const WHY: Record<string, { zh: string; en: string }> = {
  time: { zh: '读取超时', en: 'reading took too long' },
  memory: { zh: '内容过大', en: 'it needs too much memory' },
  crash: { zh: '读取时程序中断', en: 'the reader broke off' },
  refused: { zh: '格式无法识别', en: 'its form cannot be read' },
}

export function digestValues(facts: DigestFacts, now: Temporal.Instant, configuration: Configuration): object {
  const { language, timezone, organization } = configuration.office
  const zh = language === 'zh-CN'
  const unitOf = new Map(configuration.units.map(unit => [unit.id, unit]))
  const nameOf = (id: string) => unitOf.get(id)?.name ?? id
  const { account } = facts
  return {
    date: writtenDay(now.toZonedDateTimeISO(timezone).toPlainDate(), language),
    campaigns: facts.campaigns.map(({ campaign, standing }) =>
      campaignValues(campaign, standing, unitOf, now, configuration),
    ),
    arrivals: facts.arrivals.slice(0, NAMED).map(({ unit, files, links, nil, at }) => ({
      unit: nameOf(unit),
      what: arrivalWords(files, links, nil, zh),
      at: shortMoment(at, timezone, language),
    })),
    reviews: facts.reviews.slice(0, NAMED),
    quarantined: facts.quarantined.map(({ id, receivedAt, code, detail }) => ({
      id,
      received: shortMoment(receivedAt, timezone, language),
      why: WHY[code] ? `${zh ? WHY[code].zh : WHY[code].en} (${detail})` : `${code} ${detail}`,
    })),
    unreachable: facts.unreachable.map(({ unit, why }) => ({
      name: nameOf(unit),
      why,
      phone: unitOf.get(unit)?.contact?.phone ?? '',
    })),
    expiring: facts.expiring.map(({ unit, name, at }) => ({
      unit: nameOf(unit),
      name,
      expires: writtenMoment(at, timezone, language),
    })),
    account: {
      ...account,
      balanced:
        account.accepted + account.review + account.ignored + account.quarantined + account.unread === account.messages,
    },
    organization,
  }
}

function arrivalWords(files: number, links: number, nil: boolean, zh: boolean): string {
  if (nil) return zh ? '零报告' : 'nil return'
  const parts = [
    files > 0 ? (zh ? `${files} 个文件` : `${files} file(s)`) : '',
    links > 0 ? (zh ? `${links} 个链接` : `${links} link(s)`) : '',
  ].filter(part => part !== '')
  return parts.join(zh ? '、' : ', ') || (zh ? '来信' : 'a message')
}

function campaignValues(
  campaign: Campaign,
  standing: CampaignStanding,
  unitOf: ReadonlyMap<string, Unit>,
  now: Temporal.Instant,
  configuration: Configuration,
) {
  const { language, timezone } = configuration.office
  const { complete, partial, missing, exempt, nil } = standing.counts
  const owing = standing.units
    .filter(unit => unit.state === 'missing' || unit.state === 'partial')
    .slice(0, NAMED)
    .map(unit => ({
      name: unitOf.get(unit.unit)?.name ?? unit.unit,
      owed: owedInWords(owedLines(campaign, unit, now, configuration), language),
      phone: unitOf.get(unit.unit)?.contact?.phone ?? '',
    }))
  const all = complete + partial + missing + nil
  return {
    title: campaign.title,
    deadline: writtenMoment(campaign.deadline, timezone, language),
    done: complete + nil,
    all,
    complete,
    partial,
    missing,
    exempt,
    nil,
    owing,
  }
}
