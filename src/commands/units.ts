// `baosong units import FILE`, `units export FILE`: the roster from and to the sheets that offices keep.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { RosterEditError } from '../config/add-address.ts'
import type { Language } from '../config/configuration.ts'
import { formatFault } from '../config/fault.ts'
import { ROSTER_FILE } from '../config/folder.ts'
import { loadConfiguration } from '../config/load.ts'
import { FileChangedError, replaceFile } from '../config/replace-file.ts'
import { workbook } from '../xlsx/workbook.ts'
import { writeDelimited } from '../paperwork/delimited.ts'
import { describeDifference } from '../paperwork/describe-difference.ts'
import { editRoster, rosterIn } from '../paperwork/edit-roster.ts'
import { rosterRows, rosterSheet } from '../paperwork/export-roster.ts'
import { compareRoster, type Roster } from '../paperwork/roster-difference.ts'
import { formatSheetFault, type SheetFault } from '../paperwork/roster-entry.ts'
import { NoSheets, readSheets } from '../paperwork/roster-files.ts'
import { readRosterSheets } from '../paperwork/roster-sheet.ts'
import { sharedAddresses } from '../paperwork/shared-addresses.ts'
import { LIMITS } from '../reading/limits.ts'
import { configurationFolder } from './configured.ts'
import { CommandFailure } from './failure.ts'
import type { Terminal } from './terminal.ts'

export type UnitsOptions = { config?: string; yes?: boolean }

/** Asks a person yes or no; null where nobody is there to answer. */
export type Ask = (question: string) => Promise<boolean | null>

/**
 * Exit code 0, also where nothing differs; 1 where the person says no or the sheet has faults (nothing is written); 2 where
 * a file is missing or of another kind, or nobody can be asked and --yes is not given.
 */
export async function importUnits(file: string, options: UnitsOptions, terminal: Terminal, ask: Ask = askAtTerminal) {
  const { path, source, roster, language } = await openRoster(options, terminal)
  const zh = language === 'zh-CN'
  const { entries, faults, hints, unused, passedOver } = readRosterSheets(await sheetsOf(file, zh))
  const difference = compareRoster(entries, roster)
  refuseFaults([...faults, ...difference.faults], language)
  terminal.out(describeDifference(difference, language))
  if (passedOver > 0)
    terminal.out(zh ? `跳过 ${passedOver} 行（合计、说明等）。\n` : `${passedOver} rows hold no unit.\n`)
  if (unused.length > 0)
    terminal.out(zh ? `没有用到的列：${unused.join('、')}。\n` : `Columns without use: ${unused.join(', ')}.\n`)
  for (const { address, units } of sharedAddresses(roster.units, difference))
    terminal.out(
      zh
        ? `提醒：${address} 同时是${units.join('、')}的邮箱。如确是共用则不必改，来信会再看内容；否则请删去一处。\n`
        : `Warning: ${address} belongs to ${units.join(', ')}. If they share it, leave it: the content will decide; else remove one.\n`,
    )
  for (const hint of hints) terminal.out(`${formatSheetFault(hint, language)}\n`)
  if (difference.added.length + difference.changed.length === 0) return 0
  const after = edited(source, difference, zh)
  const agreed = options.yes === true || (await ask(zh ? '写入 units.yaml 吗？' : 'Write units.yaml?'))
  if (agreed === null) {
    throw new CommandFailure(
      2,
      zh ? '没有终端可以询问；确认无误请加 --yes。' : 'Nobody can be asked; add --yes to write.',
    )
  }
  if (!agreed) {
    terminal.out(zh ? '没有改动。\n' : 'Nothing was changed.\n')
    return 1
  }
  await replaceFile(path, source, after).catch((error: unknown) => {
    if (error instanceof FileChangedError) throw new CommandFailure(1, error.message, { cause: error })
    throw error
  })
  terminal.out(
    zh
      ? '已写入 units.yaml，原来的留作 units.yaml.bak。\n'
      : 'units.yaml is written, the former one is units.yaml.bak.\n',
  )
  return 0
}

