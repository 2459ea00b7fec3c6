// What a notice says, each fact with the sentence that says it. Nouns only.
import type { Kind } from '../../files/kind.ts'
import type { Point } from './resolve-date.ts'

/** A value and the sentence it was taken from, as it was written. */
export type Said<T> = { value: T; source: string }

/** A point in time: one is certain, several are all possible, none cannot be told from the notice alone. */
export type SaidPoint = {
  points: readonly Point[]
  why: 'year' | 'weekday' | 'hour' | 'day' | 'several' | null
  source: string
}

/** One material that units are asked for. */
export type AskedMaterial = {
  /** Key in the campaign file. */
  id: string
  /** As the notice calls it. */
  name: string
  keywords: readonly string[]
  kinds: readonly Kind[]
  /** 0: welcome, not required. */
  min: number
  /** `unsaid`: nothing is said of a number, and `min` is the usual 1; `unclear`: it is said loosely (10张左右). */
  counted: 'said' | 'unsaid' | 'unclear'
  /** Its own deadline, where it differs from the notice's. */
  due: SaidPoint | null
  sources: readonly string[]
}

/** Everything found. Empty lists and nulls: not found, or not said. */
export type NoticeFacts = {
  title: Said<string> | null
  keywords: readonly string[]
  /** 文号. */
  number: Said<string> | null
  /** The notice's own date; several where it bears several. */
  issued: readonly Said<Temporal.PlainDate>[]
  period: readonly (Said<string> & { from: Temporal.PlainDate; to: Temporal.PlainDate })[]
  deadline: SaidPoint | null
  materials: readonly AskedMaterial[]
  /** Names of attached tables and forms that the text does not ask for in so many words. */
  attachments: readonly Said<string>[]
  /** Entries of a list of material in which none was recognised. */
  unread: readonly string[]
  sendTo: readonly Said<string>[]
  contacts: readonly Said<{ name: string; phone: string }>[]
  /** 主送: whom the notice is addressed to, as written. */
  addressees: Said<string> | null
  units: readonly Said<string>[]
  /** Units without anything to report should say so (零报告). */
  nilReturn: Said<true> | null
}
