// A campaign's record → what lies in its package. The ledger is read once, in one state; bytes are not touched.
import { assess } from '../campaign/assess.ts'
import type { UnitStanding } from '../campaign/standing.ts'
import type { Campaign, Configuration } from '../config/configuration.ts'
import { acceptedIn } from '../ledger/accepted.ts'
import { handedIn } from '../ledger/handed-in.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { type Withheld, withheldFrom } from '../ledger/scans.ts'
import { activitiesOf, type UnitActivity } from './activities/read.ts'
import { type Entry, layOut, unitFolders } from './layout.ts'
import { mailEntries, type MailEntry } from './mail-entries.ts'
import { type Brought, keyOf, mailKeyOf } from './manifest.ts'

/** What was left to a former package: what that one brought, or what came until an instant. */
export type Since = { brought: readonly Brought[] } | { after: Temporal.Instant } | null

export type PackageOptions = {
  pattern: string
  allVersions: boolean
  withMail: boolean
  since: Since
}

/** What lies in the package, and what the sheets tell of. */
export type Package = {
  campaign: Campaign
  configuration: Configuration
  standings: readonly UnitStanding[]
  entries: readonly Entry[]
  mail: readonly MailEntry[]
  /** What the units' documents say of their activities, also those of former packages. */
  activities: readonly UnitActivity[]
  earlier: readonly Brought[]
  superseded: readonly Brought[]
  /** Infected files, which do not lie in it; nor do the messages that carry them. */
  withheld: readonly Withheld[]
}

/** The package of `campaign` as the record stood at `now`. */
export function packageOf(
  ledger: Ledger,
  configuration: Configuration,
  campaign: Campaign,
  options: PackageOptions,
  now: Temporal.Instant,
): Package {
  const { units, office } = configuration
  const { items, accepted, withheld } = ledger.reading(() => ({
    items: handedIn(ledger, campaign.id, now),
    accepted: acceptedIn(ledger, campaign.id, now),
    withheld: withheldFrom(ledger, campaign.id, now),
  }))
  const naming = { pattern: options.pattern, timezone: office.timezone }
  // Names are given before anything is left out, so that they are the same in every package.
  const all = layOut(campaign, units, items, naming)
  const letters = options.withMail ? mailEntries(items, unitFolders(units, items), office.timezone) : []
  const wanted = all.filter(entry => entry.isCurrent || options.allVersions)
  const earlier = options.since && 'brought' in options.since ? options.since.brought : []
  const known = new Set(earlier.map(({ key }) => key))
  const after = options.since && 'after' in options.since ? options.since.after : null
  const isNew = (key: string, receivedAt: Temporal.Instant) =>
    !known.has(key) && (after === null || Temporal.Instant.compare(receivedAt, after) > 0)
  const replaced = new Set(all.filter(entry => !entry.isCurrent).map(keyOf))
  const infectedMail = new Set(withheld.map(({ mail }) => mail))
  const isInfected = infectedIn(withheld)
  return {
    campaign,
    configuration,
    standings: assess(campaign, units, accepted, now).units,
    entries: wanted.filter(entry => isNew(keyOf(entry), entry.receivedAt)),
    mail: letters.filter(entry => !infectedMail.has(entry.sha256) && isNew(mailKeyOf(entry), entry.receivedAt)),
    activities: activitiesOf(
      ledger,
      all.filter(entry => entry.isCurrent),
    ),
    earlier,
    superseded: earlier.filter(({ key }) => isInfected(key) || (!options.allVersions && replaced.has(key))),
    withheld,
  }
}

/** Whether a former package brought what has been found to be infected since, under whatever material. */
function infectedIn(withheld: readonly Withheld[]): (key: string) => boolean {
  const known = new Set(
    withheld.flatMap(({ unit, sha256, mail }) => [`${unit} file:${sha256}`, `${unit} mail:${mail}`]),
  )
  return key => known.has(`${key.slice(0, key.indexOf('/'))} ${key.slice(key.lastIndexOf('/') + 1)}`)
}
