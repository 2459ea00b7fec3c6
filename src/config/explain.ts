// A zod issue → what a clerk can act on. zod's own sentences are never shown.
import type { z } from 'zod'
import { type Place, type Wording, wording } from './fault.ts'
import { nearest, some } from './nearest.ts'
import { keyPlace, nodeAt, type Tree } from './tree.ts'

type Issue = z.core.$ZodIssue

/** `missing`: the key that `node` lacks; `meant`: what an unknown key of `node` was probably meant to be. */
type Found = { node: Tree; place: Place; wording: Wording; missing?: string; meant?: string | null }

/** What all issues of one value amount to. `tree` is what the schema was given. */
export function explain(issues: readonly Issue[], tree: Tree): Found[] {
  const all = issues.flatMap(issue => explainOne(issue, tree))
  // A misspelt key says it all: one slip, one fault.
  const slips = all.filter(found => found.meant)
  return all.filter(found => !slips.some(slip => slip.node === found.node && slip.meant === found.missing))
}

function explainOne(issue: Issue, tree: Tree): Found[] {
  const node = nodeAt(tree, issue.path)
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.split(' ')
    return issue.keys.map(key => ({
      node,
      place: keyPlace(node, key),
      wording: unknownKey(key, known),
      meant: nearest(key, known),
    }))
  }
  if (issue.code === 'invalid_union') {
    const branch = meantBranch(issue.errors)
    if (branch !== null) {
      return branch.flatMap(inner => explainOne({ ...inner, path: [...issue.path, ...inner.path] }, tree))
    }
  }
  const last = issue.path.at(-1)
  if (issue.input === undefined && issue.code === 'invalid_type' && typeof last === 'string') {
    const holder = nodeAt(tree, issue.path.slice(0, -1))
    return [{ node: holder, place: keyPlace(holder, last), wording: missingKey(last), missing: last }]
  }
  return [{ node, place: node.at, wording: wordingOf(issue) }]
}

/** The branch that the writer had in mind: the one whose outer form fits what was written. */
function meantBranch(errors: readonly (readonly Issue[])[]): readonly Issue[] | null {
  return (
    errors.find(branch => branch.every(issue => issue.path.length > 0 || issue.code === 'unrecognized_keys')) ?? null
  )
}

function wordingOf(issue: Issue): Wording {
  if (issue.message.startsWith('{"zh"')) return JSON.parse(issue.message) as Wording
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- a library's codes; the rest share one wording
  switch (issue.code) {
    case 'invalid_value':
      return notOneOf(String(issue.input), issue.values.map(String))
    case 'invalid_type':
      return wrongType(issue.expected, issue.input)
    default:
      // Every other check of the schemas is a leaf with words of its own; without them zod's sentence is better than none.
      return wording(issue.message, '请对照说明修改', issue.message, 'Compare with the example')
  }
}

export function unknownKey(key: string, known: readonly string[]): Wording {
  const near = nearest(key, known)
  return wording(
    `没有“${key}”这个键`,
    near === null ? `可以写的是 ${some(known)}` : `是不是想写 ${near}？`,
    `There is no key "${key}"`,
    near === null ? `Keys are ${some(known)}` : `Did you mean ${near}?`,
  )
}

export function missingKey(key: string): Wording {
  return wording(`缺少 ${key}`, `请补上“${key}:”`, `${key} is missing`, `Add "${key}:"`)
}

function notOneOf(written: string, values: readonly string[]): Wording {
  const near = nearest(written, values)
  return wording(
    `“${written}”不在可选的值里`,
    `应为 ${values.join('、')}${values.length > 1 ? ' 之一' : ''}${near === null ? '' : `；是不是想写 ${near}？`}`,
    `"${written}" is not one of the choices`,
    `It should be ${values.length > 1 ? 'one of ' : ''}${values.join(', ')}${near === null ? '' : `; did you mean ${near}?`}`,
  )
}

/** Says the form alone: the value might be part of a secret. */
export function wrongType(expected: string, input: unknown): Wording {
  const [zh, en] = FORMS[expected] ?? FORMS.string
  const [zhIs, enIs] =
    FORMS[Array.isArray(input) ? 'array' : typeof input === 'object' ? 'object' : 'string'] ?? FORMS.string
  if (input === undefined)
    return wording('这一项是空的', '请填写，或删去这一项', 'This entry is empty', 'Fill it in or remove it')
  return wording(`这里写成了${zhIs}`, `应为${zh}`, `${enIs} is written here`, `It should be ${en}`)
}

type Forms = { string: readonly [string, string] } & Record<string, readonly [string, string]>

const FORMS: Forms = {
  string: ['一个值', 'a single value'],
  array: ['列表，例如 [甲, 乙]', 'a list, such as [one, two]'],
  object: ['若干“键: 值”', 'a mapping of keys and values'],
  record: ['若干“键: 值”', 'a mapping of keys and values'],
}
