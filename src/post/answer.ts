// What an SMTP answer means. Pure: the text decides first, then the enhanced status code, then the number, since Chinese
// providers say "never" with 4xx and "in a while" with 5xx.
import { RULES } from './answer-rules.ts'
import type { Answer, Meaning, MeaningKind, Stage } from './meaning.ts'

/** What `text` (decoded, with its number) said at `stage` means. What nobody knows is temporary. */
export function understandAnswer(text: string, stage: Stage): Meaning {
  const [, number = '0', enhanced = ''] = /^(\d{3})(?:[ -](\d\.\d{1,3}\.\d{1,3})\b)?/.exec(text) ?? []
  const answer: Answer = { stage, number: Number(number), enhanced, text }
  const rule = RULES.find(({ words, when }) => (words?.test(text) ?? true) && (when?.(answer) ?? true))
  if (rule === undefined) return unknown(answer)
  const { kind, code, waitMinutes = null, wording } = rule
  return { kind, code, reach: rule.reach ?? reachOf(kind, stage), waitMinutes, wording }
}

/**
 * The answer in readable characters. The library gives answers that are no UTF-8 byte by byte as Latin-1.
 * Seen in practice: QQ answers in GBK.
 */
export function readableAnswer(answer: string): string {
  // oxlint-disable-next-line no-control-regex -- the range is what "one byte a character" means
  if (!/^[\u0000-\u00ff]*$/.test(answer) || !/[\u0080-\u00ff]/.test(answer)) return answer
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(Buffer.from(answer, 'latin1'))
  } catch {
    // No GBK either: Latin-1 is at least something to show.
    return answer
  }
}

function unknown({ stage }: Answer): Meaning {
  return {
    kind: 'wait',
    code: 'unknown',
    reach: stage === 'recipient' ? 'recipient' : stage === 'content' ? 'letter' : 'queue',
    waitMinutes: null,
    wording: { zh: '服务器暂时没有接受', en: 'the server did not take it for the moment' },
  }
}

function reachOf(kind: MeaningKind, stage: Stage): Meaning['reach'] {
  switch (kind) {
    case 'configuration':
    case 'tomorrow':
      return 'queue'
    case 'letter':
      return 'letter'
    case 'recipient':
      return 'recipient'
    case 'wait':
      return stage === 'recipient' ? 'recipient' : stage === 'content' ? 'letter' : 'queue'
  }
}
