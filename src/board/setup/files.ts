// The configuration's files as the forms edit them: read, checked as they would be, written only over what was read.
import { createHash } from 'node:crypto'
import { copyFile, link, mkdir, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Configuration } from '../../config/configuration.ts'
import type { Fault } from '../../config/fault.ts'
import { CAMPAIGNS_FOLDER, OFFICE_FILE, ROSTER_FILE } from '../../config/folder.ts'
import { loadConfiguration } from '../../config/load.ts'
import { FileChangedError, replaceFile } from '../../config/replace-file.ts'

/** A change of one file; `before` null: it is new; `after` null: it goes. `file` is relative to the configuration folder. */
export type Proposal = { file: string; before: string | null; after: string | null }

/** What the checker says of the folder with the change in it. */
export type Checked = { configuration: Configuration | null; faults: readonly Fault[]; warnings: readonly Fault[] }

const CAMPAIGN_ID = /^[a-z0-9][a-z0-9-]*$/

/** What the former version of a file is called: its own name and this. */
const FORMER = '.bak'

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
  if (!CAMPAIGN_ID.test(id)) throw new RangeError(`no campaign id: ${id}`)
  return `${CAMPAIGNS_FOLDER}/${id}.yaml`
}

/** Checks a copy of the folder with the change in it, by the checker that the service itself uses. */
export function checkWith(folder: string, proposal: Proposal): Promise<Checked> {
  return withChange(folder, proposal, async copy => {
    // Passwords are not looked at: the forms do not touch them.
    const loaded = await loadConfiguration(copy, {}, { secrets: 'optional' })
    const own = (faults: readonly Fault[]) => faults.filter(fault => fault.file === proposal.file)
    if (!loaded.ok) return { configuration: null, faults: loaded.faults, warnings: own(loaded.warnings) }
    return { configuration: loaded.configuration, faults: [], warnings: own(loaded.warnings) }
  })
}

/** Has `work` done with a copy of the folder that holds the change; the copy is gone afterwards. */
export async function withChange<Result>(
  folder: string,
  { file, after }: Proposal,
  work: (copy: string) => Promise<Result>,
): Promise<Result> {
  const copy = await mkdtemp(join(tmpdir(), 'baosong-check-'))
  try {
    await mkdir(join(copy, CAMPAIGNS_FOLDER))
    const campaigns = (await readdir(join(folder, CAMPAIGNS_FOLDER))).map(name => join(CAMPAIGNS_FOLDER, name))
    for (const each of [OFFICE_FILE, ROSTER_FILE, ...campaigns])
      if (/\.ya?ml$/i.test(each)) await copyFile(join(folder, each), join(copy, each))
    if (after === null) await rm(join(copy, file))
    else await writeFile(join(copy, file), after)
    return await work(copy)
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
}

/** Writes it: whole or not at all, the former version kept as NAME.bak. FileChangedError where somebody was quicker. */
export async function writeProposal(folder: string, { file, before, after }: Proposal): Promise<void> {
  const path = join(folder, file)
  if (after === null) return takeAway(path, before)
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

/** Whether this is a file that the forms edit: the roster, or a campaign's. */
export function isSetupFile(file: string): boolean {
  const [, id = ''] = /^campaigns\/([^/]*)\.yaml$/.exec(file) ?? []
  return file === ROSTER_FILE || CAMPAIGN_ID.test(id)
}

/** The files of which a former version is kept. */
export async function keptFormers(folder: string): Promise<string[]> {
  const campaigns = (await readdir(join(folder, CAMPAIGNS_FOLDER))).map(name => `${CAMPAIGNS_FOLDER}/${name}`)
  const all = [...(await readdir(folder)), ...campaigns]
  return all.flatMap(name => {
    const file = name.endsWith(FORMER) ? name.slice(0, -FORMER.length) : ''
    return isSetupFile(file) ? [file] : []
  })
}

/** The former version of a file, as the last change kept it; null: there is none. */
export function formerOf(folder: string, file: string): Promise<string | null> {
  return textOf(folder, `${file}${FORMER}`)
}

/** The file's name is its former version's from now on: whoever wants it back renames it. */
async function takeAway(path: string, before: string | null): Promise<void> {
  if ((await readFile(path, 'utf8')) !== before) throw new FileChangedError(path)
  await rename(path, `${path}${FORMER}`)
}
