// One mail of the story, before its day is known.
import type { Attachment, BigAttachment, Forwarded, Program, Sender } from './draft.ts'

/** When the campaign runs, for words that name days. */
export type Days = {
  /** Day `n` of the campaign at hh:mm in the office's zone; 0 is the day on which it opens. */
  at(n: number, time: string): Temporal.ZonedDateTime
  year: number
}

/** What one mail shows, in the demo's two languages. */
export type Note = { zh: string; en: string }

export type Scene = {
  slug: string
  /** Days after the campaign opens, and the time of day in the office's zone. */
  day: number
  time: string
  program: Program
  from: Sender
  subject: string
  /** Lines of text, or a function where they name the day. */
  lines?: readonly string[] | ((on: Temporal.ZonedDateTime) => readonly string[])
  signature?: readonly string[]
  attachments?: (on: Temporal.ZonedDateTime) => readonly Attachment[]
  pasted?: (on: Temporal.ZonedDateTime) => readonly Attachment[]
  big?: (on: Temporal.ZonedDateTime) => readonly BigAttachment[]
  forwarded?: (days: Days) => Forwarded
  /** True for bounces: the null return path. */
  unreturnable?: boolean
  note: Note
}
