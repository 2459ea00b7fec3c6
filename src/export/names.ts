// Names in the package: by the office's pattern, taken by every disk of an office, each once. Pure.
import { safeLeafName } from '../files/safe-name.ts'

/** Folder, inside a unit's, of what was replaced. */
export const REPLACED = '旧版'
/** Folder, inside a unit's, of the messages. */
export const MAIL_FOLDER = '来件'

/** What a file's name is made of, unless the office says otherwise. */
export const DEFAULT_PATTERN = '{单位}_{材料}_{序号}_{原名}'

/** Values for the pattern's places. */
export type NameParts = {
  单位: string
  材料: string
  序号: string
  /** The sender's name for it, without its extension. */
  原名: string
  /** Day of receipt: 2026-09-28. */
  日期: string
}

const PLACES: readonly (keyof NameParts)[] = ['单位', '材料', '序号', '原名', '日期']

/**
 * Longest name in UTF-16 units, which is what Windows counts: a path has 260 at most when Explorer unpacks it, and the
 * unit's folder and the place where it is unpacked need theirs.
 */
const NAME_UNITS = 120
/** An extension longer than this is part of the name. */
const EXTENSION_UNITS = 12

/** What is wrong with a pattern, for the one who wrote it; null: nothing. */
export function patternFault(pattern: string): string | null {
  const unknown = [...pattern.matchAll(/\{([^{}]*)\}/g)].find(([, place]) => !PLACES.includes(place as keyof NameParts))
  if (unknown) return `${unknown[0]} 不认识。可用：${PLACES.map(place => `{${place}}`).join('')}`
  if (/[{}]/.test(pattern.replaceAll(/\{[^{}]*\}/g, ''))) return '花括号不成对'
  if (/[/\\]/.test(pattern)) return '文件名里不能有 / 或 \\'
  if (!/\{(序号|原名)\}/.test(pattern)) return '应含 {序号} 或 {原名}，否则文件都同名'
  return null
}

/** A file's name by `pattern`; its extension stays at the end, whatever the pattern. `original` is the sender's name. */
export function fileName(pattern: string, parts: Omit<NameParts, '原名'>, original: string): string {
  const { stem, extension } = split(leafOf(original))
  const fill = (own: string) =>
    pattern.replaceAll(/\{([^{}]*)\}/g, (_, place: string) => ({ ...parts, 原名: own })[place as keyof NameParts])
  const over = fill(stem).length + extension.length - NAME_UNITS
  const kept = over <= 0 ? stem : cutTo(stem, Math.max(1, stem.length - over))
  return portable(cutTo(fill(kept), NAME_UNITS - extension.length) + extension)
}

/** A folder's name for a unit. */
export function folderName(unit: string): string {
  return cutTo(portable(unit), NAME_UNITS / 2)
}

/** A name that FAT, NTFS and ext4 take: no control, no <>:"|?*, no device of Windows, no blank or dot at either end. */
export function portable(name: string): string {
  return safeLeafName(name.replaceAll(/[/\\]/g, '／'), { type: 'application/octet-stream', position: 1 })
}

/** Gives each name once: (2), (3) … go before the extension. FAT and NTFS do not tell upper from lower case. */
export class UniqueNames {
  readonly #taken: Set<string>

  /** None of `taken` is given. */
  constructor(taken: readonly string[] = []) {
    this.#taken = new Set(taken.map(keyOf))
  }

  /** `name`, or the next one that is free. */
  take(name: string): string {
    let free = name
    for (let number = 2; this.#taken.has(keyOf(free)); number++) {
      const { stem, extension } = split(name)
      const tail = `(${number})${extension}`
      free = cutTo(stem, NAME_UNITS - tail.length) + tail
    }
    this.#taken.add(keyOf(free))
    return free
  }
}

function keyOf(name: string): string {
  return name.normalize('NFC').toLowerCase().toUpperCase()
}

/** The last part of a path: an archive's folders say little outside it. */
function leafOf(path: string): string {
  return path.split('/').findLast(part => part !== '') ?? path
}

function split(name: string): { stem: string; extension: string } {
  const dot = name.lastIndexOf('.')
  const hasExtension = dot > 0 && name.length - dot <= EXTENSION_UNITS && !/\s/.test(name.slice(dot))
  return hasExtension ? { stem: name.slice(0, dot), extension: name.slice(dot) } : { stem: name, extension: '' }
}

/** Cuts between code points, and leaves no blank or dot at the end. */
function cutTo(text: string, units: number): string {
  if (text.length <= units) return text
  let kept = ''
  for (const character of text) {
    if (kept.length + character.length > units) break
    kept += character
  }
  return kept.replace(/[\s.]+$/u, '')
}
