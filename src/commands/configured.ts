// The configuration that a command works with: found, loaded, and refused with every fault named.
import { resolve } from 'node:path'
import type { Configuration } from '../config/configuration.ts'
import { formatFault } from '../config/fault.ts'
import { type LoadOptions, loadConfiguration } from '../config/load.ts'
import { CommandFailure } from './failure.ts'
import type { Terminal } from './terminal.ts'

/** `--config DIR`, else $BAOSONG_CONFIG, else ./config. */
export function configurationFolder(options: { config?: string }, terminal: Terminal): string {
  return resolve(options.config ?? terminal.env.BAOSONG_CONFIG ?? 'config')
}

/** Loads it. Throws CommandFailure (exit code 2) with all faults, one a line, where it cannot be used. */
export async function configured(
  options: { config?: string },
  terminal: Terminal,
  load: LoadOptions = {},
): Promise<Configuration> {
  const folder = configurationFolder(options, terminal)
  const loaded = await loadConfiguration(folder, terminal.env, load)
  if (loaded.ok) return loaded.configuration
  const { faults, language } = loaded
  const last =
    language === 'zh-CN'
      ? `配置有 ${faults.length} 处错误（${folder}），改好后再试。`
      : `The configuration has ${faults.length} fault(s) (${folder}); mend them and try again.`
  throw new CommandFailure(2, [...faults.map(fault => formatFault(fault, language)), last].join('\n'))
}
