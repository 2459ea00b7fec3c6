// A command that works on the record: configuration loaded, office opened, closed whatever happens.
import { type Clock, fixedClock, systemClock } from '../clock.ts'
import type { Tell } from '../flow/events.ts'
import { type OpenOffice, openOffice } from '../flow/office.ts'
import { LedgerError } from '../ledger/ledger-error.ts'
import { configured } from './configured.ts'
import { CommandFailure } from './failure.ts'
import type { Terminal } from './terminal.ts'
import { instantFrom } from './time.ts'

export type OfficeOptions = { config?: string; now?: string }

/** What a command is given. `now` is the instant that it works at; `asOf` is the same in a rehearsal (--now), else null. */
export type Opened = { office: OpenOffice; now: Temporal.Instant; asOf: Temporal.Instant | null }

/** Opens the office for `work`. A record that this program must not use is a CommandFailure (exit code 2). */
export async function withOffice<T>(
  options: OfficeOptions,
  terminal: Terminal,
  work: (opened: Opened) => Promise<T> | T,
  settings: { secrets?: 'required' | 'optional'; tell?: Tell } = {},
): Promise<T> {
  const configuration = await configured(options, terminal, { secrets: settings.secrets ?? 'optional' })
  const asOf = options.now === undefined ? null : instantFrom(options.now, configuration.office.timezone)
  const clock: Clock = asOf === null ? systemClock : fixedClock(asOf)
  const office = opened(() => openOffice(configuration, clock, settings.tell ?? (() => {})))
  try {
    return await work({ office, now: clock.now(), asOf })
  } finally {
    await office.close()
  }
}

function opened(open: () => OpenOffice): OpenOffice {
  try {
    return open()
  } catch (error) {
    if (error instanceof LedgerError) throw new CommandFailure(2, error.message, { cause: error })
    throw error
  }
}
