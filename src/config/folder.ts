// The configuration folder on disk: which files there are, and their text. Reads only; never throws for what a person
// can mend (a missing folder, a file in another encoding, no permission): each becomes a fault and the others are read.
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Report, START, type Wording, wording } from './fault.ts'
import { understandKey } from './leaf.ts'

export const OFFICE_FILE = 'baosong.yaml'
export const ROSTER_FILE = 'units.yaml'
export const CAMPAIGNS_FOLDER = 'campaigns'

/** `text` null: it could not be read, which is told already. `mode`: permission bits, null where they say nothing. */
export type FileRead = { file: string; text: string | null; mode: number | null }

/** False, and told, where there is no such folder. */
export async function folderIsThere(folder: string, report: Report): Promise<boolean> {
  try {
    if ((await stat(folder)).isDirectory()) return true
    report(START, noFolder)
  } catch (error) {
    report(START, (error as NodeJS.ErrnoException).code === 'ENOENT' ? noFolder : unreadable(error))
  }
  return false
}

/** Reads the file at `file` (relative to `folder`). */
export async function readConfigurationFile(folder: string, file: string, report: Report): Promise<FileRead> {
  const path = join(folder, file)
  let bytes: Buffer
  let mode: number | null
  try {
    bytes = await readFile(path)
    mode = process.platform === 'win32' ? null : (await stat(path)).mode
  } catch (error) {
    report(START, unreadable(error))
    return { file, text: null, mode: null }
  }
  const text = utf8(bytes)
  if (text === null) report({ line: firstForeignLine(bytes), column: 1 }, otherEncoding)
  return { file, text, mode }
}

/** The campaign files in order of name: `id` from the name, null where the name is none that an id can have. */
export async function listCampaignFiles(
  folder: string,
  reportIn: (file: string) => Report,
): Promise<{ file: string; id: string }[]> {
  let names: string[]
  try {
    names = await readdir(join(folder, CAMPAIGNS_FOLDER))
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (missing) reportIn(CAMPAIGNS_FOLDER)(START, noCampaigns, 'warning')
    else reportIn(CAMPAIGNS_FOLDER)(START, unreadable(error))
    return []
  }
  const files: { file: string; id: string }[] = []
  // Editors leave .x.yaml.swp, x.yaml~ and x.yaml.bak behind; only names that end in .yaml are campaigns.
  for (const name of names.filter(each => !each.startsWith('.') && /\.ya?ml$/i.test(each)).sort()) {
    const file = `${CAMPAIGNS_FOLDER}/${name}`
    const id = name.replace(/\.ya?ml$/i, '')
    const meaning = understandKey(id)
    if (!name.endsWith('.yaml')) reportIn(file)(START, otherEnding(id))
    if ('wrong' in meaning) reportIn(file)(START, fileNameIsId(meaning.wrong))
    files.push({ file, id })
  }
  if (files.length === 0) reportIn(CAMPAIGNS_FOLDER)(START, noCampaigns, 'warning')
  return files
}

/** UTF-8 with or without a byte order mark; null where it is something else. */
function utf8(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

function firstForeignLine(bytes: Buffer): number {
  let line = 1
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start)
    if (utf8(bytes.subarray(start, end < 0 ? bytes.length : end)) === null) return line
    start = end < 0 ? bytes.length : end + 1
  }
  return 1
}

const noFolder = wording(
  '没有这个配置目录',
  '请用 --config 或环境变量 BAOSONG_CONFIG 指定，或从示例目录 config/ 复制一份',
  'There is no such configuration folder',
  'Name it with --config or BAOSONG_CONFIG, or copy the one from the example config/',
)

function unreadable(error: unknown): Wording {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') {
    return wording(
      '没有这个文件',
      '请核对文件名，或从示例目录 config/ 复制一份',
      'There is no such file',
      'Check its name, or copy the one from the example config/',
    )
  }
  return wording(
    `读不到（${code ?? String(error)}）`,
    '请确认运行 baosong 的用户有权读取',
    `It cannot be read (${code ?? String(error)})`,
    'Make sure that the user who runs baosong may read it',
  )
}

/** Seen in practice: Windows Notepad saves as ANSI (GBK) or UTF-16. */
const otherEncoding = wording(
  '文件不是 UTF-8 编码',
  '请用编辑器另存为 UTF-8（记事本：另存为 → 编码 → UTF-8）',
  'The file is not in UTF-8',
  'Save it as UTF-8 (Notepad: Save as, Encoding, UTF-8)',
)

const noCampaigns = wording(
  '还没有活动',
  '请在这里为每项活动放一个 活动代号.yaml',
  'There is no campaign yet',
  'Put one ID.yaml here for each campaign',
)

function otherEnding(id: string): Wording {
  return wording(
    '扩展名不对，不会被读取',
    `文件名应为 ${id}.yaml`,
    'The file’s ending is wrong',
    `It should be named ${id}.yaml`,
  )
}

/** The id's fault, told of the file's name. */
function fileNameIsId(wrong: Wording): Wording {
  return {
    zh: { problem: `文件名就是活动代号：${wrong.zh.problem}`, remedy: wrong.zh.remedy },
    en: { problem: `The file's name is the campaign's id: ${wrong.en.problem}`, remedy: wrong.en.remedy },
  }
}
