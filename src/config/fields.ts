// One mapping against one shape, field by field, so that a broken field hides neither the others nor what only
// several of them together show (a deadline before the opening).
import { z } from 'zod'
import { explain, missingKey, unknownKey, wrongType } from './explain.ts'
import { type Place, type Report, type Wording, wording } from './fault.ts'
import { nearest } from './nearest.ts'
import { child, keyPlace, plain, type Tree } from './tree.ts'

type Outputs<S extends z.ZodRawShape> = z.output<z.ZodObject<S>>

/** `values` holds every field that is in order; `whole` is the same where all are, else null. */
export type Fields<S extends z.ZodRawShape> = { values: Partial<Outputs<S>>; whole: Outputs<S> | null }

/** Reads `tree` by `shape`, reporting every fault in it. */
export function readFields<S extends z.ZodRawShape>(shape: S, tree: Tree, report: Report): Fields<S> {
  if (tree.kind !== 'map') {
    report(tree.at, wrongType('object', plain(tree)))
    return { values: {}, whole: null }
  }
  let faults = 0
  const tell = (place: Place, words: Wording) => {
    faults++
    report(place, words)
  }
  const known = Object.keys(shape)
  const misspelt = new Set<string | null>()
  for (const key of tree.entries.keys()) {
    if (Object.hasOwn(shape, key)) continue
    misspelt.add(nearest(key, known))
    tell(keyPlace(tree, key), unknownKey(key, known))
  }
  const values: Record<string, unknown> = {}
  for (const [key, schema] of Object.entries(shape)) {
    const written = child(tree, key)
    const input = written === null ? undefined : plain(written)
    const outcome = z.safeParse(schema, input, { reportInput: true })
    if (outcome.success) {
      values[key] = outcome.data
    } else if (written === null || input === undefined) {
      // The misspelt key says it all: one slip, one fault.
      if (misspelt.has(key)) faults++
      else tell(keyPlace(tree, key), missingKey(key))
    } else {
      for (const { node, place, wording: words } of explain(outcome.error.issues, written)) {
        if (node.kind === 'text' && node.lacking) faults++
        else tell(place, withoutSecrets(node, words))
      }
    }
  }
  // The cast says what the loop did: each key of the shape was parsed by its own schema.
  const read = values as Outputs<S>
  return { values: read, whole: faults === 0 ? read : null }
}

/** What was drawn from the environment or a file is never repeated, not even the part that is wrong. */
function withoutSecrets(node: Tree, words: Wording): Wording {
  const drawn = node.kind === 'text' ? node.drawn : undefined
  if (drawn === undefined) return words
  return wording(
    `${drawn} 取到的值不合要求（可能涉密，不显示）`,
    '请检查它的内容',
    `What ${drawn} stands for does not fit here (it may be secret and is not shown)`,
    'Check its content',
  )
}
