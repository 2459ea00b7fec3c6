// Which of a server's folders the configuration means. Pure.
import type { Folder } from './mailbox.ts'

/** What LIST says of one folder. */
export type ListedFolder = {
  /** Decoded, with its parents. */
  path: string
  /** Last part of the path. */
  name: string
  flags: ReadonlySet<string>
  /** RFC 6154 or XLIST flag, or what imapflow makes of the name; null for none. */
  specialUse: string | null
}

/** What the configuration names, as far as it is there. */
export type Resolved = { found: Folder[]; missing: string[] }

/**
 * Folders into which providers sort mail that is no spam, and that carry no flag or a wrong one.
 * Seen in practice: NetEase's 病毒文件夹, 广告邮件 and 订阅邮件 carry none, and submissions end up there; 垃圾箱 is missed by
 * imapflow's own list of names.
 */
const JUNK_NAMES = new Set([
  '垃圾邮件',
  '垃圾箱',
  '垃圾邮件箱',
  '广告邮件',
  '病毒文件夹',
  '病毒邮件',
  '订阅邮件',
  'junk',
  'junk email',
  'junk e-mail',
  'spam',
  'bulk mail',
])

/** Resolves names and special-use flags (`\Junk`), each folder once, in the order of `configured`. */
export function resolveFolders(configured: readonly string[], listed: readonly ListedFolder[]): Resolved {
  const open = listed.filter(({ flags }) => ![...flags].some(flag => /^\\(noselect|nonexistent)$/i.test(flag)))
  const found = new Map<string, Folder>()
  const missing: string[] = []
  for (const wanted of configured) {
    const matches = wanted.startsWith('\\') ? flagged(wanted, open) : named(wanted, open)
    if (matches.length === 0 && !wanted.startsWith('\\')) missing.push(wanted)
    for (const folder of matches) found.set(folder.path, { name: folder.path, junk: isJunk(folder) })
  }
  return { found: [...found.values()], missing }
}

/** A flag means every folder that carries it, and `\Junk` also those that lose submissions without carrying it. */
function flagged(flag: string, listed: readonly ListedFolder[]): ListedFolder[] {
  const wanted = flag.toLowerCase()
  if (wanted === '\\junk') return listed.filter(isJunk)
  return listed.filter(
    ({ flags, specialUse }) =>
      specialUse?.toLowerCase() === wanted || [...flags].some(each => each.toLowerCase() === wanted),
  )
}

/**
 * The exact path, else the same but for case and width, else the only folder with that last part.
 * Seen in practice: QQ keeps a user's own folders below 其他文件夹, and nobody writes that.
 */
function named(wanted: string, listed: readonly ListedFolder[]): ListedFolder[] {
  const exact = listed.filter(({ path }) => path === wanted)
  if (exact.length > 0) return exact
  const alike = listed.filter(({ path }) => folded(path) === folded(wanted))
  if (alike.length > 0) return alike.slice(0, 1)
  const last = listed.filter(({ name }) => folded(name) === folded(wanted))
  return last.length === 1 ? last : []
}

function isJunk({ name, flags, specialUse }: ListedFolder): boolean {
  if (specialUse === '\\Junk' || [...flags].some(flag => /^\\(junk|spam)$/i.test(flag))) return true
  return specialUse === null && JUNK_NAMES.has(folded(name))
}

function folded(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase()
}
