// The documents of a package's units → their activities. Reads texts out of the record, one message at a time.
import type { Entry } from '../layout.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { readingOf } from '../../ledger/readings.ts'
import { factsInLines } from './from-lines.ts'
import { factsInSheet } from './from-sheet.ts'
import { CELL_CHARACTERS } from '../../xlsx/cell.ts'
import { type Activity, joinActivities } from './join.ts'
import { NOTHING, type Statement } from './statement.ts'

/** One row of the activity sheet. */
export type UnitActivity = {
  unitName: string
  activity: Activity
  /** The documents it was taken from. */
  documents: Shown
  photos: Shown
  links: Shown
}

/** Files or links as a cell tells of them: how many, and as many of them as it has room for. */
export type Shown = { count: number; first: readonly Pointer[] }

/** What a cell says of a file or link, and whether it can lead there. */
export type Pointer = { path: string | null; identity: string; isInPackage: boolean }

/** What of an entry tells of activities. */
export type Evidence = Pointer & Pick<Entry, 'message' | 'source' | 'position' | 'kind' | 'name' | 'receivedAt'>

export function evidence(entry: Entry, isInPackage: boolean): Evidence {
  const { message, source, position, kind, name, receivedAt, path, identity } = entry
  return { message, source, position, kind, name, receivedAt, path, identity, isInPackage }
}

/** Activities of one unit, if it handed in a document. `current`: what counts now. */
export function activitiesOf(ledger: Ledger, unitName: string, current: readonly Evidence[]): UnitActivity[] {
  return ofUnit(unitName, current, textsOf(ledger, current))
}

/** Kinds that hold no text. */
const WITHOUT_TEXT: ReadonlySet<Entry['kind']> = new Set(['image', 'video', 'audio'])

/** Text of each entry's document, by the entry's number; none where there is no text. */
function textsOf(ledger: Ledger, entries: readonly Evidence[]): Map<number, string> {
  const texts = new Map<number, string>()
  // Pictures and films have none, and are the most.
  const numbered = entries
    .map((entry, number) => ({ entry, number }))
    .filter(({ entry }) => entry.source === 'file' && !WITHOUT_TEXT.has(entry.kind))
  for (const [message, own] of Map.groupBy(numbered, ({ entry }) => entry.message)) {
    const reading = readingOf(ledger, message)
    for (const { entry, number } of own) {
      const text = reading?.files[entry.position]?.document?.text
      if (text !== undefined) texts.set(number, text)
    }
  }
  return texts
}

/** One unit's activities. With several, a photo or link goes to the one that its message's documents, or its name, tell of. */
function ofUnit(unitName: string, entries: readonly Evidence[], texts: ReadonlyMap<number, string>): UnitActivity[] {
  const inOrder = [...texts].sort(
    ([a], [b]) => Temporal.Instant.compare(entries[a]?.receivedAt ?? EPOCH, entries[b]?.receivedAt ?? EPOCH) || a - b,
  )
  const activities = joinActivities(inOrder.flatMap(([source, whole]) => statements(entries[source], whole, source)))
  const rows = activities.map(activity => {
    const isOnly = activities.length === 1
    const isIts = ({ name }: Evidence) => isOnly || (activity.name !== null && name.includes(activity.name))
    return {
      unitName,
      activity,
      documents: shown(activity.sources.flatMap(source => entries[source] ?? [])),
      photos: shown(entries.filter(entry => entry.kind === 'image' && entry.source === 'file' && isIts(entry))),
      links: shown(entries.filter(entry => entry.source === 'link' && isIts(entry))),
    }
  })
  // Documents that say nothing of an activity (a nil return) make no row.
  return rows.filter(({ activity, photos, links }) => says(activity) || photos.count > 0 || links.count > 0)
}

/** Ten thousand photos of a unit are counted; their names would not go into a cell. */
function shown(entries: readonly Evidence[]): Shown {
  let room = CELL_CHARACTERS
  const first = entries.flatMap(({ path, identity, isInPackage }): Pointer[] => {
    if (room < 0) return []
    room -= (path ?? identity).length
    return [{ path, identity, isInPackage }]
  })
  return { count: entries.length, first }
}

function says({ name, theme, date, place, text }: Activity): boolean {
  return [name, theme, date, place, text].some(fact => fact !== null)
}

const EPOCH = Temporal.Instant.fromEpochMilliseconds(0)

function statements(entry: Evidence | undefined, whole: string, source: number): Statement[] {
  const facts = entry?.kind === 'sheet' ? factsInSheet(whole) : factsInLines(whole)
  if (facts.length > 0) return facts.map(one => ({ ...one, whole, source }))
  return entry?.kind === 'sheet' ? [] : [{ ...NOTHING, whole, source }]
}
