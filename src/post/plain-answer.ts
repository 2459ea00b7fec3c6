// A recorded answer, of which only the words are left, in plain ones. Pure.
import { understandAnswer } from './answer.ts'
import { connectionTrouble } from './connection-trouble.ts'
import type { Sentence, Stage } from './meaning.ts'

/** Login comes last: there every refusal is about the login. */
const STAGES: readonly Stage[] = ['recipient', 'content', 'sender', 'login']

/** True where a server said it, false where the connection's library did. */
export function isServerAnswer(response: string): boolean {
  return /^\d{3}(\D|$)/.test(response)
}

/** Null where nobody knows what these words mean. */
export function plainAnswer(response: string): Sentence | null {
  if (!isServerAnswer(response)) return connectionWords(response)
  const stages = response.startsWith('4') ? STAGES.slice(0, 3) : STAGES
  for (const stage of stages) {
    const { code, wording } = understandAnswer(response, stage)
    if (code !== 'unknown') return wording
  }
  return null
}

const TLS_WORDS: readonly { words: RegExp; code: string }[] = [
  { words: /wrong version number|packet length too long/i, code: 'ERR_SSL_WRONG_VERSION_NUMBER' },
  { words: /self.signed certificate|unable to (?:verify|get)[^.]*certificate/i, code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
  { words: /certificate has expired|certificate's altnames/i, code: 'CERT_HAS_EXPIRED' },
]

/** No server said it, but the connection's library: its words name the system's code where there is one. */
function connectionWords(response: string): Sentence | null {
  // The TLS library says it in a sentence of its own, without a code.
  const secured = TLS_WORDS.find(({ words }) => words.test(response))
  if (secured) return connectionTrouble({ code: secured.code }).wording
  const codes = response.match(/\b[A-Z][A-Z_]{4,}\b/g) ?? []
  const known = codes.map(code => connectionTrouble({ code })).find(({ code }) => code !== 'cut')
  if (known) return known.wording
  return /connect|socket|time.?out|cut off|closed|hang up/i.test(response) ? connectionTrouble({}).wording : null
}
