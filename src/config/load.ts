// The configuration folder → Configuration, or every fault of every file at once.
import { resolve } from 'node:path'
import { type PlacedCampaign, readCampaign } from './campaign.ts'
import { campaignTraps } from './campaign-traps.ts'
import type { Configuration, Language } from './configuration.ts'
import { type Fault, Findings, START, wording } from './fault.ts'
import { folderIsThere, listCampaignFiles, OFFICE_FILE, ROSTER_FILE, readConfigurationFile } from './folder.ts'
import { frozen } from './frozen.ts'
import { readOffice, withoutPassword } from './office.ts'
import { parseYaml } from './parse.ts'
import { readRoster } from './roster-file.ts'
import { rosterTraps } from './roster-traps.ts'
import { type Environment, substitute } from './substitute.ts'
import { child, textOf, type Tree } from './tree.ts'

/** `language` is the one the faults are worded in: the office's own, as far as it can be made out. */
export type Loaded =
  | { ok: true; configuration: Configuration; warnings: Fault[]; language: Language }
  | { ok: false; faults: Fault[]; warnings: Fault[]; language: Language }

/**
 * `optional`: for commands that log in nowhere (inspect, status): the password is not looked at and comes out null, so
 * that they work where the service's environment is not at hand.
 */
export type LoadOptions = { secrets?: 'required' | 'optional' }

/**
 * Loads the folder. All faults come at once, in order of file and place; none of them repeats a secret. `env` is where
 * ${NAME} comes from. Warnings never keep a configuration from being used.
 */
export async function loadConfiguration(
  folder: string,
  env: Environment,
  { secrets = 'required' }: LoadOptions = {},
): Promise<Loaded> {
  const root = resolve(folder)
  const findings = new Findings()
  const reportIn = (file: string) => findings.of(file)
  if (!(await folderIsThere(root, reportIn('')))) {
    return { ok: false, faults: findings.list('fault', 'zh-CN'), warnings: [], language: 'zh-CN' }
  }
  const treeOf = async (file: string) => {
    const { text, mode } = await readConfigurationFile(root, file, reportIn(file))
    // A list of all the keys that are missing would not say what has happened. An empty roster is nobody yet.
    if (text?.trim() === '' && file !== ROSTER_FILE) {
      reportIn(file)(START, emptyFile)
      return { tree: null, mode, text }
    }
    return { tree: text === null ? null : parseYaml(text, reportIn(file)), mode, text }
  }

  const officeFile = await treeOf(OFFICE_FILE)
  const language = languageOf(officeFile.tree, officeFile.text)
  const written =
    secrets === 'optional' && officeFile.tree !== null ? withoutPassword(officeFile.tree) : officeFile.tree
  const filled = written === null ? null : substitute(written, root, env, reportIn(OFFICE_FILE))
  const { office, zone } =
    filled === null
      ? { office: null, zone: 'Asia/Shanghai' }
      : readOffice(filled, { folder: root, mode: officeFile.mode, secrets }, reportIn(OFFICE_FILE))

  const rosterTree = (await treeOf(ROSTER_FILE)).tree
  const roster = rosterTree === null ? null : readRoster(rosterTree, reportIn(ROSTER_FILE))
  if (roster !== null) rosterTraps(roster.units, office?.mailbox.address ?? null, reportIn(ROSTER_FILE))

  const campaigns: PlacedCampaign[] = []
  for (const { file, id } of await listCampaignFiles(root, reportIn)) {
    const { tree } = await treeOf(file)
    if (tree === null) continue
    const campaign = readCampaign(tree, { id, zone, unitIds: roster?.ids ?? null }, reportIn(file))
    if (campaign !== null) campaigns.push({ campaign, tree, file })
  }
  campaignTraps(campaigns, { timezone: zone, workdays: office?.workdays ?? new Map() }, reportIn)

  const faults = findings.list('fault', language)
  const warnings = findings.list('warning', language)
  if (faults.length > 0 || office === null || roster === null) return { ok: false, faults, warnings, language }
  const units = roster.units.map(placed => placed.unit)
  const configuration = frozen({ folder: root, office, units, campaigns: campaigns.map(placed => placed.campaign) })
  return { ok: true, configuration, warnings, language }
}

/** The office's language, even where the file is broken: whoever mends it should be able to read what is wrong. */
function languageOf(tree: Tree | null, text: string | null): Language {
  const written = textOf(child(tree, 'language')) ?? /^language:\s*["']?([\w-]+)/m.exec(text ?? '')?.[1]
  return written?.toLowerCase().startsWith('en') === true ? 'en' : 'zh-CN'
}

const emptyFile = wording(
  '文件是空的',
  '请从示例目录 config/ 重新复制一份',
  'The file is empty',
  'Copy the one from the example config/ again',
)
