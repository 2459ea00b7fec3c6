// A sender's name for a file → one that any disk of an office (NTFS, exFAT, ext4, APFS) takes, as near to it as can be.
import { extensionOfType, kindOfType } from './recognize/media-types.ts'

/** What a name is made from where the sender gave none: the type by bytes, and the place among the files, from 1. */
export type Fallback = { type: string; position: number }

/** Longest name in UTF-8 bytes: ext4 and most others take 255. */
const NAME_BYTES = 255
/** Longest path in UTF-8 bytes; beyond it the folders are dropped. */
const PATH_BYTES = 1024
/** An extension longer than this is no extension but part of the name. */
const EXTENSION_BYTES = 24

/** Characters that Windows forbids, in the full-width form that Chinese texts use anyway: nearest to the sender's spelling. */
const FULL_WIDTH: Record<string, string> = {
  '<': '＜',
  '>': '＞',
  ':': '：',
  '"': '＂',
  '|': '｜',
  '?': '？',
  '*': '＊',
}

/** Devices of Windows: no file may be called so, whatever its extension. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])[ .]*(\.|$)/i

/** Controls, bidirectional marks and overrides, invisible characters, lone surrogates, noncharacters. */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/gu

const MADE: Record<string, string> = { image: '图片', video: '视频', audio: '音频', archive: '压缩包', message: '邮件' }

/**
 * The name under which a file is listed and stored, NFC. Keeps the sender's spelling where that is safe. Folders of a
 * relative path stay (members of archives), joined by '/'; of an absolute one, or one that climbs (../), only the last
 * part does, since it tells where the file lay on the sender's disk. Characters forbidden on Windows become full-width.
 * Where nothing is left, one is made: 附件3.docx.
 */
export function safeName(original: string | null, fallback: Fallback): string {
  if (isBareEnding(original, fallback)) return madeName(fallback)
  const parts = (original ?? '').replaceAll(UNSEEN, '').normalize('NFC').split(/[/\\]/)
  const absolute = /^[\s.]*$|^[A-Za-z]:$/.test(parts[0] ?? '') && parts.length > 1
  const climbs = parts.some(part => /^\s*\.\.+\s*$/.test(part))
  const safe = parts.map(safePart).filter(part => part !== '')
  const last = safePart(parts.at(-1) ?? '') === '' ? '' : (safe.at(-1) ?? '')
  const name = last === '' ? madeName(fallback) : last
  if (absolute && parts[0] !== '.') return name
  if (climbs) return name
  const folders = last === '' ? safe : safe.slice(0, -1)
  const path = [...folders, name].join('/')
  return Buffer.byteLength(path) > PATH_BYTES ? name : path
}

/** As {@link safeName} for a file that lies in no folder: a '/' inside the name is part of it (6/7月总结.docx). */
export function safeLeafName(original: string | null, fallback: Fallback): string {
  const name = original ?? ''
  const isPath = /^\s*([A-Za-z]:)?[/\\]|^\s*[A-Za-z]:|\\|(^|\/)\s*\.\.?\s*\/|^~?\//.test(name)
  return safeName(isPath ? (name.split(/[/\\]/).at(-1) ?? '') : name.replaceAll('/', '／'), fallback)
}

/** Seen in practice: a file whose name is ".docx", its own ending and nothing else. */
function isBareEnding(original: string | null, { type }: Fallback): boolean {
  const ending = extensionOfType(type)
  return ending !== null && original?.trim().toLowerCase() === `.${ending}`
}

/** A name for a file that has none. */
export function madeName(fallback: Fallback): string {
  const extension = extensionOfType(fallback.type)
  const noun = MADE[kindOfType(fallback.type)] ?? '附件'
  return `${noun}${fallback.position}${extension ? `.${extension}` : ''}`
}

/** One part of a path; '' where nothing is left of it. */
function safePart(part: string): string {
  const visible = part.replaceAll(/[<>:"|?*]/g, character => FULL_WIDTH[character] ?? '_')
  const trimmed = visible.replace(/^[\s.]+/u, '').replace(/[\s.]+$/u, '')
  return cut(RESERVED.test(trimmed) ? `_${trimmed}` : trimmed)
}

/** Shortens to NAME_BYTES between code points; the extension stays. */
function cut(name: string): string {
  if (Buffer.byteLength(name) <= NAME_BYTES) return name
  const dot = name.lastIndexOf('.')
  const tail = dot > 0 && Buffer.byteLength(name.slice(dot)) <= EXTENSION_BYTES ? name.slice(dot) : ''
  const room = NAME_BYTES - Buffer.byteLength(tail)
  let kept = ''
  let bytes = 0
  for (const character of name.slice(0, name.length - tail.length)) {
    bytes += Buffer.byteLength(character)
    if (bytes > room) break
    kept += character
  }
  return kept.replace(/[\s.]+$/u, '') + tail
}
