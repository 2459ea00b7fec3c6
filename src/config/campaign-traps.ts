// What is allowed in campaigns, but makes material hard to sort or days hard to count. Warnings only.
import type { PlacedCampaign } from './campaign.ts'
import type { Campaign, Office } from './configuration.ts'
import { type Place, type Report, wording } from './fault.ts'
import { folded } from './folding.ts'
import { knowsHolidaysOf } from './holiday-years.ts'
import { child, keyPlace, nodeAt, plain, type Tree, valuePlace } from './tree.ts'

/** Warns of traps in each campaign and between them; `reportIn` gives the reporter of a file. */
export function campaignTraps(
  campaigns: readonly PlacedCampaign[],
  office: Pick<Office, 'timezone' | 'workdays'>,
  reportIn: (file: string) => Report,
): void {
  for (const { campaign, tree, file } of campaigns) {
    const warn: Report = (place, words) => reportIn(file)(place, words, 'warning')
    warnOfUnsortable(campaign, tree, warn)
    if (campaign.reminders.on === 'workdays') warnOfUnknownYears(campaign, tree, office, warn)
  }
  campaigns.forEach((earlier, index) => {
    for (const later of campaigns.slice(index + 1)) warnOfSharedKeywords(earlier, later, reportIn(later.file))
  })
}

function warnOfUnsortable(campaign: Campaign, tree: Tree, warn: Report): void {
  if (campaign.keywords.length === 0) warn(keyPlace(tree, 'keywords'), noKeywords)
  const materials = child(tree, 'materials')
  campaign.materials.forEach((material, index) => {
    const place = materials === null ? tree.at : nodeAt(materials, [index]).at
    if (material.keywords.length + material.kinds.length === 0) warn(place, unsortable(material.name))
  })
}

function warnOfUnknownYears(
  campaign: Campaign,
  tree: Tree,
  { timezone, workdays }: Pick<Office, 'timezone' | 'workdays'>,
  warn: Report,
): void {
  const told = new Set<number>()
  for (const [key, instant] of [
    ['opens', campaign.opens],
    ['deadline', campaign.deadline],
    ['closes', campaign.closes],
  ] as const) {
    const { year } = instant.toZonedDateTimeISO(timezone)
    const overridden = [...workdays.keys()].some(day => day.startsWith(`${year}-`))
    if (told.has(year) || overridden || knowsHolidaysOf(year)) continue
    told.add(year)
    // Where `closes` is not written, it follows from the deadline.
    const followed = key === 'closes' && child(tree, 'closes') === null
    warn(placeOrDeadline(tree, key), unknownYear(year, followed))
  }
}

function placeOrDeadline(tree: Tree, key: string): Place {
  return valuePlace(tree, child(tree, key) === null ? 'deadline' : key)
}

function warnOfSharedKeywords(earlier: PlacedCampaign, later: PlacedCampaign, report: Report): void {
  const overlap =
    Temporal.Instant.compare(earlier.campaign.opens, later.campaign.closes) <= 0 &&
    Temporal.Instant.compare(later.campaign.opens, earlier.campaign.closes) <= 0
  if (!overlap) return
  const taken = new Set(earlier.campaign.keywords.map(folded))
  const written = child(later.tree, 'keywords')
  for (const keyword of later.campaign.keywords) {
    if (!taken.has(folded(keyword))) continue
    const value = written === null ? [] : plain(written)
    const index = Array.isArray(value) ? value.findIndex(entry => String(entry).trim() === keyword) : -1
    const place = written === null || index < 0 ? valuePlace(later.tree, 'keywords') : nodeAt(written, [index]).at
    report(place, sharedKeyword(keyword, earlier), 'warning')
  }
}

function unsortable(name: string) {
  return wording(
    `“${name}”既没有关键词也没有种类，分不出哪个文件是它`,
    '请补上 keywords: [ … ] 或 kinds: [document]',
    `Nothing tells which file is "${name}": it has neither keywords nor kinds`,
    'Add keywords: [ … ] or kinds: [document]',
  )
}

/** `followed`: only the end of receiving, which nobody wrote, lies in that year. */
function unknownYear(year: number, followed: boolean) {
  const zh = followed ? `没有写 closes，收件到截止后 30 天，已到 ${year} 年` : `活动涉及 ${year} 年`
  const en = followed
    ? `Without closes it receives until 30 days after the deadline, in ${year}`
    : `The campaign touches ${year}`
  return wording(
    `${zh}，但没有这一年的放假调休安排，工作日按周一至周五算`,
    '安排公布后请升级，或在 baosong.yaml 的 workdays 里逐日写明',
    `${en}, whose Chinese holidays are not known: Monday to Friday count as workdays`,
    'Update once they are announced, or list the days in workdays of baosong.yaml',
  )
}

function sharedKeyword(keyword: string, { campaign }: PlacedCampaign) {
  return wording(
    `关键词“${keyword}”也是同期活动“${campaign.title}”的，凭它分不清是哪项活动`,
    '请换成只属于本活动的词',
    `The keyword "${keyword}" also belongs to "${campaign.title}", which runs at the same time`,
    'Use one that belongs to this campaign alone',
  )
}

const noKeywords = wording(
  '没有写活动的关键词，只能凭标题辨认',
  '请补上 keywords: [ … ]，写邮件主题里常见的叫法',
  'The campaign has no keywords: only its title can be recognised',
  'Add keywords: [ … ] as they appear in subjects',
)
