// `baosong draft NOTICE`: an official notice → a campaign file, with proposals for the roster.
import { createReadStream } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { ROSTER_FILE } from '../config/folder.ts'
import { loadConfiguration } from '../config/load.ts'
import { openBudget } from '../files/budget.ts'
import { examine } from '../files/examine.ts'
import type { Examined } from '../files/examined.ts'
import { openFragileParsers } from '../files/fragile.ts'
import { openStoredBytes } from '../ledger/stored-bytes.ts'
import { rosterIn } from '../paperwork/edit-roster.ts'
import { asComments, proposedUnits } from '../paperwork/notice/propose-units.ts'
import { readNotice } from '../paperwork/notice/read-notice.ts'
import { BLANK, campaignYaml, type Known } from '../paperwork/notice/write-campaign.ts'
import type { Wrapping } from '../paperwork/notice/wrapped-lines.ts'
import { LIMITS } from '../reading/limits.ts'
import { configurationFolder } from './configured.ts'
import { CommandFailure } from './failure.ts'
import type { Terminal } from './terminal.ts'

export type DraftOptions = { config?: string; out?: string }

/**
 * Exit code 0, also where blanks are left (they are counted on standard error); 1 where it
 * is no notice; 2 where it is missing or has no
 * text, or FILE exists. Works without a configuration: the roster then counts as empty.
 */
export async function draft(notice: string, options: DraftOptions, terminal: Terminal): Promise<number> {
  const { type, document, notes } = await examined(notice)
  if (document === null || document.text.trim() === '') {
    const scanned = type === 'application/pdf' && notes.length === 0
    const why = notes.map(({ code, detail }) => detail ?? code).join('; ') || type
    throw new CommandFailure(
      2,
      scanned
        ? `${notice} 里没有文字，像是扫描件，请换用 Word 版或有文字的 PDF。`
        : `${notice} 里读不出文字（${why}）。`,
    )
  }
  const facts = readNotice(document.text, wrappingOf(type))
  if (facts.title === null && facts.deadline === null && facts.materials.length === 0)
    throw new CommandFailure(1, `${notice} 不像报送通知：没有找到标题、截止时间和材料。`)
  const { known, taken } = await office(options, terminal, basename(notice))
  const names = new Set(known.units.flatMap(unit => unit.names))
  const proposals = asComments(proposedUnits(facts.units, names, taken))
  const yaml = campaignYaml(facts, known) + (proposals === '' ? '' : `\n${proposals}`)
  if (options.out === undefined) terminal.out(yaml)
  else await write(options.out, yaml)
  if (document.text.length >= LIMITS.files.textCharacters) terminal.err('通知太长，只读了前面的部分。\n')
  const blanks = yaml.split('\n').filter((line, index) => index > 0 && line.includes(BLANK)).length
  terminal.err(
    `${options.out === undefined ? '' : `已写入 ${options.out}。`}${blanks === 0 ? '没有空缺，请核对后使用。' : `有 ${blanks} 处${BLANK}，请补上后运行 baosong check。`}\n`,
  )
  return 0
}

/** Pages are printed line by line; text may be, documents are not. */
function wrappingOf(type: string): Wrapping {
  if (type === 'application/pdf') return 'surely'
  return type.startsWith('text/') ? 'perhaps' : 'never'
}

/** Looks into the notice as into any received file: caps on size and time, parsers that may die in a thread of their own. */
async function examined(path: string): Promise<Examined> {
  const folder = await mkdtemp(join(tmpdir(), 'baosong-draft-'))
  const fragile = openFragileParsers()
  try {
    const store = openStoredBytes(folder, 'none')
    const stored = await store.put(createReadStream(path), LIMITS.files.documentBytes)
    return await examine(stored, basename(path), null, {
      store,
      fragile,
      limits: LIMITS,
      budget: openBudget(LIMITS.files),
    })
  } catch (error) {
    if (!isMissing(error)) throw error
    throw new CommandFailure(2, `找不到 ${path}。`, { cause: error })
  } finally {
    await fragile.close()
    await rm(folder, { recursive: true, force: true })
  }
}

function isMissing(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (['ENOENT', 'EISDIR'].includes((cause as NodeJS.ErrnoException).code ?? '')) return true
  }
  return false
}

async function office(
  options: DraftOptions,
  terminal: Terminal,
  file: string,
): Promise<{ known: Known; taken: Set<string> }> {
  const folder = configurationFolder(options, terminal)
  const loaded = await loadConfiguration(folder, terminal.env, { secrets: 'optional' })
  const source = await readFile(join(folder, ROSTER_FILE), 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return ''
    throw error
  })
  const roster = rosterIn(source)
  const units = 'units' in roster ? roster.units : []
  return {
    known: {
      units: units.map(({ id, name, aliases }) => ({ id, names: [name, ...aliases] })),
      address: loaded.ok ? loaded.configuration.office.mailbox.address : null,
      file,
    },
    taken: new Set(units.map(({ id }) => id)),
  }
}

async function write(path: string, yaml: string): Promise<void> {
  await writeFile(path, yaml, { flag: 'wx' }).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new CommandFailure(2, `没有 ${dirname(path)} 这个文件夹，${basename(path)} 没有写成。`, { cause: error })
    if (code === 'EACCES') throw new CommandFailure(2, `没有权限写 ${path}。`, { cause: error })
    if (code !== 'EEXIST') throw error
    throw new CommandFailure(2, `${path} 已经存在，请换个名字。`, { cause: error })
  })
}
