// The process of a trial: copies the record, attributes every message anew with the given configuration, tells how far it
// is and what came of it. Ends when its parent does. See rehearsal.ts.
import { setPriority } from 'node:os'
import { fixedClock } from '../../clock.ts'
import type { Configuration } from '../../config/configuration.ts'
import { loadConfiguration } from '../../config/load.ts'
import { accountOf } from '../../ledger/account.ts'
import { copyRecord } from '../../ledger/copy-record.ts'
import { openLedger } from '../../ledger/database.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { messagesToAttribute } from '../../ledger/verdicts.ts'
import { attributeOne } from './attribute.ts'
import { standingsAt } from '../write/due-input.ts'
import type { Effect, RehearsalJob, RehearsalNews, StandingAfter } from './rehearsal.ts'
import { differenceOf, judgementOf } from './reread.ts'
import { prepareRoster } from './roster.ts'

/** Messages in one transaction of the copy, and between two words about how far it is. */
const SLICE = 100

process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
const job = JSON.parse(process.argv[2] ?? '{}') as RehearsalJob
await rehearse(job)
process.exit(0)

async function rehearse({ data, folder, scratch, now }: RehearsalJob): Promise<void> {
  giveWay()
  // Passwords are not looked at: a trial asks nobody outside.
  const loaded = await loadConfiguration(folder, {}, { secrets: 'optional' })
  if (!loaded.ok) throw new Error(loaded.faults.map(fault => fault.problem).join('; '))
  copyRecord(data, scratch)
  const ledger = openLedger(scratch)
  const at = Temporal.Instant.from(now)
  const effects = await effectsIn(ledger, loaded.configuration, at)
  await tell({ effects, standings: standingsIn(ledger, loaded.configuration, at) })
  ledger.close()
}

async function effectsIn(ledger: Ledger, configuration: Configuration, now: Temporal.Instant): Promise<Effect[]> {
  const of = accountOf(ledger, null).messages
  const tools = { ledger, prepared: prepareRoster(configuration), clock: fixedClock(now) }
  const waiting = messagesToAttribute(ledger, tools.prepared.fingerprint, null)
  const effects: Effect[] = []
  let done = 0
  const slice = (): boolean => {
    for (let left = SLICE; left > 0; left -= 1) {
      const next = waiting.next()
      if (next.done === true) return false
      const { message, reading } = next.value
      const before = judgementOf(ledger, message.id)
      attributeOne(tools, message, reading)
      effects.push(...differenceOf(message.id, before, judgementOf(ledger, message.id)))
      done += 1
    }
    return true
  }
  while (ledger.atomically(slice)) {
    await tell({ done, of })
  }
  return effects
}

function standingsIn(ledger: Ledger, configuration: Configuration, now: Temporal.Instant): StandingAfter[] {
  return [...standingsAt({ ledger, configuration }, now)].flatMap(([campaign, { units }]) =>
    units.map(({ unit, state, late }) => ({ campaign, unit, state, late })),
  )
}

/** The post and the pages come first. */
function giveWay(): void {
  try {
    setPriority(10)
  } catch {
    // Not every system lets a program lower itself; then it runs as the others do.
  }
}

/** Resolves once it is on its way: thousands of findings do not fit into the pipe at once. */
function tell(news: RehearsalNews): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(news, undefined, undefined, error => (error ? reject(error) : resolve()))
  })
}
