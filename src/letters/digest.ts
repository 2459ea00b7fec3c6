// What the daily digest says: values for its template. Pure.
import type { CampaignStanding, UnitStanding } from '../campaign/standing.ts'
import type { Campaign, Configuration, Unit } from '../config/configuration.ts'
import { type FailedLetter, failedValues } from './failed.ts'
import { owedInWords, owedLines } from './owed.ts'
import { unreadWords } from './unread-words.ts'
import { shortMoment, shortName, type Telling, writtenMoment } from './words.ts'

/** Everything that the digest tells, as values. */
export type DigestFacts = {
  campaigns: readonly { campaign: Campaign; standing: CampaignStanding }[]
  arrivals: readonly { unit: string; files: number; links: number; nil: boolean; at: Temporal.Instant }[]
  reviews: readonly { id: number; from: string; subject: string; why: string }[]
  quarantined: readonly { id: number; receivedAt: Temporal.Instant; code: string; detail: string }[]
  /** Files with a virus that came, or were found out, since the last digest. */
  infected: readonly { id: number; from: string; name: string; virus: string }[]
  /** Addresses that failed, none where none is listed; and those to which letters go instead. */
  unreachable: readonly { unit: string; failing: readonly string[]; instead: readonly string[] }[]
  /** Letters that will not go any more by themselves. */
  failed: readonly FailedLetter[]
  expiring: readonly { unit: string; name: string; at: Temporal.Instant }[]
  /** The next reminders of each campaign, with how many units they would go to as it stands. */
  upcoming: readonly { campaign: string; at: Temporal.Instant; units: number }[]
  /** Letters that wait for a person, letters that the pace holds up, and those that wait until the mailbox can be read. */
  waiting: number
  held: number
  unheard: number
  /** Since when no mail could be read, and why; null: it is read. `since` null: never yet. */
  silence: { since: Temporal.Instant | null; zh: string; en: string } | null
  /** Configured folders that are not in the mailbox. */
  missingFolders: readonly string[]
  /** What the store holds of what is recorded; null: nobody has looked. */
  files: { recorded: number; missing: number; damaged: number; verified: number } | null
  account: { messages: number; accepted: number; review: number; ignored: number; quarantined: number; unread: number }
}

/** Content-ID of a campaign's progress picture, without brackets. */
export function pictureId(campaign: string): string {
  return `progress-${campaign}@baosong`
}

/** Lists longer than this are cut, and say so; the board and `status` have all. */
const NAMED = 60

export function digestValues(facts: DigestFacts, now: Temporal.Instant, configuration: Configuration): object {
  const { language, timezone, organization } = configuration.office
  const isChinese = language === 'zh-CN'
  const telling: Telling = { timezone, language, now }
  const unitOf = new Map(configuration.units.map(unit => [unit.id, unit]))
  const nameOf = (id: string) => unitOf.get(id)?.name ?? id
  const phone = (id: string) => phoneOf(unitOf.get(id))
  const unreachable = facts.unreachable.map(({ unit, failing, instead }) => ({
    name: nameOf(unit),
    why: unreachableWords(failing, instead, isChinese),
    phone: phone(unit),
  }))
  const { account } = facts
  const balanced =
    account.accepted + account.review + account.ignored + account.quarantined + account.unread === account.messages
  return {
    date: writtenMoment(endOf(now, timezone), telling).replace(/24时$| \(end of the day\)$/, ''),
    campaigns: facts.campaigns.map(({ campaign, standing }) =>
      campaignValues(campaign, standing, unitOf, now, configuration),
    ),
    arrivals: facts.arrivals.slice(0, NAMED).map(({ unit, files, links, nil, at }) => ({
      unit: nameOf(unit),
      what: arrivalWords(files, links, nil, isChinese),
      at: shortMoment(at, telling),
    })),
    allArrivals: facts.arrivals.length,
    reviews: facts.reviews.slice(0, NAMED).map(review => ({
      ...review,
      from: shortName(review.from, 40),
      subject: shortName(review.subject),
      why: shortName(review.why, 120),
    })),
    allReviews: facts.reviews.length,
    quarantined: facts.quarantined.slice(0, NAMED).map(({ id, receivedAt, code, detail }) => ({
      id,
      received: shortMoment(receivedAt, telling),
      why: unreadWords(code, detail)[isChinese ? 'zh' : 'en'],
    })),
    allQuarantined: facts.quarantined.length,
    infected: facts.infected.slice(0, NAMED).map(({ id, from, name, virus }) => ({
      id,
      from: shortName(from, 40),
      name: shortName(name, 80),
      virus: shortName(virus, 80),
    })),
    allInfected: facts.infected.length,
    unreachable,
    failed: facts.failed.slice(0, NAMED).map(letter => failedValues(letter, nameOf, phone, telling)),
    allFailed: facts.failed.length,
    expiring: facts.expiring.map(({ unit, name, at }) => ({
      unit: nameOf(unit),
      name: shortName(name, 80),
      expires: writtenMoment(at, telling),
    })),
    upcoming: facts.upcoming.map(({ campaign, at, units }) => ({ campaign, at: shortMoment(at, telling), units })),
    waiting: facts.waiting,
    held: facts.held,
    unheard: facts.unheard,
    silence: facts.silence && {
      since: facts.silence.since ? shortMoment(facts.silence.since, telling) : '',
      why: isChinese ? facts.silence.zh : facts.silence.en,
    },
    missingFolders: facts.missingFolders,
    account: { ...account, balanced },
    stored: facts.files,
    board: configuration.office.board !== null,
    organization,
  }
}

