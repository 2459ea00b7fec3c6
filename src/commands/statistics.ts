// `baosong statistics CAMPAIGN [--out FILE.xlsx]`: the campaign in figures; with --out also as a workbook and a picture.
import { writeFile } from 'node:fs/promises'
import { comparison, statisticsSheets } from '../export/statistics/book.ts'
import type { Figures } from '../export/statistics/count.ts'
import { gatherFigures } from '../export/statistics/gather.ts'
import { stillOpen } from '../export/statistics/still-open.ts'
import { picture } from '../export/statistics/picture.ts'
import { workbook } from '../xlsx/workbook.ts'
import { campaignNamed } from './export.ts'
import { CommandFailure } from './failure.ts'
import { type OfficeOptions, withOffice } from './opened.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'

export type StatisticsOptions = OfficeOptions & { out?: string; json?: boolean }

/** Exit code 0; 1 where the files cannot be written; 2 for an unknown campaign or an --out that is no .xlsx. */
export async function statistics(id: string, options: StatisticsOptions, terminal: Terminal): Promise<number> {
  const { out } = options
  if (out !== undefined && !out.toLowerCase().endsWith('.xlsx'))
    throw new CommandFailure(2, `--out ${out}：应以 .xlsx 结尾；图画写在它旁边，以 .svg 结尾。`)
  return withOffice(options, terminal, async ({ office, now }) => {
    const { configuration, ledger } = office
    const { timezone } = configuration.office
    const campaign = campaignNamed(id, configuration.campaigns)
    const { figures, former } = gatherFigures(ledger, configuration, campaign, now)
    if (out !== undefined) {
      await written(out, await workbook(statisticsSheets(figures, former, timezone)))
      await written(pictureName(out), picture(figures, timezone))
    }
    if (options.json) terminal.out(`${JSON.stringify({ campaigns: [figures, ...former].map(inJson) })}\n`)
    else
      terminal.out(
        inWords(figures, former, timezone) + (out === undefined ? '' : `\n已写入 ${out} 和 ${pictureName(out)}。\n`),
      )
    return 0
  })
}

function pictureName(out: string): string {
  return out.replace(/\.xlsx$/i, '.svg')
}

async function written(file: string, bytes: Buffer | string): Promise<void> {
  try {
    await writeFile(file, bytes)
  } catch (error) {
    throw new CommandFailure(1, `没有写成 ${file}：${(error as Error).message}。`, { cause: error })
  }
}

function inWords(figures: Figures, former: readonly Figures[], timezone: string): string {
  const note = stillOpen(figures, timezone)
  const all = [figures, ...former]
  const rows = comparison(all).map(({ name, values, isShare }) => [
    name,
    ...values.map(value => (isShare ? `${Math.round(value * 100)}%` : String(value))),
  ])
  return `${note === null ? '' : `${note}。\n`}${table(['项目', ...all.map(({ campaign }) => campaign.title)], rows)}`
}

function inJson({ campaign, asOf, byDay, units, ...figures }: Figures) {
  return {
    id: campaign.id,
    title: campaign.title,
    asOf: asOf.toString(),
    /** Units that are missing now have time yet. */
    early: Temporal.Instant.compare(asOf, campaign.deadline) < 0,
    ...figures,
    byDay: byDay.map(({ day, ...counts }) => ({ day: day.toString(), ...counts })),
    units: units.map(({ firstAt, lastAt, ...unit }) => ({
      ...unit,
      firstAt: firstAt?.toString() ?? null,
      lastAt: lastAt?.toString() ?? null,
    })),
  }
}
