// The words that a campaign gives its materials, found in a text. Pure.
import type { Material } from '../../config/configuration.ts'
import { simplified } from '../normal.ts'

/** Asked for once a line of every file: mail with thousands of files must not wait for it. */
const keys = new WeakMap<Material, readonly string[]>()

/** A material's words, its name among them, in simplified characters. */
export function keysOf(material: Material): readonly string[] {
  const known = keys.get(material)
  if (known) return known
  const fresh = [...material.keywords, material.name].map(simplified)
  keys.set(material, fresh)
  return fresh
}

/** The material with the keyword that stands last (Chinese puts the noun at the end: 活动总结方案 is a plan), the longer one first. */
export function best(text: string, materials: readonly Material[]): Material | null {
  let found: { material: Material; end: number; length: number } | null = null
  const line = text
    .split('\n')
    .find(candidate => materials.some(material => keysOf(material).some(key => candidate.includes(key))))
  if (line === undefined) return null
  for (const material of materials) {
    for (const key of keysOf(material)) {
      const at = line.lastIndexOf(key)
      if (at < 0) continue
      const end = at + key.length
      if (!found || end > found.end || (end === found.end && key.length > found.length))
        found = { material, end, length: key.length }
    }
  }
  return found?.material ?? null
}
