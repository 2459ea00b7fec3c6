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
  const fresh = units.filter(({ value }) => !known.has(value))
  const fullOf = (short: string) => fresh.filter(({ value }) => value !== short && value.endsWith(short))
  return fresh
    .filter(({ value }) => fullOf(value).length !== 1)
    .map(({ value, source }) => {
      // 市图书馆 and 云溪市图书馆 in one notice are probably one: a person says so.
      const short = fresh.filter(
        other => fullOf(other.value).length === 1 && value !== other.value && value.endsWith(other.value),
      )
      const aliases = short.map(other => quoted(other.value)).join(', ')
      return [
        `- id: ${unitId(value, ids)}`,
        `  name: ${quoted(value)}   # 【待填】请核对是否全称`,
        ...(aliases === '' ? [] : [`  aliases: [${aliases}]   # 【待填】请核对是否同一单位`]),
        `  addresses: []   # 【待填】报送邮箱`,
        `  # ← ${source.replace(/\s+/g, ' ').slice(0, 300)}`,
        '',
      ].join('\n')
    })
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
