// The documents of a package's units → their activities. Reads texts out of the record, one message at a time.
import type { Entry } from '../layout.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { readingOf } from '../../ledger/readings.ts'
import { factsInLines } from './from-lines.ts'
import { factsInSheet } from './from-sheet.ts'
import { type Activity, joinActivities } from './join.ts'
import { NOTHING, type Statement } from './statement.ts'

/** One row of the activity sheet. */
export type UnitActivity = {
  unitName: string
  activity: Activity
  /** The documents it was taken from. */
  documents: Entry[]
  photos: Entry[]
  links: Entry[]
}

/** Activities of every unit that handed in a document, in the package's order. `current`: only what counts now. */
export function activitiesOf(ledger: Ledger, current: readonly Entry[]): UnitActivity[] {
  return [...Map.groupBy(current, entry => entry.unit).values()].flatMap(entries =>
    ofUnit(entries, textsOf(ledger, entries)),
  )
}

/** Text of each entry's document, by the entry's number; none where there is no text. */
function textsOf(ledger: Ledger, entries: readonly Entry[]): Map<number, string> {
  const texts = new Map<number, string>()
  const numbered = entries.map((entry, number) => ({ entry, number }))
  for (const [message, own] of Map.groupBy(numbered, ({ entry }) => entry.message)) {
    const reading = readingOf(ledger, message)
    for (const { entry, number } of own) {
      const text = entry.source === 'file' ? reading?.files[entry.position]?.document?.text : undefined
      if (text !== undefined) texts.set(number, text)
    }
  }
  return texts
}

/** One unit's activities. With several, a photo or link goes to the one that its message's documents, or its name, tell of. */
export function ofUnit(entries: readonly Entry[], texts: ReadonlyMap<number, string>): UnitActivity[] {
  const inOrder = [...texts].sort(
    ([a], [b]) => Temporal.Instant.compare(entries[a]?.receivedAt ?? EPOCH, entries[b]?.receivedAt ?? EPOCH) || a - b,
  )
  const activities = joinActivities(inOrder.flatMap(([source, whole]) => statements(entries[source], whole, source)))
  const [first] = entries
  if (first === undefined) return []
  const rows = activities.map(activity => {
    const isOnly = activities.length === 1
    const isIts = ({ name }: Entry) => isOnly || (activity.name !== null && name.includes(activity.name))
    return {
      unitName: first.unitName,
      activity,
      documents: activity.sources.flatMap(source => entries[source] ?? []),
      photos: entries.filter(entry => entry.kind === 'image' && entry.source === 'file' && isIts(entry)),
      links: entries.filter(entry => entry.source === 'link' && isIts(entry)),
    }
  })
  // Documents that say nothing of an activity (a nil return) make no row.
  return rows.filter(({ activity, photos, links }) => says(activity) || photos.length > 0 || links.length > 0)
}

function says({ name, theme, date, place, text }: Activity): boolean {
  return [name, theme, date, place, text].some(fact => fact !== null)
}

const EPOCH = Temporal.Instant.fromEpochMilliseconds(0)

function statements(entry: Entry | undefined, whole: string, source: number): Statement[] {
  const facts = entry?.kind === 'sheet' ? factsInSheet(whole) : factsInLines(whole)
  if (facts.length > 0) return facts.map(one => ({ ...one, whole, source }))
  return entry?.kind === 'sheet' ? [] : [{ ...NOTHING, whole, source }]
}
