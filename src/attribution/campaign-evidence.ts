// How strongly a message speaks of each campaign: its words by place, its year, its window. Pure.
import type { Campaign } from '../config/configuration.ts'
import type { Reading } from '../reading/reading.ts'

/** Keyword weights: a title says what the material is; a mention in running text may be one work among many. */
const WEIGHTS = { title: 40, fileName: 35, subject: 30, inner: 15, body: 12, text: 4 }
/** Answers a letter about it: the subject may be an old one, so no more than one more place. */
const THREAD = 25

export type Standing = 'open' | 'early' | 'closed'

export type Candidate = { campaign: Campaign; score: number; standing: Standing }

/** Campaigns that the message speaks of, the strongest first; of equals the one that is open. */
export function candidates(
  reading: Reading,
  campaigns: readonly Campaign[],
  thread: string | null,
  at: Temporal.Instant,
): Candidate[] {
  const texts = textsOf(reading)
  const rank: Record<Standing, number> = { open: 0, early: 1, closed: 2 }
  return campaigns
    .map(campaign => ({
      campaign,
      score: scoreOf(campaign, texts) + (thread === campaign.id ? THREAD : 0),
      standing: standingOf(campaign, at),
    }))
    .filter(({ score }) => score > 0)
    .sort(
      (a, b) =>
        b.score - a.score ||
        rank[a.standing] - rank[b.standing] ||
        Temporal.Instant.compare(b.campaign.opens, a.campaign.opens) ||
        (a.campaign.id < b.campaign.id ? -1 : 1),
    )
}

/** Whether it takes anything at `at`. */
export function standingOf(campaign: Campaign, at: Temporal.Instant): Standing {
  if (Temporal.Instant.compare(at, campaign.opens) < 0) return 'early'
  return Temporal.Instant.compare(campaign.closes, at) < 0 ? 'closed' : 'open'
}

/** The campaign with the longest word in `text`; null where none is named, or two are by the same word. */
export function namedIn(text: string, campaigns: readonly Campaign[]): string | null {
  let best: { ids: string[]; length: number } = { ids: [], length: 0 }
  for (const campaign of campaigns) {
    const length = longestWord(text, campaign)
    if (length > best.length) best = { ids: [campaign.id], length }
    else if (length === best.length && length > 0) best.ids.push(campaign.id)
  }
  return best.ids.length === 1 ? (best.ids[0] ?? null) : null
}

/**
 * Years that the message itself puts on its material, in the places that are written for it. A campaign that comes every
 * year has the same words each time: then the year tells, or at least warns.
 */
export function yearsNamed(reading: Reading): Set<number> {
  const { subject, fileNames, titles } = textsOf(reading)
  const found = `${subject}\n${fileNames}\n${titles}`.matchAll(/(?<!\d)(20\d\d)(?=\s*(?:年|学年|度))/g)
  return new Set([...found].map(match => Number(match[1])))
}

/** Years of a campaign: those in its title, else the ones in which it runs. */
export function yearsOf(campaign: Campaign, zone: string): Set<number> {
  const written = [...campaign.title.matchAll(/(?<!\d)(20\d\d)(?!\d)/g)].map(match => Number(match[1]))
  if (written.length > 0) return new Set(written)
  return new Set([campaign.opens, campaign.deadline].map(instant => instant.toZonedDateTimeISO(zone).year))
}

type Texts = Record<'subject' | 'inner' | 'fileNames' | 'titles' | 'body' | 'text', string>

function textsOf(reading: Reading): Texts {
  const { head, inner, files, body } = reading
  return {
    subject: head.subject,
    inner: inner.map(each => each.subject).join('\n'),
    fileNames: files
      .filter(file => !file.isBody)
      .map(file => file.path)
      .join('\n'),
    titles: files
      .map(file => [file.document?.title ?? '', ...(file.document?.head.slice(0, 3) ?? [])].join('\n'))
      .join('\n'),
    body: [body.text, ...inner.map(each => each.body.text)].join('\n'),
    text: files.map(file => file.document?.text.slice(0, 20_000) ?? '').join('\n'),
  }
}

function scoreOf(campaign: Campaign, texts: Texts): number {
  const places = [
    [texts.subject, WEIGHTS.subject],
    [texts.inner, WEIGHTS.inner],
    [texts.fileNames, WEIGHTS.fileName],
    [texts.titles, WEIGHTS.title],
    [texts.body, WEIGHTS.body],
    [texts.text, WEIGHTS.text],
  ] as const
  let score = 0
  for (const [text, weight] of places) {
    const length = longestWord(text, campaign)
    if (length > 0) score += weight + Math.min(length, 8)
  }
  return score
}

/** Length of the campaign's longest word in `text`; 0 for none. */
function longestWord(text: string, campaign: Campaign): number {
  let longest = 0
  for (const word of [...campaign.keywords, campaign.title]) {
    if (word.length > longest && text.includes(word)) longest = word.length
  }
  return longest
}
