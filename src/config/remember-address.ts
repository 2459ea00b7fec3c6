// A person's decision may teach the roster an address. The file stays the one source of truth: edited as a person would
// edit it, every other byte as it was.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addAddress } from './add-address.ts'
import { ROSTER_FILE } from './folder.ts'
import { replaceFile } from './replace-file.ts'

/**
 * Adds `address` to the unit in FOLDER/units.yaml; the former version stays as units.yaml.bak. `added` is false where
 * it was listed already, and then nothing is written. `seen` is the text that the person's decision was based on:
 * another text in the file is then refused. Throws RosterEditError, FileChangedError, or the system's error.
 */
export function rememberAddress(
  folder: string,
  unitId: string,
  address: string,
  seen?: string,
): Promise<{ added: boolean }> {
  const edit = turn.then(() => addToFile(join(folder, ROSTER_FILE), unitId, address, seen))
  turn = edit.catch(() => undefined)
  return edit
}

/** Two decisions at once are written one after the other; a failed one, whose caller hears of it, stops nobody. */
let turn: Promise<unknown> = Promise.resolve()

async function addToFile(path: string, unitId: string, address: string, seen?: string): Promise<{ added: boolean }> {
  const before = await readFile(path, 'utf8')
  const after = addAddress(before, unitId, address)
  if (after === before) return { added: false }
  await replaceFile(path, seen ?? before, after)
  return { added: true }
}
