// Stable keys for units from their names. Pure.
import { pinyin } from 'pinyin-pro'

/** Ids name folders and stand in campaign files: longer ones are cut between syllables. */
const LONGEST = 40

/**
 * The id of a unit called `name`: pinyin without tones, letters and digits kept, [a-z0-9-]+, at most 40 characters. The
 * same name always gives the same id; `taken` (which the new id joins) makes the next one -2, -3 …
 */
export function unitId(name: string, taken: Set<string>): string {
  const base = romanized(name) || 'unit'
  let id = base
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`
  taken.add(id)
  return id
}

/** 云溪市第3中学 → yunxishidi-3-zhongxue; '' where nothing can be written in Latin letters. */
export function romanized(text: string): string {
  let id = ''
  for (const [run] of text.normalize('NFKC').matchAll(/\p{Script=Han}+|[^\p{Script=Han}]+/gu)) {
    const isHan = /\p{Script=Han}/u.test(run)
    if (id !== '' && !id.endsWith('-')) id += '-'
    for (const syllable of isHan ? pinyin(run, { toneType: 'none', type: 'array', v: true }) : [latin(run)]) {
      // A single long word is cut anywhere, Chinese between syllables.
      if (id.length + syllable.length > LONGEST) return trimmed(isHan ? id : id + syllable)
      id += syllable
    }
  }
  return trimmed(id)
}

function latin(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
}

function trimmed(id: string): string {
  return id
    .slice(0, LONGEST)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
