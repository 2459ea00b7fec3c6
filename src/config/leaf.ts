// The building stones of the schemas: texts that mean something, lists, mappings, choices.
import { pinyin } from 'pinyin-pro'
import { z } from 'zod'
import { type Wording, wording } from './fault.ts'

/** What a text means, or what is wrong with it. */
export type Meaning<T> = { value: T } | { wrong: Wording }

/**
 * A text that `understand` turns into what it means. `json` describes what may be written, for editors (JSON Schema).
 * zod carries one message, so both languages travel in it as JSON; see explain.ts.
 */
export function leaf<T>(understand: (text: string) => Meaning<T>, json: Record<string, unknown> = {}) {
  return z
    .string()
    .transform((text, context): T => {
      const meaning = understand(text)
      if ('value' in meaning) return meaning.value
      context.issues.push({ code: 'custom', input: text, message: JSON.stringify(meaning.wrong) })
      return z.NEVER
    })
    .meta(json)
}

/** A list. Seen in practice: a single entry without brackets (`aliases: 市图`); it stands for a list of one. */
export function list<T extends z.ZodType>(item: T) {
  return z.preprocess(value => (typeof value === 'string' ? [value] : value), z.array(item))
}

/** A mapping whose keys are all known; an unknown one is told with the keys that there are. */
export function mapping<S extends z.ZodRawShape>(shape: S) {
  return z.strictObject(shape, {
    error: issue => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : undefined),
  })
}

/** A text in one line that is not blank. */
export const line = leaf(text => {
  const value = text.trim()
  if (value === '') return { wrong: wording('内容是空的', '请填写', 'It is blank', 'Fill it in') }
  if (/[\r\n\0]/.test(value))
    return { wrong: wording('写成了多行', '应写在一行里', 'It spans several lines', 'Write it in one line') }
  return { value }
})

/** A whole number, 0 or more. */
export const count = leaf(
  text => {
    if (/^\d{1,6}$/.test(text)) return { value: Number(text) }
    return {
      wrong: wording(`“${text}”不是数目`, '应为 0、1、2 等整数', `"${text}" is no count`, 'It should be 0, 1, 2 …'),
    }
  },
  { type: 'integer', minimum: 0 },
)

/** A truth value: true or false, as YAML 1.2 writes them. */
export const truth = leaf(
  text => {
    if (text === 'true' || text === 'false') return { value: text === 'true' }
    return {
      wrong: wording(`“${text}”看不懂`, '应为 true 或 false', `"${text}" is unclear`, 'It should be true or false'),
    }
  },
  { type: 'boolean' },
)

/** A stable key: lower-case letters, digits, hyphens. It becomes the name of folders, so nothing else is let in. */
export const key = leaf(understandKey, { pattern: '^[a-z0-9-]+$' })

/** What a stable key may look like; says how a near miss should be written. */
export function understandKey(text: string): Meaning<string> {
  if (/^[a-z0-9-]+$/.test(text)) return { value: text }
  const suggestion = text
    .normalize('NFKC')
    .replace(/\p{Script=Han}+/gu, run => `-${pinyin(run, { toneType: 'none', type: 'array', v: true }).join('')}-`)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return {
    wrong: wording(
      `代号“${text}”含有不允许的字符`,
      `应只用小写字母、数字和连字符${suggestion === '' ? '，例如 library' : `：${suggestion}`}`,
      `The id "${text}" holds characters that are not allowed`,
      `It should be lower-case letters, digits and hyphens${suggestion === '' ? ', such as library' : `: ${suggestion}`}`,
    ),
  }
}
