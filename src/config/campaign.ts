// campaigns/ID.yaml: tree → Campaign, and what only several keys together show.
import type { z } from 'zod'
import { campaignOutline, materialShape } from './campaign-schema.ts'
import { checkUnits, unitsOf } from './campaign-units.ts'
import type { Campaign, Material } from './configuration.ts'
import { instantOf } from './dates.ts'
import { readFields } from './fields.ts'
import { type Report, wording } from './fault.ts'
import { child, textOf, type Tree, valuePlace } from './tree.ts'

export type PlacedCampaign = { campaign: Campaign; tree: Tree; file: string }

/** What a campaign is read against: its id (from the file's name), the office's zone, and the ids of the roster. */
export type CampaignContext = { id: string; zone: string; unitIds: ReadonlySet<string> | null }

/** The campaign, null where anything in it is faulty. `unitIds` null: the roster is broken, so ids are not checked. */
export function readCampaign(tree: Tree, context: CampaignContext, report: Report): Campaign | null {
  const { values, whole } = readFields(campaignOutline, tree, report)
  if (tree.kind !== 'map') return null
  const { id, zone, unitIds } = context
  let sound = true
  const refuse: Report = (place, words, severity) => {
    if (severity !== 'warning') sound = false
    report(place, words, severity)
  }
  if (values.id !== undefined && values.id !== id) refuse(valuePlace(tree, 'id'), idIsFileName(id))

  const opens = values.opens && instantOf(values.opens, 'start', zone)
  const deadline = values.deadline && instantOf(values.deadline, 'end', zone)
  const written = values.closes && instantOf(values.closes, 'end', zone)
  const closes = written ?? deadline?.toZonedDateTimeISO(zone).add({ days: 30 }).toInstant()
  if (opens && deadline && before(deadline, opens)) refuse(valuePlace(tree, 'deadline'), deadlineTooEarly)
  if (deadline && written && before(written, deadline)) refuse(valuePlace(tree, 'closes'), closesTooEarly)

  // Held against bounds that are wrong themselves, the materials would only tell the same again.
  const crossed = opens !== undefined && deadline !== undefined && before(deadline, opens)
  const bounds = crossed ? { opens: undefined, deadline: undefined } : { opens, deadline }
  const materials = readMaterials(child(tree, 'materials'), { ...bounds, closes, zone }, refuse)
  if (values.units !== undefined && unitIds !== null) checkUnits(values.units, child(tree, 'units'), unitIds, refuse)
  if (whole === null || !sound || !opens || !deadline || !closes) return null
  const { reminders } = whole
  return {
    id,
    title: whole.title,
    keywords: [...new Set(whole.keywords)],
    opens,
    deadline,
    closes,
    closesNamed: written !== undefined,
    units: unitsOf(whole.units),
    contact:
      whole.contact === undefined ? null : { name: whole.contact.name ?? null, phone: whole.contact.phone ?? null },
    materials,
    export: { names: whole.export.names ?? null, activities: whole.export.activities ?? null },
    reminders: {
      before: [...new Set(reminders.before)].sort((a, b) => b - a),
      after: [...new Set(reminders.after)].sort((a, b) => a - b),
      at: reminders.at,
      on: reminders.on,
    },
  }
}

type Bounds = {
  opens: Temporal.Instant | undefined
  deadline: Temporal.Instant | undefined
  closes: Temporal.Instant | undefined
  zone: string
}

function readMaterials(tree: Tree | null, bounds: Bounds, report: Report): Material[] {
  if (tree === null || (tree.kind === 'text' && tree.empty)) return []
  const items = tree.kind === 'list' ? tree.items : [tree]
  if (items.length === 0) report(tree.at, noMaterial)
  const firstLine = new Map<string, number>()
  const materials: Material[] = []
  for (const item of items) {
    const { values, whole } = readFields(materialShape, item, report)
    const id = textOf(child(item, 'id'))
    const place = valuePlace(item, 'id')
    const first = id === null ? undefined : firstLine.get(id)
    if (id !== null && first !== undefined) report(place, twice(id, first))
    else if (id !== null) firstLine.set(id, place.line)
    const due = values.due ? instantOf(values.due, 'end', bounds.zone) : null
    if (due !== null) checkDue(due, bounds, item, report)
    if (whole !== null) materials.push(materialOf(whole, due))
  }
  return materials
}

function materialOf(fields: z.output<z.ZodObject<typeof materialShape>>, due: Temporal.Instant | null): Material {
  const { id, name, keywords, kinds, min } = fields
  return { id, name, keywords: [...new Set(keywords)], kinds: [...new Set(kinds)], min, due }
}

/** Later than the campaign's deadline is odd but can be meant (a film that takes longer); later than `closes` cannot. */
function checkDue(due: Temporal.Instant, { opens, deadline, closes }: Bounds, item: Tree, report: Report): void {
  const place = valuePlace(item, 'due')
  if (opens && before(due, opens)) report(place, dueTooEarly)
  else if (closes && before(closes, due)) report(place, dueTooLate)
  else if (deadline && before(deadline, due)) report(place, dueAfterDeadline, 'warning')
}

function before(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0
}

function idIsFileName(id: string) {
  return wording(
    '活动代号与文件名不一致',
    `代号由文件名决定，应为 ${id}，或删去这一行`,
    'The id differs from the file’s name',
    `The file’s name decides: it should be ${id}, or remove this line`,
  )
}

function twice(id: string, line: number) {
  return wording(
    `材料代号 ${id} 与第 ${line} 行的重复`,
    '同一活动里每项材料的代号应各不相同',
    `The material id ${id} is already used on line ${line}`,
    'Each material of a campaign needs an id of its own',
  )
}

const deadlineTooEarly = wording(
  '截止时间早于开始时间',
  '应晚于 opens',
  'The deadline lies before the opening',
  'It should be later than opens',
)
const closesTooEarly = wording(
  '收件结束早于截止时间',
  '应不早于 deadline',
  'It closes before the deadline',
  'It should not be earlier than deadline',
)
const dueTooEarly = wording(
  '材料的截止时间早于活动开始',
  '应晚于 opens',
  'The material is due before the campaign opens',
  'It should be later than opens',
)
const dueTooLate = wording(
  '材料的截止时间晚于收件结束',
  '应不晚于 closes',
  'The material is due after the campaign closes',
  'It should not be later than closes',
)
const dueAfterDeadline = wording(
  '材料的截止时间晚于整个活动的截止时间',
  '如非有意，应不晚于 deadline',
  'The material is due after the campaign’s deadline',
  'Unless that is meant, it should not be later than deadline',
)
const noMaterial = wording(
  '没有列出要报送的材料',
  '应至少有一项',
  'No material is asked for',
  'There should be at least one',
)
