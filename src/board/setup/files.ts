// The configuration's files as the forms edit them: read, checked as they would be, written only over what was read.
import { createHash } from 'node:crypto'
import { copyFile, link, mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Configuration } from '../../config/configuration.ts'
import type { Fault } from '../../config/fault.ts'
import { CAMPAIGNS_FOLDER, OFFICE_FILE, ROSTER_FILE } from '../../config/folder.ts'
import { loadConfiguration } from '../../config/load.ts'
import { replaceFile } from '../../config/replace-file.ts'

/** A change of one file; `before` null: it is new. `file` is relative to the configuration folder. */
export type Proposal = { file: string; before: string | null; after: string }

/** What the checker says of the folder with the change in it. */
export type Checked = { configuration: Configuration | null; faults: readonly Fault[]; warnings: readonly Fault[] }

/** The file's text; null where there is none. */
export async function textOf(folder: string, file: string): Promise<string | null> {
  try {
    return await readFile(join(folder, file), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Tells one text from another; '' for a file that is not there. */
export function versionOf(text: string | null): string {
  return text === null ? '' : createHash('sha256').update(text).digest('base64url')
}

/** The campaign's file. The id is checked before, since it becomes a name on the disk. */
export function campaignFile(id: string): string {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id)) throw new RangeError(`no campaign id: ${id}`)
  return `${CAMPAIGNS_FOLDER}/${id}.yaml`
}

/** Checks a copy of the folder with the change in it, by the checker that the service itself uses. */
export async function checkWith(folder: string, { file, after }: Proposal): Promise<Checked> {
  const copy = await mkdtemp(join(tmpdir(), 'baosong-check-'))
  try {
    await mkdir(join(copy, CAMPAIGNS_FOLDER))
    const campaigns = (await readdir(join(folder, CAMPAIGNS_FOLDER))).map(name => join(CAMPAIGNS_FOLDER, name))
    for (const each of [OFFICE_FILE, ROSTER_FILE, ...campaigns])
      if (/\.ya?ml$/i.test(each)) await copyFile(join(folder, each), join(copy, each))
    await writeFile(join(copy, file), after)
    // Passwords are not looked at: the forms do not touch them.
    const loaded = await loadConfiguration(copy, {}, { secrets: 'optional' })
    const own = (faults: readonly Fault[]) => faults.filter(fault => fault.file === file)
    if (!loaded.ok) return { configuration: null, faults: loaded.faults, warnings: own(loaded.warnings) }
    return { configuration: loaded.configuration, faults: [], warnings: own(loaded.warnings) }
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
}

/** Writes it: whole or not at all, the former version kept as NAME.bak. FileChangedError where somebody was quicker. */
export async function writeProposal(folder: string, { file, before, after }: Proposal): Promise<void> {
  const path = join(folder, file)
  if (before !== null) return replaceFile(path, before, after)
  const temporary = join(dirname(path), `.${process.pid}-${versionOf(after).slice(0, 8)}.tmp`)
  try {
    const handle = await open(temporary, 'w', 0o644)
    try {
      await handle.writeFile(after, 'utf8')
      await handle.sync()
    } finally {
      await handle.close()
    }
    // Fails where the name is taken, unlike a rename.
    await link(temporary, path)
  } finally {
    await rm(temporary, { force: true })
  }
}
