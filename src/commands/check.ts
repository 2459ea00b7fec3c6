// `baosong check`: everything that is wrong or risky in the configuration, each on a line that editors can jump to.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Configuration, Language } from '../config/configuration.ts'
import { type Fault, formatFault } from '../config/fault.ts'
import { loadConfiguration } from '../config/load.ts'
import { checkTemplates } from '../letters/check-templates.ts'
import { templateFolder } from '../letters/template-source.ts'
import type { Terminal } from './terminal.ts'

/** Prints to standard output. Returns 0 where the configuration can be used (with warnings, too), 2 where not. */
export async function check(args: { config?: string }, terminal: Terminal): Promise<number> {
  // An empty $BAOSONG_CONFIG counts as none.
  const folder = args.config ?? (terminal.env.BAOSONG_CONFIG || 'config')
  const loaded = await loadConfiguration(folder, terminal.env)
  const { language, warnings } = loaded
  const show = (fault: Fault) => terminal.out(`${formatFault(fault, language, join(folder, fault.file))}\n`)
  const faults = [...(loaded.ok ? [] : loaded.faults), ...templateFaults(folder)]
  faults.forEach(show)
  warnings.forEach(show)
  terminal.out(
    `${loaded.ok && faults.length === 0 ? fine(loaded.configuration, warnings.length) : broken(faults.length, warnings.length, language)}\n`,
  )
  return faults.length === 0 ? 0 : 2
}

/** Faults of the office's own templates; an office without any has no such folder. */
function templateFaults(folder: string): Fault[] {
  return existsSync(templateFolder(folder)) ? checkTemplates(folder) : []
}

function fine(configuration: Configuration, warnings: number): string {
  const { office, units, campaigns } = configuration
  if (office.language === 'en') {
    const titles = campaigns.map(campaign => campaign.title).join('; ')
    const summary = `${plural(units.length, 'unit')}, ${plural(campaigns.length, 'campaign')}${titles === '' ? '' : ` (${titles})`}`
    return `Configuration is fine: ${summary}${warnings === 0 ? '' : `; ${plural(warnings, 'warning')}`}.`
  }
  const titles = campaigns.map(campaign => campaign.title).join('、')
  const summary = `${units.length} 个单位，${campaigns.length} 项活动${titles === '' ? '' : `（${titles}）`}`
  return `配置无误：${summary}${warnings === 0 ? '' : `；另有 ${warnings} 条提醒`}。`
}

function broken(faults: number, warnings: number, language: Language): string {
  if (language === 'en') {
    return `${plural(faults, 'fault')}${warnings === 0 ? '' : ` and ${plural(warnings, 'warning')}`}: please mend the faults, then check again.`
  }
  return `共 ${faults} 处错误${warnings === 0 ? '' : `、${warnings} 条提醒`}：请改正错误后再检查一次。`
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
