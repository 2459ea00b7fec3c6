// `baosong assign MESSAGE UNIT`: a person decides whose a message is. The decision outlives re-reading.
import { userInfo } from 'node:os'
import { AssignRefused, type Assigned, assignMessage } from '../flow/assign.ts'
import { CommandFailure } from './failure.ts'
import { type OfficeOptions, withOffice } from './opened.ts'
import type { Terminal } from './terminal.ts'

export type AssignOptions = OfficeOptions & { campaign?: string; remember?: boolean; by?: string }

/** Exit code 0; 2 where message, unit or campaign is unknown. `--remember` adds the sender's address to units.yaml. */
export async function assign(
  message: string,
  unit: string,
  options: AssignOptions,
  terminal: Terminal,
): Promise<number> {
  return withOffice(options, terminal, async ({ office, now, asOf }) => {
    const assignment = {
      message: Number(message),
      unit,
      campaign: options.campaign ?? null,
      who: options.by ?? userInfo().username,
      remember: options.remember ?? false,
    }
    try {
      return tell(message, await assignMessage(office, assignment, now, asOf), terminal)
    } catch (error) {
      if (!(error instanceof AssignRefused)) throw error
      const hint = options.campaign === undefined && error.message.includes('哪项活动') ? '（--campaign）' : ''
      throw new CommandFailure(2, error.in(office.configuration.office.language) + hint)
    }
  })
}

function tell(message: string, { unit, campaign, remembered }: Assigned, terminal: Terminal): number {
  terminal.out(`第 ${message} 号邮件已按${unit.name}、${campaign.title}登记。\n`)
  if (remembered === null) return 0
  if ('failed' in remembered) throw new CommandFailure(1, `${remembered.failed}；归属已经登记。`)
  const { added, address } = remembered
  terminal.out(
    added ? `${address} 已记入 units.yaml 的${unit.name}。\n` : `${address} 本来就登记在${unit.name}名下。\n`,
  )
  return 0
}
