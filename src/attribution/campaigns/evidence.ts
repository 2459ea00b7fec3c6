// How strongly a message speaks of each campaign: its words by place, its year, its window. Pure.
import type { Campaign } from '../../config/configuration.ts'
import type { Reading } from '../../reading/reading.ts'
import { longestWord } from './words.ts'
import { simplified } from '../normal.ts'
import type { Reason } from '../verdict.ts'

/** Keyword weights: a title says what the material is; a mention in running text may be one work among many. */
const WEIGHTS = { title: 40, fileName: 35, subject: 30, inner: 15, body: 12, text: 4 }
/** Answers a letter about it: the subject may be an old one, so no more than one more place. */
const THREAD = 25

export type Standing = 'open' | 'early' | 'closed'

/** The campaign, whether it is certain, and why. */
export type CampaignChoice = { campaign: string | null; certain: boolean; reasons: Reason[] }

/** Where a campaign's words were found. */
export type WordPlace = keyof typeof WEIGHTS

/** `named`: the words, heaviest place first. */
export type Candidate = {
  campaign: Campaign
  score: number
  standing: Standing
  named: readonly { place: WordPlace; word: string }[]
}

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
    .map(campaign => {
      const named = namedAt(campaign, texts)
      const score = named.reduce((sum, { place, word }) => sum + WEIGHTS[place] + Math.min(word.length, 8), 0)
      return {
        campaign,
        score: score + (thread === campaign.id ? THREAD : 0),
        standing: standingOf(campaign, at),
        named,
      }
    })
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

type Texts = Record<'subject' | 'inner' | 'fileNames' | 'titles' | 'body' | 'text', string>

function textsOf(reading: Reading): Texts {
  const { head, inner, files, body } = reading
  const text = (lines: readonly string[]) => simplified(lines.join('\n'))
  return {
    subject: text([head.subject]),
    inner: text(inner.map(each => each.subject)),
    fileNames: text(files.filter(file => !file.isBody).map(file => file.path)),
    titles: text(files.flatMap(file => [file.document?.title ?? '', ...(file.document?.head.slice(0, 3) ?? [])])),
    body: text([body.text, ...inner.map(each => each.body.text)]),
    text: text(files.map(file => file.document?.text.slice(0, 20_000) ?? '')),
  }
}

function namedAt(campaign: Campaign, texts: Texts): Candidate['named'] {
  const places: readonly [WordPlace, string][] = [
    ['title', texts.titles],
    ['fileName', texts.fileNames],
    ['subject', texts.subject],
    ['inner', texts.inner],
    ['body', texts.body],
    ['text', texts.text],
  ]
  return places.flatMap(([place, text]) => {
    const word = longestWord(text, campaign)
    return word === null ? [] : [{ place, word }]
  })
}
