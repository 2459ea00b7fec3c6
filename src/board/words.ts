// Words that several pages share: what a message is, what became of it, where a letter stands.
import type { Decision, Nature } from '../attribution/verdict.ts'
import type { LetterState, RecipientState } from '../ledger/tables/letters.ts'
import type { Say } from './board.ts'

const NATURES: Record<Nature, [string, string]> = {
  submission: ['报送', 'submission'],
  correspondence: ['来往邮件', 'correspondence'],
  'auto-reply': ['自动回复', 'automatic reply'],
  bounce: ['退信', 'bounce'],
  receipt: ['回执', 'receipt'],
  recall: ['撤回', 'recall'],
  calendar: ['日程', 'calendar'],
  bulk: ['群发', 'bulk mail'],
  own: ['本邮箱发出', 'our own'],
}

const DECISIONS: Record<Decision, [string, string]> = {
  accept: ['已登记', 'accepted'],
  review: ['待确认', 'in review'],
  ignore: ['不登记', 'set aside'],
}

const LETTER_STATES: Record<LetterState, [string, string]> = {
  waiting: ['待放行', 'awaits approval'],
  queued: ['待发', 'queued'],
  sending: ['正在发', 'sending'],
  sent: ['已发', 'sent'],
  failed: ['未发成', 'failed'],
  cancelled: ['已取消', 'cancelled'],
}

const RECIPIENT_STATES: Record<RecipientState, [string, string]> = {
  open: ['未发', 'open'],
  sent: ['已发', 'sent'],
  refused: ['被拒', 'refused'],
  bounced: ['退回', 'bounced'],
}

const LETTER_KINDS: Record<string, [string, string]> = {
  acknowledgement: ['回执', 'acknowledgement'],
  reminder: ['催报', 'reminder'],
  digest: ['每日情况', 'digest'],
  announcement: ['通知', 'announcement'],
  'group-notice': ['群通知', 'group notice'],
}

/** What a message is. */
export function natureWord(say: Say, nature: Nature): string {
  return say(...NATURES[nature])
}

/** What became of a message. */
export function decisionWord(say: Say, decision: Decision): string {
  return say(...DECISIONS[decision])
}

/** Where a letter stands. */
export function letterStateWord(say: Say, state: LetterState): string {
  return say(...LETTER_STATES[state])
}

/** What became of one recipient's copy. */
export function recipientWord(say: Say, state: RecipientState): string {
  return say(...RECIPIENT_STATES[state])
}

/** What kind of letter; an unknown kind as it is. */
export function letterKindWord(say: Say, kind: string): string {
  const words = LETTER_KINDS[kind]
  return words ? say(...words) : kind
}
