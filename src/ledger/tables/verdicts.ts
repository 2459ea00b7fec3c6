// Rows of migrations/0003-verdicts.sql.
import type { Generated } from 'kysely'
import type { Decision, FileVerdict, Nature } from '../../attribution/verdict.ts'

export type VerdictsTable = {
  message: number
  nature: Nature
  decision: Decision
  unit: string | null
  campaign: string | null
  nil: number
  verdict: string
  fingerprint: string
  decided_at: string
}

export type EarlierVerdictsTable = {
  id: Generated<number>
  message: number
  verdict: string
  fingerprint: string
  decided_at: string
  replaced_at: string
}

export type DecisionAction = 'assign' | 'split' | 'dismiss' | 'undo'

export type DecisionsTable = {
  id: Generated<number>
  message: number
  action: DecisionAction
  unit: string | null
  campaign: string | null
  split: string | null
  remember: number
  who: string
  at: string
  undoes: number | null
}

export type OutcomesTable = {
  message: number
  nature: Nature
  decision: Decision
  unit: string | null
  campaign: string | null
  nil: number
  by_decision: number | null
  changed_at: string
}

export type AcceptancesTable = {
  message: number
  unit: string
  campaign: string
  nature: Nature
  nil: number
  received_at: string
  items: number
  accepted_at: string
  answer: string | null
}

export type AcceptedItemsTable = {
  campaign: string
  unit: string
  message: number
  source: 'file' | 'link'
  position: number
  material: string | null
  identity: string
  name: string
  kind: string
  role: FileVerdict['role']
}
