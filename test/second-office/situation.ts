// One situation that a report mailbox meets: the mail, and what a thoughtful coordinator could live with.
import type { Draft, Program } from '../../src/demo/draft.ts'
import type { Chance } from './chance.ts'
import type { Campaign } from './office.ts'
import type { Paper } from './papers.ts'

export type Truth = {
  nature: string
  natureAlso?: string[]
  unit: string | null
  unitAlso?: (string | null)[]
  campaign: string | null
  campaignAlso?: (string | null)[]
  /** Best first. */
  decision: ('accept' | 'review' | 'ignore')[]
  /** Automatic mail: its files are nobody's concern. */
  filesMatter?: boolean
  /** The report that stands in the text. */
  body?: string
  why: string
}

export type Mail = {
  program: Program
  draft: Pick<Draft, 'from' | 'subject' | 'lines'> & Partial<Pick<Draft, 'signature' | 'forwarded'>>
  papers: readonly Paper[]
  truth: Truth
  /** False: fails DMARC at the office's own server. */
  authentic?: boolean
  returnPath?: ''
  at?: Temporal.ZonedDateTime
}

/** What a situation is given. */
export type Given = { chance: Chance; on: Temporal.ZonedDateTime; campaign: Campaign; slug: string }

export type Situation = (given: Given) => Mail
