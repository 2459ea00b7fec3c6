// What was handed in → which file lies where in the package. Pure.
import { countedFor } from '../campaign/assess.ts'
import type { Campaign, Material, Unit } from '../config/configuration.ts'
import type { HandedIn } from '../ledger/handed-in.ts'
import { fileName, folderName, MAIL_FOLDER, REPLACED, UniqueNames } from './names.ts'

/** On time; late; or a correction that came late of what had come on time. */
export type Punctuality = 'on-time' | 'late' | 'corrected-late'

/** One file or link of a unit. */
export type Entry = HandedIn & {
  /** The office's name of the unit. */
  unitName: string
  /** Name of the material; 其他 where it is none that was asked for. */
  materialName: string
  /** In the package, with '/'; null for a link. */
  path: string | null
  /** Not replaced by a later one. */
  isCurrent: boolean
  punctuality: Punctuality
}

/** How names are made. */
export type Naming = { pattern: string; timezone: string }

/** Material of what fits none that was asked for. */
export const OTHER = '其他'

type Sorted = { item: HandedIn; isCurrent: boolean; at: Temporal.Instant }

/** The office's name of a unit, and its folder. */
export type UnitFolder = { name: string; folder: string }

/** Folder of each unit, in the configuration's order; one of `present` that has left the roster comes last, under its id. */
export function unitFolders(units: readonly Unit[], present: readonly string[]): Map<string, UnitFolder> {
  const unique = new UniqueNames()
  const named = units.map(({ id, name }) => ({ id, name }))
  const known = new Set(named.map(({ id }) => id))
  const gone = present.filter(id => !known.has(id)).sort()
  const all = [...named, ...gone.map(id => ({ id, name: id }))]
  return new Map(all.map(({ id, name }) => [id, { name, folder: unique.take(folderName(name)) }]))
}

/** Everything that one unit handed in, material by material, current before replaced. `items` in the order of receipt. */
export function* layOut(
  campaign: Campaign,
  unit: UnitFolder,
  items: readonly HandedIn[],
  naming: Naming,
): Generator<Entry> {
  const messages = [...Map.groupBy(items, item => item.message).values()].map(own => ({
    receivedAt: own[0]?.receivedAt ?? campaign.opens,
    items: own,
  }))
  const asked = new Set(campaign.materials.map(({ id }) => id))
  const rest = items.filter(item => item.material === null || !asked.has(item.material))
  const place = places(unit, naming)
  const laid = (material: Material | null, { item, isCurrent, at }: Sorted): Entry => {
    const materialName = material?.name ?? OTHER
    return {
      ...item,
      unitName: unit.name,
      materialName,
      path: item.source === 'file' ? place(item, materialName, isCurrent) : null,
      isCurrent,
      punctuality: punctuality(item.receivedAt, at, material?.due ?? campaign.deadline),
    }
  }
  for (const material of campaign.materials) for (const thing of sorted(material, messages)) yield laid(material, thing)
  for (const item of once(rest.map(one => ({ item: one, isCurrent: true, at: one.receivedAt })))) yield laid(null, item)
}

/** Current ones as standing counts them, then what they replaced, each thing once. */
function sorted(
  material: Material,
  messages: readonly { receivedAt: Temporal.Instant; items: readonly HandedIn[] }[],
): Sorted[] {
  const current = countedFor(material, messages).map(({ item, at }) => ({ item, isCurrent: true, at }))
  const all = messages.flatMap(({ items }) => items.filter(item => item.material === material.id))
  return once([...current, ...all.map(item => ({ item, isCurrent: false, at: item.receivedAt }))])
}

function once(things: readonly Sorted[]): Sorted[] {
  const seen = new Set<string>()
  return things.filter(({ item }) => {
    if (seen.has(item.identity)) return false
    seen.add(item.identity)
    return true
  })
}

/** Gives paths inside a unit's folder: numbers count within a material, replaced ones apart. */
function places({ name, folder }: UnitFolder, { pattern, timezone }: Naming) {
  const counts = new Map<string, number>()
  const unique = { current: new UniqueNames([REPLACED, MAIL_FOLDER]), replaced: new UniqueNames() }
  return (item: HandedIn, material: string, isCurrent: boolean): string => {
    const key = `${isCurrent} ${material}`
    const number = (counts.get(key) ?? 0) + 1
    counts.set(key, number)
    const day = item.receivedAt.toZonedDateTimeISO(timezone).toPlainDate().toString()
    const made = fileName(pattern, { 单位: name, 材料: material, 序号: String(number), 日期: day }, nameOf(item))
    if (isCurrent) return `${folder}/${unique.current.take(made)}`
    return `${folder}/${REPLACED}/${unique.replaced.take(made)}`
  }
}

/** A report written into the mail itself has no name of its own. */
function nameOf({ isBody, name }: HandedIn): string {
  return isBody ? name.replace(/^body(?=\.|$)/, '邮件正文') : name
}

function punctuality(receivedAt: Temporal.Instant, at: Temporal.Instant, due: Temporal.Instant): Punctuality {
  const isLate = (instant: Temporal.Instant) => Temporal.Instant.compare(instant, due) > 0
  if (isLate(at)) return 'late'
  return isLate(receivedAt) ? 'corrected-late' : 'on-time'
}
