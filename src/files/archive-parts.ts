// Archives split into parts (分卷), as packers make them where a mail takes only so much: which part of what a file is.
import type { Note } from '../reading/reading.ts'

/** `stem`: what all parts of one archive have in common; `number` from 1. `plain`: the parts' bytes in a row are the archive. */
export type ArchivePart = { stem: string; number: number; plain: boolean }

/** Part `number` of a split archive, by the name that 7-Zip, WinRAR and WinZip give it; null for any other name. */
export function archivePart(name: string | null): ArchivePart | null {
  const lower = (name ?? '').trim().toLowerCase()
  const plain = /^(.+\.(?:7z|zip|rar|tar|gz|tgz|bz2|xz))\.(\d{3})$/.exec(lower)
  if (plain) return { stem: plain[1] ?? '', number: Number(plain[2]), plain: true }
  const volume = /^(.+)\.part0*(\d{1,4})\.rar$/.exec(lower)
  if (volume) return { stem: volume[1] ?? '', number: Number(volume[2]), plain: false }
  // WinRAR of old calls the first part .rar and the second .r00; WinZip calls the first .z01 and the last .zip.
  const old = /^(.+)\.([rz])(\d\d)$/.exec(lower)
  return old ? { stem: old[1] ?? '', number: Number(old[3]) + (old[2] === 'r' ? 2 : 0), plain: false } : null
}

/** `notes` of a part that cannot be opened alone, and no wonder: it is not damaged for that. */
export function notesOfPart({ number }: { number: number }, notes: readonly Note[]): Note[] {
  const others = notes.filter(({ code }) => code !== 'unreadable' && code !== 'name-type-disagrees')
  return [{ code: 'archive-part', detail: `${number}` }, ...others]
}
