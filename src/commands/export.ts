// `baosong export CAMPAIGN --out FILE.zip`: the package for the record.
import { resolve } from 'node:path'
import { stat } from 'node:fs/promises'
import type { Campaign } from '../config/configuration.ts'
import { exportPackage, type Exported } from '../export/export-campaign.ts'
import { formerPackage } from '../export/former-package.ts'
import { DEFAULT_PATTERN, patternFault } from '../export/names.ts'
import { type Package, packageOf, type Since } from '../export/package.ts'
import { WrongBytes } from '../export/stored-bytes.ts'
import { writtenSize } from '../letters/words.ts'
import { CommandFailure } from './failure.ts'
import { type OfficeOptions, withOffice } from './opened.ts'
import { openProgress } from './progress.ts'
import type { Terminal } from './terminal.ts'
import { instantFrom } from './time.ts'

export type ExportOptions = OfficeOptions & {
  out: string
  names?: string
  allVersions?: boolean
  withMail?: boolean
  since?: string
}

/** Exit code 0; 1 where the bytes cannot be had or written; 2 for an unknown campaign, a faulty pattern or --since. */
export async function exportCampaign(id: string, options: ExportOptions, terminal: Terminal): Promise<number> {
  return withOffice(options, terminal, async ({ office, now }) => {
    const { configuration, ledger, store } = office
    const campaign = campaignNamed(id, configuration.campaigns)
    const pattern = options.names ?? campaign.export.names ?? DEFAULT_PATTERN
    const fault = patternFault(pattern)
    if (fault !== null) {
      const where = options.names === undefined ? `campaigns/${campaign.id}.yaml 的 export.names` : '--names'
      throw new CommandFailure(2, `${where} ${pattern}：${fault}。`)
    }
    const since = await sinceFrom(options.since, campaign, configuration.office.timezone)
    const { allVersions = false, withMail = false } = options
    const file = resolve(options.out)
    try {
      const wanted = { pattern, allVersions, withMail, since, beside: file }
      using contents = packageOf(ledger, configuration, campaign, wanted, now)
      const bar = openProgress(terminal, '导出（MB）', Math.ceil(bytesOf(contents) / MEGABYTE))
      const exported = await exportPackage(contents, file, sha256 => store.pathOf(sha256), steps(bar.step)).finally(
        bar.stop,
      )
      terminal.out(told(exported, contents, options.out))
    } catch (error) {
      notWritten(file, error)
    }
    return 0
  })
}

/** The campaign of this id; CommandFailure 2 where there is none. */
export function campaignNamed(id: string, campaigns: readonly Campaign[]): Campaign {
  const found = campaigns.find(campaign => campaign.id === id)
  if (found) return found
  const known = campaigns.map(campaign => campaign.id).join('、')
  throw new CommandFailure(2, `没有“${id}”这项活动。现有：${known || '（无）'}。`)
}

async function sinceFrom(text: string | undefined, campaign: Campaign, zone: string): Promise<Since> {
  if (text === undefined) return null
  if (!(await isFile(text))) {
    if (/\.(zip|json)$/i.test(text)) throw new CommandFailure(2, `--since ${text}：没有这个文件。`)
    return { after: instantFrom(text, zone) }
  }
  const former = await formerPackage(text).catch((error: unknown) => {
    throw new CommandFailure(2, `--since ${text}：打不开（${reason(error)}）。`, { cause: error })
  })
  if (former === null)
    throw new CommandFailure(2, `--since ${text}：不是 baosong export 导出的包，也不是其中的 manifest.json。`)
  if (former.campaign !== campaign.id)
    throw new CommandFailure(2, `--since ${text}：是“${former.campaign}”的包，不是“${campaign.id}”的。`)
  return { brought: former.brought }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

const MEGABYTE = 1024 * 1024

/** Bytes of the store that go into the package. */
function bytesOf({ entries, mail }: Package): number {
  let sum = 0
  for (const { path, size } of entries) sum += path === null ? 0 : (size ?? 0)
  for (const { size } of mail) sum += size
  return sum
}

/** Hears of bytes, and takes a step for every megabyte that is full. */
function steps(step: () => void): (bytes: number) => void {
  let open = 0
  return bytes => {
    for (open += bytes; open >= MEGABYTE; open -= MEGABYTE) step()
  }
}

/** The store's or the disk's fault is told; anything else is one of the program. */
function notWritten(file: string, error: unknown): never {
  const isExpected = error instanceof WrongBytes || (error instanceof Error && 'syscall' in error)
  if (isExpected) throw new CommandFailure(1, `没有写成 ${file}：${reason(error)}。`, { cause: error })
  throw error
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function told({ files, links, messages, bytes }: Exported, { superseded, withheld }: Package, out: string): string {
  const mail = messages > 0 ? `，来件 ${messages} 封` : ''
  const old = superseded.filter(({ path }) => path !== null)
  const note =
    old.length === 0
      ? ''
      : `上次导出的这 ${old.length} 个文件已被更正，以本次的为准：\n${old.map(({ path }) => `  ${path}\n`).join('')}`
  const aside =
    withheld.length === 0
      ? ''
      : `带病毒的 ${withheld.length} 个文件没有导出：\n${withheld.map(({ unit, name, virus }) => `  ${unit}  ${name}  ${virus}\n`).join('')}`
  return `已导出 ${out}：文件 ${files} 个，链接 ${links} 个${mail}，共 ${writtenSize(bytes)}。\n${note}${aside}`
}
