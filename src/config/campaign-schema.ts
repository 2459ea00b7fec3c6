// What campaigns/ID.yaml may hold. A new key is one line here, one in configuration.ts and one in campaign.ts.
import { z } from 'zod'
import { KINDS } from '../files/kind.ts'
import { date, days, hour } from './dates.ts'
import { exportShape } from './export-schema.ts'
import { wording } from './fault.ts'
import { count, key, line, list, mapping } from './leaf.ts'
import { on } from './office-schema.ts'

export const materialShape = {
  id: key,
  name: line,
  keywords: list(line).default([]),
  kinds: list(z.enum(KINDS)).default([]),
  min: count.default(1),
  due: date.optional(),
}

const unitsForms = wording(
  '参加单位的写法看不懂',
  '应为 all、[代号, …] 或 { except: [代号, …] }',
  'The units are unclear',
  'It should be all, [id, …] or { except: [id, …] }',
)

const units = z.union([z.literal('all'), mapping({ except: list(line) }), list(line)], {
  error: JSON.stringify(unitsForms),
})

const reminders = mapping({
  before: list(days).default([]),
  after: list(days).default([]),
  at: hour.default(() => new Temporal.PlainTime(9, 0)),
  on: on.default('workdays'),
})

/** `id` may be repeated in the file, but the file's name is what counts. */
export const campaignShape = {
  id: line.optional(),
  title: line,
  keywords: list(line).default([]),
  opens: date,
  deadline: date,
  closes: date.optional(),
  units: units.default('all'),
  contact: mapping({ name: line.optional(), phone: line.optional() }).optional(),
  materials: list(mapping(materialShape)),
  export: exportShape.prefault({}),
  // Left out altogether: the usual schedule. Written: what is written, and no stage besides.
  reminders: reminders.prefault({ before: ['7d', '3d', '1d', '0d'], after: ['1d', '3d'] }),
}

/** The same with the materials unread: they are read one by one, so that a broken one does not hide the others. */
export const campaignOutline = { ...campaignShape, materials: list(z.unknown()) }
