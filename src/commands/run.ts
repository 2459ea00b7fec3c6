// `baosong run`: the service, or one whole pass (--once).
import { setTimeout as pause } from 'node:timers/promises'
import { systemChance } from '../clock.ts'
import { isLoopback } from '../config/loopback.ts'
import { isRealRobot } from '../config/robots-schema.ts'
import type { Configuration } from '../config/configuration.ts'
import { formatFault } from '../config/fault.ts'
import type { Event } from '../flow/events.ts'
import type { OpenOffice } from '../flow/office.ts'
import { type PassResult, runPass } from '../flow/pass.ts'
import { heldLetters } from '../flow/foresee/plan.ts'
import { answerWords, sendTrouble, sendTroubleWords } from '../flow/send/send-trouble.ts'
import { LedgerError } from '../ledger/ledger-error.ts'
import { queueStop, resumeQueue } from '../ledger/passes.ts'
import { type HoldReason, heldInWords } from '../letters/holding.ts'
import { unreadWords } from '../letters/unread-words.ts'
import { openLog } from '../log.ts'
import { openOfficePost } from '../post/office-post.ts'
import { ServiceRefused, startService } from '../service.ts'
import { configurationFolder, configured } from './configured.ts'
import { CommandFailure } from './failure.ts'
import { type OfficeOptions, withOffice } from './opened.ts'
import { openProgress } from './progress.ts'
import type { Terminal } from './terminal.ts'

export type RunOptions = OfficeOptions & { once?: boolean }

/** --once: 0 done, 1 something fell short, 2 usage or configuration (a refused login too), 3 a server could not be reached. */
export async function run(options: RunOptions, terminal: Terminal): Promise<number> {
  if (options.once) return once(options, terminal)
  if (options.now !== undefined) throw new CommandFailure(2, '--now 只能和 --once 一起用。')
  return serve(options, terminal)
}

async function once(options: RunOptions, terminal: Terminal): Promise<number> {
  if (options.now !== undefined) refuseRealPost(await configured(options, terminal), options.now)
  const progress = openProgress(terminal, '收信、识别', null)
  try {
    return await withOffice(
      options,
      terminal,
      async ({ office, asOf }) => {
        const post = openOfficePost(office.configuration.office, () => office.clock.now())
        try {
          // Whoever asks for a pass has mended what stopped the queue, or hears of it again; what a person stopped stays.
          if (queueStop(office.ledger)?.by === null) resumeQueue(office.ledger)
          const result = await runPass(office, {
            asOf,
            post,
            chance: systemChance,
            pause: asOf === null ? pause : null,
            shift: null,
          })
          progress.stop()
          return told(result, office, terminal)
        } finally {
          await post.close()
        }
      },
      { secrets: 'required', tell: event => toldEvent(event, terminal, progress.step) },
    )
  } finally {
    progress.stop()
  }
}

/** A rehearsal must not write to real people at a time that is not now. */
function refuseRealPost(configuration: Configuration, now: string): void {
  const { mailbox, robots, letters } = configuration.office
  const robot = letters.rehearse === null ? robots.find(isRealRobot) : undefined
  if (robot !== undefined)
    throw new CommandFailure(
      2,
      `--now ${now} 是预演，不能用真的群机器人 ${robot.name}。请把 robots 写成注释，或设 letters.rehearse。`,
    )
  const { send } = mailbox
  if (send.kind !== 'smtp' || isLoopback(send.host)) return
  throw new CommandFailure(
    2,
    `--now ${now} 是预演，不能用真的发信服务器 ${send.host}。请把 send 改成 maildir:目录，或本机的 SMTP 服务。`,
  )
}

function toldEvent(event: Event, terminal: Terminal, step: () => void): void {
  if (event.kind === 'stored') step()
  if (event.kind === 'quarantined')
    terminal.err(
      `第 ${event.message} 号邮件读不出：${unreadWords(event.code, event.detail).zh}（${event.code}，${event.detail}）。原件已保存。\n`,
    )
  if (event.kind === 'letter-failed')
    terminal.err(`第 ${event.letter} 封信没有发成：${answerWords(event.response, 'zh-CN')}\n`)
  if (event.kind === 'folder-missing')
    terminal.err(`邮箱里没有文件夹“${event.folder}”，其中的来信收不到：请核对 folders。\n`)
  if (event.kind === 'template-broken')
    terminal.err(`本单位的${event.letterKind}模板用不了，改用自带的：${event.fault}\n`)
  if (event.kind === 'not-fetched')
    terminal.err(`${event.folder} 里有一封邮件没有取到，下次再取：${event.error.message}\n`)
}

function told({ fetched, mailboxError, sending }: PassResult, office: OpenOffice, terminal: Terminal): number {
  const { language, timezone } = office.configuration.office
  if (mailboxError) terminal.err(`${mailboxError.describe(language)}\n`)
  const { sent, delayed, failed } = sending
  terminal.out(
    language === 'zh-CN'
      ? `收到 ${fetched?.added ?? 0} 封新邮件，发出 ${sent} 封信${delayed > 0 ? `，${delayed} 封稍后再发` : ''}${failed > 0 ? `，${failed} 封未成` : ''}。\n`
      : `${fetched?.added ?? 0} new messages, ${sent} letters sent${delayed > 0 ? `, ${delayed} to be tried again` : ''}${failed > 0 ? `, ${failed} failed` : ''}.\n`,
  )
  const now = office.clock.now()
  const trouble = sendTrouble(office, now)
  if (trouble) terminal.err(`${sendTroubleWords(trouble, office)}\n`)
  // What has just been said of all of them is not said again.
  const others = heldLetters(office, now).filter(({ because }) => !trouble || !TOLD.includes(because))
  const held = heldInWords(others, { language, timezone, now })
  if (held !== '') terminal.out(`${held}\n`)
  if (mailboxError) return mailboxError.kind === 'network' || mailboxError.kind === 'protocol' ? 3 : 2
  if (trouble) return SENDING_CODES[trouble.kind]
  return (fetched?.failed ?? 0) + (fetched?.missing.length ?? 0) + delayed + failed > 0 ? 1 : 0
}

/** What holds letters up where sending itself is in trouble. */
const TOLD: readonly HoldReason[] = ['stopped', 'server']
/** As for the mailbox: a configuration that the server refuses is 2, a server that is not there 3. */
const SENDING_CODES = { configuration: 2, network: 3, busy: 1 } as const

async function serve(options: RunOptions, terminal: Terminal): Promise<number> {
  const log = openLog(terminal.env.BAOSONG_LOG ?? 'info')
  const started = await startService(configurationFolder(options, terminal), terminal.env, log, systemChance).catch(
    (error: unknown) => {
      if (error instanceof ServiceRefused || error instanceof LedgerError)
        throw new CommandFailure(2, error.message, { cause: error })
      throw error
    },
  )
  if (!started.ok)
    throw new CommandFailure(2, started.faults.map(fault => formatFault(fault, started.language)).join('\n'))
  await new Promise<void>(resolve => {
    process.once('SIGTERM', () => resolve())
    process.once('SIGINT', () => resolve())
  })
  await started.service.stop()
  return 0
}
