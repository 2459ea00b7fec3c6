// What a scan means for a reading: which files are to be scanned, and the notes that they then carry. Pure.
import type { Note, ReadFile, Reading } from '../../reading/reading.ts'
import type { ScanOutcome } from '../../scan/scanner.ts'

const CODES = new Set(['infected', 'unscanned'])

/** The files whose bytes are to be scanned. An archive that was opened whole is its members; all else is itself. */
export function filesToScan(files: readonly ReadFile[]): ReadFile[] {
  const opened = new Set(files.flatMap((_, position) => holdersOf(files, position)))
  return files.filter((file, position) => !opened.has(position) || otherNotes(file).length > 0)
}

/** The reading with the scan's notes in place of former ones. What holds an infected file is infected by it. */
export function withScans(reading: Reading, outcomes: ReadonlyMap<string, ScanOutcome>): Reading {
  const { files } = reading
  const own = files.map(file => {
    const outcome = outcomes.get(file.sha256)
    return outcome ? noteOf(outcome) : null
  })
  const noted = own.map(note => (note === null ? [] : [note]))
  for (const [position, note] of own.entries()) {
    if (note?.code !== 'infected') continue
    for (const holder of holdersOf(files, position)) {
      if (!noted[holder]?.some(({ code }) => code === 'infected')) noted[holder]?.push(note)
    }
  }
  return {
    ...reading,
    files: files.map((file, position) => ({ ...file, notes: [...otherNotes(file), ...(noted[position] ?? [])] })),
  }
}

/** True where both carry the same notes of a scan. */
export function sameScans(before: Reading, after: Reading): boolean {
  const notes = ({ files }: Reading) =>
    JSON.stringify(files.map(file => file.notes.filter(({ code }) => CODES.has(code))))
  return notes(before) === notes(after)
}

function noteOf(outcome: ScanOutcome): Note | null {
  switch (outcome.kind) {
    case 'clean':
      return null
    case 'infected':
      return { code: 'infected', detail: outcome.name }
    case 'unscanned':
      return { code: 'unscanned', detail: outcome.why }
  }
}

function otherNotes(file: ReadFile): Note[] {
  return file.notes.filter(({ code }) => !CODES.has(code))
}

/** Positions of the containers around a file, innermost first: of several with one path the one that stands last before it. */
function holdersOf(files: readonly ReadFile[], position: number): number[] {
  const holders: number[] = []
  let path = files[position]?.path ?? ''
  for (let at = position - 1; at >= 0; at -= 1) {
    const before = files[at]
    if (before === undefined || !path.startsWith(`${before.path}/`)) continue
    holders.push(at)
    path = before.path
  }
  return holders
}
