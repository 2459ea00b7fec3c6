// Units that a notice names and the roster does not hold, as entries for units.yaml. Pure.
import { quoted } from '../roster-splices.ts'
import { unitId } from '../unit-ids.ts'
import type { Said } from './facts.ts'

/** Entries with blanks for what no notice says; '' where the roster holds all of them. `known`: names, aliases; `taken`: ids. */
export function proposedUnits(
  units: readonly Said<string>[],
  known: ReadonlySet<string>,
  taken: ReadonlySet<string>,
): string {
  const ids = new Set(taken)
  return units
    .filter(({ value }) => !known.has(value))
    .map(({ value, source }) =>
      [
        `- id: ${unitId(value, ids)}`,
        `  name: ${quoted(value)}   # 【待填】请核对是否全称`,
        `  addresses: []   # 【待填】报送邮箱`,
        `  # ← ${source.replace(/\s+/g, ' ').slice(0, 300)}`,
        '',
      ].join('\n'),
    )
    .join('')
}

/** As comments at the end of the campaign file, to be copied over. */
export function asComments(yaml: string): string {
  if (yaml === '') return ''
  const lines = yaml
    .replace(/\n$/, '')
    .split('\n')
    .map(line => `# ${line}`)
  return ['# 名册建议：以下单位名册里没有，去掉行首的 # 和一个空格，复制到 units.yaml', ...lines, ''].join('\n')
}
