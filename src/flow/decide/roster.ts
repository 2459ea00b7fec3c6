// The roster that attribution works with, and a fingerprint that changes whenever a verdict might.
import { createHash } from 'node:crypto'
import { prepare, type Roster, type RosterSource } from '../../attribution/roster.ts'
import type { Configuration } from '../../config/configuration.ts'

/** What attribution needs of the configuration, prepared once, with its fingerprint. */
export type PreparedRoster = { roster: Roster; fingerprint: string }

/** Bump when a rule changes: every undecided message is attributed again. */
const RULES_VERSION = 6

/** Prepared once a configuration: with thousands of units it takes a moment. */
const prepared = new WeakMap<Configuration, PreparedRoster>()

/** The roster of `configuration`; the same object for the same configuration. */
export function prepareRoster(configuration: Configuration): PreparedRoster {
  const known = prepared.get(configuration)
  if (known) return known
  const fresh = build(configuration)
  prepared.set(configuration, fresh)
  return fresh
}

/** What attribution needs of a configuration. */
export function rosterSource({ office, units, campaigns }: Configuration): RosterSource {
  return {
    organization: office.organization,
    mailbox: office.mailbox.address,
    authservIds: office.authservIds,
    coordinators: office.coordinators,
    timezone: office.timezone,
    units,
    campaigns,
  }
}

function build(configuration: Configuration): PreparedRoster {
  const relevant = rosterSource(configuration)
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([RULES_VERSION, relevant]))
    .digest('hex')
    .slice(0, 16)
  return { roster: prepare(relevant), fingerprint }
}
