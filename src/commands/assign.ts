// `baosong assign MESSAGE UNIT`: a person decides whose a message is. The decision outlives re-reading.
import { userInfo } from 'node:os'
import { rememberAddress } from '../config/remember-address.ts'
import { participation } from '../config/campaign-units.ts'
import { digestMail } from '../flow/pass.ts'
import { decide } from '../ledger/decisions.ts'
import { messageOf } from '../ledger/messages.ts'
import { readingOf } from '../ledger/readings.ts'
import { verdictOf } from '../ledger/verdicts.ts'
import { CommandFailure } from './failure.ts'
import { nearest } from '../config/nearest.ts'
import { type OfficeOptions, withOffice } from './opened.ts'
import type { Terminal } from './terminal.ts'

export type AssignOptions = OfficeOptions & { campaign?: string; remember?: boolean; by?: string }

/** Exit code 0; 2 where message, unit or campaign is unknown. `--remember` adds the sender's address to units.yaml. */
export async function assign(
  message: string,
  unitId: string,
  options: AssignOptions,
  terminal: Terminal,
): Promise<number> {
  return withOffice(options, terminal, async ({ office, now, asOf }) => {
    const { ledger, configuration } = office
    const id = Number(message)
    if (!Number.isInteger(id) || messageOf(ledger, id) === null)
      throw new CommandFailure(2, `没有第 ${message} 号邮件。编号见 baosong review。`)
    const unit = configuration.units.find(each => each.id === unitId || each.name === unitId)
    if (!unit) {
      const near = nearest(
        unitId,
        configuration.units.flatMap(each => [each.id, each.name, ...each.aliases]),
      )
      throw new CommandFailure(2, `units.yaml 里没有“${unitId}”。${near ? `是不是“${near}”？` : ''}`)
    }
    const campaign = options.campaign ?? verdictOf(ledger, id)?.verdict.campaign ?? null
    const known = configuration.campaigns.find(each => each.id === campaign)
    if (!known) {
      const ids = configuration.campaigns.map(each => each.id).join('、')
      throw new CommandFailure(
        2,
        campaign === null
          ? `说不准是哪项活动，请加 --campaign，可选：${ids}。`
          : `没有“${campaign}”这项活动。现有：${ids}。`,
      )
    }
    if (participation(known, unit) === 'outside')
      throw new CommandFailure(2, `“${known.title}”没有要求${unit.name}报送。`)
    const who = options.by ?? userInfo().username
    decide(
      ledger,
      id,
      { action: 'assign', unit: unit.id, campaign: known.id },
      { who, at: now, remember: options.remember ?? false },
    )
    await digestMail(office, asOf)
    terminal.out(`第 ${id} 号邮件已按${unit.name}、${known.title}登记。\n`)
    if (options.remember) await remember(id, unit.id, unit.name)
    return 0

    async function remember(messageId: number, unitKey: string, name: string): Promise<void> {
      const address = readingOf(ledger, messageId)?.head.from?.address
      if (!address) throw new CommandFailure(1, '这封邮件没有可以记住的发件地址；归属已经登记。')
      const { added } = await rememberAddress(configuration.folder, unitKey, address)
      terminal.out(added ? `${address} 已记入 units.yaml 的${name}。\n` : `${address} 本来就登记在${name}名下。\n`)
    }
  })
}
