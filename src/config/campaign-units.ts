// Which units a campaign is for: all, only some, all but some; and whether they are in the roster.
import type { Campaign, CampaignUnits, Unit } from './configuration.ts'
import { type Report, type Wording, wording } from './fault.ts'
import { nearest } from './nearest.ts'
import { type Tree, child, valuePlace } from './tree.ts'

/** As the schema hands it over. */
export type WrittenUnits = 'all' | { except: string[] } | string[]

export function unitsOf(written: WrittenUnits): CampaignUnits {
  if (written === 'all') return { kind: 'all' }
  if (Array.isArray(written)) return { kind: 'only', ids: [...new Set(written)] }
  return { kind: 'except', ids: [...new Set(written.except)] }
}

/** Reports each id that is not in the roster, and a list that leaves nobody. */
export function checkUnits(written: WrittenUnits, tree: Tree | null, known: ReadonlySet<string>, report: Report): void {
  if (written === 'all' || tree === null) return
  const [ids, node] = Array.isArray(written) ? [written, tree] : [written.except, child(tree, 'except') ?? tree]
  ids.forEach((id, index) => {
    const place = node.kind === 'list' ? (node.items[index] ?? node).at : node.at
    if (!known.has(id)) report(place, unknownUnit(id, known))
  })
  if (ids.length === 0 && Array.isArray(written)) report(node.at, nobody, 'warning')
  if (!Array.isArray(written) && known.size > 0 && [...known].every(id => ids.includes(id))) {
    report(valuePlace(tree, 'except'), nobody, 'warning')
  }
}

/** How a unit stands to a campaign: `exempt` units are shown as such and never reminded, `outside` ones not shown. */
export type Participation = 'takes-part' | 'exempt' | 'outside'

export function participation(campaign: Pick<Campaign, 'units'>, unit: Pick<Unit, 'id'>): Participation {
  const { units } = campaign
  switch (units.kind) {
    case 'all':
      return 'takes-part'
    case 'only':
      return units.ids.includes(unit.id) ? 'takes-part' : 'outside'
    case 'except':
      return units.ids.includes(unit.id) ? 'exempt' : 'takes-part'
  }
}

function unknownUnit(id: string, known: ReadonlySet<string>): Wording {
  const near = id === 'all' ? null : nearest(id, ['all', ...known])
  return wording(
    `units.yaml 里没有代号为 ${id} 的单位`,
    near === null ? '应为 units.yaml 里的 id' : `是不是想写 ${near}？`,
    `There is no unit with the id ${id} in units.yaml`,
    near === null ? 'It should be an id of units.yaml' : `Did you mean ${near}?`,
  )
}

const nobody = wording('没有单位参加这项活动', '请核对 units', 'No unit takes part in this campaign', 'Check units')
