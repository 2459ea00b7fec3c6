// A campaign's file ↔ the fields of its form. Only what differs is edited, so that comments and order stay.
import type { Unit } from '../../config/configuration.ts'
import { type Edit, editYaml, type Plain, readYaml } from '../../config/edit-yaml.ts'
import { daysFromFigures, kindsFromNames } from './clerk-words.ts'
import { linesOf, listOf } from './unit-form.ts'

/** One material as the form holds it. */
export type MaterialFields = { id: string; name: string; keywords: string; kinds: string; min: string; due: string }

/** One campaign as the form holds it; lists as words with separators. */
export type CampaignFields = {
  title: string
  keywords: string
  opens: string
  deadline: string
  closes: string
  /** all, only, except. */
  who: string
  /** Names or ids, line by line. */
  units: string
  materials: MaterialFields[]
  before: string
  after: string
  at: string
  on: string
}

type Written = Record<string, unknown> & { materials?: Record<string, unknown>[]; reminders?: Record<string, unknown> }

const MATERIAL_KEYS = ['id', 'name', 'keywords', 'kinds', 'min', 'due'] as const
const LISTS: ReadonlySet<string> = new Set(['keywords', 'kinds', 'before', 'after'])

/** The file's values as fields; null where the file cannot be read. `units` for their names. */
export function campaignFieldsIn(source: string, units: readonly Unit[]): CampaignFields | null {
  const written = readYaml(source) as Written | null
  if (written === null || typeof written !== 'object') return null
  const reminders = written.reminders ?? {}
  const except = typeof written['units'] === 'object' && !Array.isArray(written['units'])
  const ids = except ? listOf((written['units'] as Record<string, unknown>)['except']) : listOf(written['units'])
  const who = except ? 'except' : Array.isArray(written['units']) ? 'only' : 'all'
  return {
    title: shown(written['title']),
    keywords: shown(written['keywords']),
    opens: shown(written['opens']),
    deadline: shown(written['deadline']),
    closes: shown(written['closes']),
    who,
    units: who === 'all' ? '' : ids.map(id => units.find(unit => unit.id === id)?.name ?? id).join('\n'),
    materials: (written.materials ?? []).map(
      material => Object.fromEntries(MATERIAL_KEYS.map(key => [key, shown(material[key])])) as MaterialFields,
    ),
    before: shown(reminders['before']),
    after: shown(reminders['after']),
    at: shown(reminders['at']),
    on: shown(reminders['on']),
  }
}

/** What was posted. Materials without a name are gone. */
export function campaignFieldsOf(form: URLSearchParams): CampaignFields {
  const text = (key: string) => (form.get(key) ?? '').replaceAll('\r\n', '\n').trim()
  const columns = MATERIAL_KEYS.map(key => form.getAll(`material-${key}`))
  const materials = (columns[0] ?? []).map(
    (_, row) =>
      Object.fromEntries(
        MATERIAL_KEYS.map((key, column) => {
          const value = (columns[column]?.[row] ?? '').trim()
          return [key, key === 'kinds' ? kindsFromNames(value) : value]
        }),
      ) as MaterialFields,
  )
  return {
    title: text('title'),
    keywords: text('keywords'),
    opens: text('opens'),
    deadline: text('deadline'),
    closes: text('closes'),
    who: text('who') || 'all',
    units: text('units'),
    materials: materials.filter(({ id, name }) => id !== '' && name !== ''),
    before: daysFromFigures(text('before')),
    after: daysFromFigures(text('after')),
    at: text('at'),
    on: text('on'),
  }
}

/** The file with these fields. */
export function withCampaign(source: string, fields: CampaignFields, units: readonly Unit[]): string {
  const was = campaignFieldsIn(source, units)
  if (was === null) return source
  const edits: Edit[] = []
  for (const key of ['title', 'keywords', 'opens', 'deadline', 'closes'] as const)
    if (was[key] !== fields[key]) edits.push({ path: [key], value: valueOf(key, fields[key]) })
  if (was.who !== fields.who || was.units !== fields.units)
    edits.push({ path: ['units'], value: unitsValue(fields, units) })
  edits.push(...materialEdits(was.materials, fields.materials))
  const hasReminders = (readYaml(source) as Written).reminders !== undefined
  const changed = (['before', 'after', 'at', 'on'] as const).filter(key => was[key] !== fields[key])
  if (changed.length > 0 && !hasReminders) {
    const all = (['before', 'after', 'at', 'on'] as const).flatMap(key => {
      const value = valueOf(key, fields[key])
      return value === undefined ? [] : [[key, value] as const]
    })
    edits.push({ path: ['reminders'], value: Object.fromEntries(all) })
  } else for (const key of changed) edits.push({ path: ['reminders', key], value: valueOf(key, fields[key]) })
  return editYaml(source, edits)
}

/** Kept ones are edited in their place, gone ones taken out from the end, new ones appended. */
function materialEdits(was: readonly MaterialFields[], now: readonly MaterialFields[]): Edit[] {
  const edits: Edit[] = []
  for (const [at, before] of was.entries()) {
    const after = now.find(({ id }) => id === before.id)
    if (!after) continue
    for (const key of MATERIAL_KEYS)
      if (before[key] !== after[key]) edits.push({ path: ['materials', at, key], value: valueOf(key, after[key]) })
  }
  const gone = was.flatMap(({ id }, at) => (now.some(each => each.id === id) ? [] : [at]))
  for (const at of gone.toReversed()) edits.push({ path: ['materials', at], value: undefined })
  const added = now.filter(({ id }) => !was.some(each => each.id === id))
  for (const [index, material] of added.entries()) {
    const entries = MATERIAL_KEYS.flatMap(key => {
      const value = valueOf(key, material[key])
      return value === undefined ? [] : [[key, value] as const]
    })
    edits.push({ path: ['materials', was.length - gone.length + index], value: Object.fromEntries(entries) })
  }
  return edits
}

function unitsValue({ who, units: text }: CampaignFields, units: readonly Unit[]): Plain | undefined {
  const ids = linesOf(text).map(
    name => units.find(unit => unit.name === name || unit.aliases.includes(name))?.id ?? name,
  )
  if (who === 'only') return ids
  return who === 'except' ? { except: ids } : 'all'
}

/** Empty: the key is left out. Lists by commas of any kind; a keyword may hold a blank. */
function valueOf(key: string, text: string): Plain | undefined {
  if (text === '') return undefined
  if (!LISTS.has(key)) return text
  const words = text.split(key === 'keywords' ? /[,，、;；\n]+/ : /[\s,，、;；]+/)
  return words.map(word => word.trim()).filter(word => word !== '')
}

function shown(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(', ') : typeof value === 'string' ? value : ''
}
