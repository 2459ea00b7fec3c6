// Why a mailbox could not be read: what was being done, why it failed, what to do, in the office's language.
import type { Language } from '../config/configuration.ts'

/**
 * Whose move it is. login: the server refuses this user (a person mends it; never try again at once).
 * network: nobody; try later. configuration: the office wrote something that cannot work. protocol: the server answers
 * what it must not, or the like; try later.
 */
export type TroubleKind = 'login' | 'network' | 'protocol' | 'configuration'

/** A sentence in both languages, without its full stop. */
export type Sentence = { zh: string; en: string }

/** What is known about one way of failing. */
export type Trouble = {
  /** Stable, kebab-case. */
  code: string
  kind: TroubleKind
  why: Sentence
  remedy: Sentence
  /** How long not to come back, in minutes; null: the next poll is soon enough. */
  waitMinutes: number | null
}

/** Fails the whole session, or (`scope` 'message') one message only. Never holds a password. */
export class MailboxError extends Error {
  readonly kind: TroubleKind
  readonly trouble: Trouble
  readonly scope: 'session' | 'message'
  readonly doing: Sentence
  /** The server's own words, where it said any. */
  readonly response: string | null

  constructor(
    trouble: Trouble,
    doing: Sentence,
    details: { response?: string | null; scope?: 'session' | 'message'; cause?: unknown } = {},
  ) {
    const response = details.response ?? null
    super(say(trouble, doing, response, 'en'), { cause: details.cause })
    this.name = 'MailboxError'
    this.kind = trouble.kind
    this.trouble = trouble
    this.scope = details.scope ?? 'session'
    this.doing = doing
    this.response = response
  }

  /** The whole of it for a person: what was being done, why it failed, what to do. */
  describe(language: Language): string {
    return say(this.trouble, this.doing, this.response, language)
  }
}

function say(trouble: Trouble, doing: Sentence, response: string | null, language: Language): string {
  if (language === 'en') {
    const said = response === null ? '' : ` (the server said: ${response})`
    return `${doing.en} failed: ${trouble.why.en}${said}. ${trouble.remedy.en}.`
  }
  const said = response === null ? '' : `（服务器答复：${response}）`
  return `${doing.zh}未成功：${trouble.why.zh}${said}。${trouble.remedy.zh}。`
}
