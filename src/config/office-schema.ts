// What baosong.yaml may hold. A new key is one line here, one in configuration.ts and one in office.ts.
import { validate } from 'node-cron'
import { z } from 'zod'
import type { BoardUser, Days } from './configuration.ts'
import { hour, understandDay } from './dates.ts'
import { understandEndpoint, understandListen } from './endpoint.ts'
import { wording } from './fault.ts'
import { leaf, line, list, type Meaning, mapping, truth } from './leaf.ts'
import { linksShape } from './links-schema.ts'
import { address } from './mail-address.ts'
import { lettersShape } from './letters-schema.ts'
import { nearest } from './nearest.ts'
import { isPasswordHash } from './password-hash.ts'
import { robotsShape } from './robots-schema.ts'
import { scanShape } from './scan-schema.ts'
import { Secret } from './secret.ts'

const zone = leaf((text): Meaning<string> => {
  const known = Intl.supportedValuesOf('timeZone')
  const exact = known.find(name => name.toLowerCase() === text.toLowerCase())
  if (exact !== undefined || isLinkedZone(text)) return { value: exact ?? text }
  // Seen in practice: names for China's time that are none in the IANA database.
  const chinese = /beijing|北京|中国|china|prc|cst|^(utc|gmt)?\+0?8(:?00)?$/i.test(text)
  const near = chinese ? 'Asia/Shanghai' : nearest(text, known)
  return {
    wrong: wording(
      `没有“${text}”这个时区`,
      near === null ? '应为 Asia/Shanghai 这样的时区名' : `应为 ${near}`,
      `There is no time zone "${text}"`,
      near === null ? 'It should be a name like Asia/Shanghai' : `It should be ${near}`,
    ),
  }
})

/** Older names (PRC, Asia/Chongqing) are no longer listed but still known; bare offsets are known too, but have no name. */
function isLinkedZone(text: string): boolean {
  if (!/^[A-Za-z]+(\/[A-Za-z_+-]+)*$/.test(text)) return false
  try {
    return Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

const schedule = leaf((text): Meaning<string> => {
  if (validate(text)) return { value: text.trim() }
  return {
    wrong: wording(
      `“${text}”不是 cron 写法`,
      '应为“分 时 日 月 周”五段，例如 "*/5 * * * *" 表示每 5 分钟',
      `"${text}" is no cron expression`,
      'It should have five parts (minute hour day month weekday), as in "*/5 * * * *" for every 5 minutes',
    ),
  }
})

export const on = z.enum(['workdays', 'everyday'] satisfies Days[])

const listen = leaf(understandListen, { examples: ['127.0.0.1:8025'] })
const passwordHash = leaf((text): Meaning<string> => {
  if (isPasswordHash(text.trim())) return { value: text.trim() }
  return {
    wrong: wording(
      '这不是密码的散列值',
      '请运行 baosong password，把它输出的一行抄到这里；不要写密码本身',
      'This is no password hash',
      'Run baosong password and copy the line that it prints; never write the password itself',
    ),
  }
})
const boardUser = mapping({
  name: line,
  role: z.enum(['viewer', 'coordinator', 'admin'] satisfies BoardUser['role'][]).default('coordinator'),
  password: passwordHash,
})
const off = z.literal('false').transform(() => null)
const boardForms = wording(
  '看板的写法看不懂',
  '应为 { listen: 127.0.0.1:8025 }，或 false 表示不要看板',
  'The board is unclear',
  'It should be { listen: 127.0.0.1:8025 }, or false to turn it off',
)

const workdays = z.record(z.string(), truth).transform((written, context): ReadonlyMap<string, boolean> => {
  const days = new Map<string, boolean>()
  for (const [day, works] of Object.entries(written)) {
    const meaning = understandDay(day)
    if ('value' in meaning) days.set(meaning.value, works)
    else context.issues.push({ code: 'custom', input: day, path: [day], message: JSON.stringify(meaning.wrong) })
  }
  return days
})

const mailbox = mapping({
  address,
  name: line.optional(),
  receive: leaf(text => understandEndpoint(text, 'imap'), {
    examples: ['imaps://imap.163.com', 'maildir:../data/mailbox'],
  }),
  send: leaf(text => understandEndpoint(text, 'smtp'), {
    examples: ['smtps://smtp.163.com', 'maildir:../data/letters'],
  }),
  user: line.optional(),
  password: z
    .string()
    .transform(text => new Secret(text))
    .optional(),
  folders: list(line).default(['INBOX', '\\Junk']),
})

export const officeShape = {
  organization: line,
  language: z.enum(['zh-CN', 'en']).default('zh-CN'),
  timezone: zone.default('Asia/Shanghai'),
  data: line.default('../data'),
  mailbox,
  poll: schedule.default('*/5 * * * *'),
  coordinators: list(mapping({ name: line.default(''), address, phone: line.optional() })).default([]),
  digest: mapping({
    at: hour.default(() => new Temporal.PlainTime(8, 30)),
    on: on.default('workdays'),
    quiet: truth.default(false),
  }).prefault({}),
  letters: lettersShape.prefault({}),
  robots: robotsShape.default([]),
  board: z
    .union([off.meta({ type: 'boolean', const: false }), mapping({ listen, users: list(boardUser).default([]) })], {
      error: JSON.stringify(boardForms),
    })
    .prefault({ listen: '127.0.0.1:8025', users: [] }),
  scan: scanShape.optional(),
  links: linksShape.optional(),
  workdays: workdays.prefault({}),
  authserv: list(line).default([]),
  dkim: truth.default(false),
}