/** Exit code 0; 2 where FILE has another ending or exists already, or the roster is faulty. */
export async function exportUnits(file: string, options: UnitsOptions, terminal: Terminal): Promise<number> {
  const { roster, language } = await openRoster(options, terminal)
  const zh = language === 'zh-CN'
  const form = /\.(csv|xlsx)$/i.exec(file)?.[1]?.toLowerCase()
  if (form === undefined)
    throw new CommandFailure(2, zh ? '文件名应以 .xlsx 或 .csv 结尾。' : 'FILE should end in .xlsx or .csv.')
  const rows = rosterRows(roster, language)
  const content = form === 'csv' ? writeDelimited(rows) : await workbook([rosterSheet(rows, language)])
  await writeFile(file, content, { flag: 'wx' }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new CommandFailure(2, zh ? `${file} 已经存在，请换个名字。` : `${file} exists already.`, { cause: error })
  })
  terminal.out(
    zh ? `${roster.units.length} 个单位已写入 ${file}。\n` : `${roster.units.length} units written to ${file}.\n`,
  )
  return 0
}

type Opened = { path: string; source: string; roster: Roster; language: Language }

/** Only units.yaml has to be in order: campaigns may name units that are still to come. */
async function openRoster(options: UnitsOptions, terminal: Terminal): Promise<Opened> {
  const folder = configurationFolder(options, terminal)
  const { language } = await loadConfiguration(folder, terminal.env, { secrets: 'optional' })
  const path = join(folder, ROSTER_FILE)
  const source = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    const missing =
      language === 'zh-CN' ? `没有 ${path}，请先建一个空文件。` : `There is no ${path}; make an empty one first.`
    throw new CommandFailure(2, missing, { cause: error })
  })
  const roster = rosterIn(source, language)
  if ('units' in roster) return { path, source, roster, language }
  throw new CommandFailure(2, roster.faults.map(fault => formatFault(fault, language, path)).join('\n'))
}

async function sheetsOf(file: string, zh: boolean) {
  try {
    return await readSheets(file, LIMITS.files)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new CommandFailure(2, zh ? `找不到 ${file}。` : `There is no ${file}.`, { cause: error })
    if (!(error instanceof NoSheets)) throw error
    throw new CommandFailure(2, `${file}${zh ? '：' : ': '}${NO_SHEETS[error.reason][zh ? 'zh' : 'en']}`, {
      cause: error,
    })
  }
}

const NO_SHEETS = {
  'old-excel': {
    zh: '是旧版 .xls 或加了密码的表格，请去掉密码，另存为 .xlsx 或 .csv。',
    en: 'is an old .xls or has a password; save it without one as .xlsx or .csv.',
  },
  'too-large': { zh: '太大，不像通讯录。', en: 'is too large for a contact list.' },
  damaged: {
    zh: '打不开，可能已损坏，请用 Excel 或 WPS 另存一次。',
    en: 'cannot be opened; save it again in Excel or WPS.',
  },
} as const

function refuseFaults(faults: readonly SheetFault[], language: Language): void {
  if (faults.length === 0) return
  const last =
    language === 'zh-CN'
      ? `共 ${faults.length} 处要改，units.yaml 没有改动。`
      : `${faults.length} to mend; units.yaml was not changed.`
  throw new CommandFailure(1, [...faults.map(fault => formatSheetFault(fault, language)), last].join('\n'))
}

function edited(source: string, difference: Parameters<typeof editRoster>[1], zh: boolean): string {
  try {
    return editRoster(source, difference)
  } catch (error) {
    if (!(error instanceof RosterEditError)) throw error
    const { problem, remedy } = zh ? error.wording.zh : error.wording.en
    throw new CommandFailure(1, zh ? `${problem}。${remedy}。` : `${problem}. ${remedy}.`, { cause: error })
  }
}

async function askAtTerminal(question: string): Promise<boolean | null> {
  if (!process.stdin.isTTY) return null
  const line = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^(y|yes|是|好)$/i.test((await line.question(`${question} [y/N] `)).trim())
  } finally {
    line.close()
  }
}
