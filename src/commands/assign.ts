// `baosong assign MESSAGE UNIT`: a person decides whose a message is. The decision outlives re-reading.
import { userInfo } from 'node:os'
import { acceptProposal, type Proposed } from '../flow/decide/accept-proposal.ts'
import { AssignRefused, type Assigned, assignMessage } from '../flow/decide/assign.ts'
import { CommandFailure } from './failure.ts'
import { type OfficeOptions, withOffice } from './opened.ts'
import type { Terminal } from './terminal.ts'

export type AssignOptions = OfficeOptions & {
  campaign?: string
  remember?: boolean
  by?: string
  proposed?: boolean
}

/** Exit code 0; 2 where message, unit or campaign is unknown. `--remember` adds the sender's address to units.yaml. */
export async function assign(
  message: string,
  unit: string | undefined,
  options: AssignOptions,
  terminal: Terminal,
): Promise<number> {
  if ((unit === undefined) !== (options.proposed ?? false))
    throw new CommandFailure(2, '请写明单位，或用 --proposed 接受逐个文件的建议，二者取一。')
  return withOffice(options, terminal, async ({ office, now, asOf }) => {
    const who = options.by ?? userInfo().username
    const assignment = {
      message: Number(message),
      campaign: options.campaign ?? null,
      who,
      remember: options.remember ?? false,
    }
    try {
      if (unit === undefined) return tellSplit(message, await acceptProposal(office, assignment, now, asOf), terminal)
      return tell(message, await assignMessage(office, { ...assignment, unit }, now, asOf), terminal)
    } catch (error) {
      if (!(error instanceof AssignRefused)) throw error
      const hint = options.campaign === undefined && error.message.includes('哪项活动') ? '（--campaign）' : ''
      throw new CommandFailure(2, error.in(office.configuration.office.language) + hint)
    }
  })
}

function tellSplit(message: string, { campaign, shares }: Proposed, terminal: Terminal): number {
  const whose = shares.map(({ unit, files }) => `${unit.name} ${files} 个文件`).join('，')
  terminal.out(`第 ${message} 号邮件已按${campaign.title}分开登记：${whose}。\n`)
  return 0
}

function tell(message: string, { unit, campaign, remembered }: Assigned, terminal: Terminal): number {
  terminal.out(`第 ${message} 号邮件已按${unit.name}、${campaign.title}登记。\n`)
  if (remembered === null) return 0
  if ('failed' in remembered) throw new CommandFailure(1, `${remembered.failed}；归属已经登记。`)
  const { added, address } = remembered
  terminal.out(
    added
      ? `${address} 已记入 units.yaml 的${unit.name}；没有另写 notify 的单位，今后的信也会发到这个地址。\n`
      : `${address} 本来就登记在${unit.name}名下。\n`,
  )
  return 0
}
