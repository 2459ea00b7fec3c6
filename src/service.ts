// The service: opens everything, polls by the office's schedule and at once where the server tells of news, takes a changed
// configuration within seconds, and stops in order. One pass at a time; what comes meanwhile makes one more afterwards.
import { schedule, setLogger } from 'node-cron'
import { followBoard } from './board/follow.ts'
import { systemClock } from './clock.ts'
import { formatFault, type Fault } from './config/fault.ts'
import { type LiveConfiguration, liveConfiguration } from './config/live.ts'
import type { Configuration } from './config/configuration.ts'
import type { Event } from './flow/events.ts'
import { type OpenOffice, openOffice } from './flow/office.ts'
import { passRunner } from './flow/pass-runner.ts'
import { answerWords } from './flow/send/send-trouble.ts'
import { queueStop, resumeQueue } from './ledger/passes.ts'
import { lockService } from './ledger/service-lock.ts'
import type { Log } from './log.ts'
import type { Watch } from './mailbox/mailbox.ts'
import { watchMailbox } from './mailbox/open.ts'

export type Service = {
  /** Ends after the pass that is under way. */
  stop(): Promise<void>
}

/** Pause between the server's news and the pass: several messages often come together. */
const NEWS_PAUSE_MS = 1_500

/** Why the service does not start though its configuration is in order: a sentence for a person. */
export class ServiceRefused extends Error {
  override readonly name = 'ServiceRefused'
}

/**
 * Starts the service. Resolves once it runs; with the faults where the configuration cannot be used. Rejects with
 * ServiceRefused where another service has the data or the board's address is taken, with LedgerError where the record
 * must not be used.
 */
export async function startService(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
  log: Log,
  chance: () => number,
): Promise<
  | { ok: true; service: Service }
  | { ok: false; faults: readonly Fault[]; language: Configuration['office']['language'] }
> {
  const said = (faults: readonly Fault[]) =>
    faults.map(fault => formatFault(fault, live?.current().office.language ?? 'zh-CN'))
  let live: LiveConfiguration | null = null
  const opened = await liveConfiguration(folder, env, {
    changed: configuration => takeOver(configuration),
    mended: configuration => takeOver(configuration),
    broken: faults => log.error({ faults: said(faults) }, '配置改动有误，仍沿用上一份正确的配置'),
  })
  if (!opened.ok) return { ok: false, faults: opened.faults, language: opened.language }
  live = opened.live
  const unlock = lockOrRefuse(live)
  const office = openOffice(live.current(), systemClock, event => logEvent(event, log))
  // Whoever starts the service has mended what stopped the queue, or will hear of it again.
  resumeQueue(office.ledger)
  const runner = passRunner(office, log, chance)
  const reload = async () => live?.reload()
  const board = await followBoard({ office, log, ask: runner.ask, reload })
  if (board.trouble !== null) {
    // Half a service is noticed by nobody until somebody looks for the board.
    live.close()
    await office.close()
    unlock()
    throw new ServiceRefused(board.trouble)
  }
  setLogger({
    info: text => log.debug(text),
    warn: text => log.debug(text),
    error: text => log.error(String(text)),
    debug: () => {},
  })
  let stopping = false
  let job = schedule(office.configuration.office.poll, () => runner.ask(), {
    timezone: office.configuration.office.timezone,
  })
  let watching = await lookOut(office, runner.ask, log)
  runner.ask()
  log.info(
    { mailbox: office.configuration.office.mailbox.address, data: office.configuration.office.data },
    'baosong 已启动',
  )

  function takeOver(configuration: Configuration): void {
    const before = office.configuration.office
    office.configuration = configuration
    // What a person stopped, a person resumes.
    if (queueStop(office.ledger)?.by == null) resumeQueue(office.ledger)
    log.info('配置已更新')
    if (before.poll !== configuration.office.poll || before.timezone !== configuration.office.timezone) {
      void job.stop()
      job = schedule(configuration.office.poll, () => runner.ask(), { timezone: configuration.office.timezone })
    }
    if (JSON.stringify(before.mailbox) !== JSON.stringify(configuration.office.mailbox)) void lookElsewhere()
    void board.follow()
    runner.forgetPause()
    runner.ask()
  }

  /** The mailbox itself was changed: what is listened to must change with it. */
  async function lookElsewhere(): Promise<void> {
    const former = watching
    watching = null
    await former?.close()
    const next = await lookOut(office, runner.ask, log)
    if (stopping) await next?.close()
    else watching = next
  }

  return {
    ok: true,
    service: {
      async stop() {
        stopping = true
        live?.close()
        await job.stop()
        await watching?.close()
        watching = null
        await board.stop()
        await runner.stop()
        await office.close()
        unlock()
        log.info('baosong 已停止')
      },
    },
  }
}

/** The data folder for this process alone; gives back how to let go of it. */
function lockOrRefuse(live: LiveConfiguration): () => void {
  const { data, language } = live.current().office
  const lock = lockService(data)
  if (lock.held) return lock.release
  live.close()
  const which = lock.process ?? '?'
  throw new ServiceRefused(
    language === 'en'
      ? `The data in ${data} are in use by another baosong (process ${which}): stop that one first.`
      : `这份数据（${data}）正由另一个 baosong 使用（进程 ${which}）：请先停掉那一个。`,
  )
}

/** Listens for news where the server can tell them; where it cannot, the schedule finds them. */
async function lookOut(office: OpenOffice, ask: () => void, log: Log): Promise<Watch | null> {
  const { mailbox } = office.configuration.office
  const { user, password, receive, folders } = mailbox
  let soon: NodeJS.Timeout | null = null
  const onNews = () => {
    soon ??= setTimeout(() => {
      soon = null
      ask()
    }, NEWS_PAUSE_MS)
    soon.unref()
  }
  try {
    return await watchMailbox(receive, { user, password }, folders[0] ?? 'INBOX', {
      onNews,
      onTrouble: error => log.warn(error.describe(office.configuration.office.language)),
    })
  } catch (error) {
    log.warn({ err: error }, '无法即时得知新邮件，按计划收信')
    return null
  }
}

/** Events in the log: addresses of units and keys of letters, never the text of a mail. What a server said, in plain words too. */
function logEvent(event: Event, log: Log): void {
  const { kind, ...rest } = event
  const facts = 'response' in rest ? { ...rest, meaning: answerWords(rest.response, 'zh-CN') } : rest
  if (
    kind === 'quarantined' ||
    kind === 'infected' ||
    kind === 'letter-failed' ||
    kind === 'queue-stopped' ||
    kind === 'template-broken' ||
    kind === 'folder-missing' ||
    kind === 'not-fetched'
  )
    log.warn(facts, kind)
  else if (kind === 'fetching') log.debug(facts, kind)
  else log.info(facts, kind)
}