function endOf(now: Temporal.Instant, timezone: string): Temporal.Instant {
  return now.toZonedDateTimeISO(timezone).with({ hour: 23, minute: 59 }).toInstant()
}

function unreachableWords(failing: readonly string[], instead: readonly string[], isChinese: boolean): string {
  if (failing.length === 0) return isChinese ? '没有登记可以发信的地址' : 'no address to write to is listed'
  const [of, to] = [failing, instead].map(addresses => addresses.join(isChinese ? '、' : ', '))
  if (isChinese) return `${of} 退信，${to ? `信件改发 ${to}` : '没有其他可用的地址，请电话联系'}`
  return `${of} bounces; ${to ? `letters go to ${to}` : 'there is no other address: please telephone'}`
}

function arrivalWords(files: number, links: number, nil: boolean, isChinese: boolean): string {
  if (nil) return isChinese ? '零报告' : 'nil return'
  const counted = (count: number, zh: string, en: string) =>
    count === 0 ? [] : [isChinese ? `${count}个${zh}` : `${count} ${en}${count === 1 ? '' : 's'}`]
  const parts = [...counted(files, '文件', 'file'), ...counted(links, '链接', 'link')]
  return parts.join(isChinese ? '、' : ', ') || (isChinese ? '邮件（无附件）' : 'a message without files')
}

/** Who has sent nothing owes everything: the list of it would only be read in vain. */
function owedWords(
  campaign: Campaign,
  unit: UnitStanding,
  now: Temporal.Instant,
  configuration: Configuration,
): string {
  const { language } = configuration.office
  const lines = owedLines(campaign, unit, now, configuration)
  if (unit.state === 'missing' && lines.length > 1) return language === 'en' ? 'everything' : '全部材料'
  return owedInWords(lines, language)
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
  const owing = standing.units.filter(({ state }) => state === 'missing' || state === 'partial')
  const named = owing.slice(0, NAMED).map(unit => ({
    name: unitOf.get(unit.unit)?.name ?? unit.unit,
    owed: owedWords(campaign, unit, now, configuration),
    phone: phoneOf(unitOf.get(unit.unit)),
  }))
  return {
    title: campaign.title,
    picture: pictureId(campaign.id),
    deadline: writtenMoment(campaign.deadline, { timezone, language, now }),
    passed: Temporal.Instant.compare(campaign.deadline, now) < 0,
    done: complete + nil,
    all: complete + partial + missing + nil,
    complete,
    partial,
    missing,
    exempt,
    nilReturns: nil,
    owing: named,
    allOwing: owing.length,
  }
}

function phoneOf(unit: Unit | undefined): string {
  return unit?.contact?.phone ?? ''
}
