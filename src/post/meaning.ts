// What the answers of SMTP servers can mean to the queue. Nouns only.

/** At which command the server said it. connect: greeting, EHLO, STARTTLS. content: after DATA. */
export type Stage = 'connect' | 'login' | 'sender' | 'recipient' | 'content'

/**
 * wait: try again. tomorrow: the day's quota is used up. letter: this letter as it is will never pass. recipient: this
 * address takes no mail. configuration: login or sender are wrong; stop everything and tell a person.
 */
export type MeaningKind = 'wait' | 'tomorrow' | 'letter' | 'recipient' | 'configuration'

export type Sentence = { zh: string; en: string }

export type Meaning = {
  kind: MeaningKind
  /** Stable, kebab-case: the row of the table. */
  code: string
  /** Whom the trouble holds up: the whole queue, this letter, or only this recipient. */
  reach: 'queue' | 'letter' | 'recipient'
  /** For wait: what the server asks for, in minutes; null: no time is known. */
  waitMinutes: number | null
  /** What is the matter, and for configuration what to mend. Without full stop. */
  wording: Sentence
}

/** An answer taken apart. */
export type Answer = {
  stage: Stage
  /** Reply code, 0 where there is none. */
  number: number
  /** RFC 3463 code, '' where there is none. */
  enhanced: string
  /** The whole answer. */
  text: string
}

/** One row of the table: the first whose words and condition both fit holds. */
export type Rule = {
  kind: MeaningKind
  code: string
  words?: RegExp
  when?: (answer: Answer) => boolean
  waitMinutes?: number
  reach?: Meaning['reach']
  wording: Sentence
}
