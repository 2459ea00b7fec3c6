// A YAML file as configuration needs it: texts, lists and mappings, each with its place. Nothing is guessed to be a
// number, a date or a truth value: `phone: 00107700` keeps its zeros and `password: 1e3` stays what was typed.
import type { Place } from './fault.ts'

/**
 * `empty`: nothing (or ~, null) was written. `drawn`: as written, where the text was taken from the environment or a
 * file; `lacking`: what was meant is not to be had, and that is told already.
 */
export type TextTree = { kind: 'text'; text: string; empty: boolean; drawn?: string; lacking?: true; at: Place }
export type ListTree = { kind: 'list'; items: readonly Tree[]; at: Place }
export type MapTree = { kind: 'map'; entries: ReadonlyMap<string, { key: Place; value: Tree }>; at: Place }
export type Tree = TextTree | ListTree | MapTree

/** The values alone, as a schema takes them; what is empty is undefined, as if its key had not been written. */
export function plain(tree: Tree): unknown {
  switch (tree.kind) {
    case 'text':
      return tree.empty ? undefined : tree.text
    case 'list':
      return tree.items.map(plain)
    case 'map':
      return Object.fromEntries([...tree.entries].map(([key, entry]) => [key, plain(entry.value)]))
  }
}

/** The node at `path`, or the deepest one on the way there. */
export function nodeAt(tree: Tree, path: readonly PropertyKey[]): Tree {
  const [step, ...rest] = path
  if (step === undefined) return tree
  const next =
    tree.kind === 'list'
      ? tree.items[Number(step)]
      : tree.kind === 'map'
        ? tree.entries.get(String(step))?.value
        : undefined
  return next === undefined ? tree : nodeAt(next, rest)
}

/** The value under `key`, null where `tree` is no mapping or has no such key. */
export function child(tree: Tree | null, key: string): Tree | null {
  return tree?.kind === 'map' ? (tree.entries.get(key)?.value ?? null) : null
}

/** Where the key stands, else where the mapping begins. */
export function keyPlace(tree: Tree, key: string): Place {
  return (tree.kind === 'map' ? tree.entries.get(key)?.key : undefined) ?? tree.at
}

/** Where a value stands: an empty one is shown at its key, since there is nothing else to point at. */
export function valuePlace(tree: Tree, key: string): Place {
  const value = child(tree, key)
  return value === null || (value.kind === 'text' && value.empty) ? keyPlace(tree, key) : value.at
}

/** The text itself, null where something else or nothing is written. */
export function textOf(tree: Tree | null): string | null {
  return tree?.kind === 'text' && !tree.empty ? tree.text : null
}
