// A campaign's record → what lies in its package. The ledger is read once, in one state, unit by unit; bytes are not touched.
import { assess } from '../campaign/assess.ts'
import type { UnitStanding } from '../campaign/standing.ts'
import type { Campaign, Configuration } from '../config/configuration.ts'
import { acceptedOf } from '../ledger/accepted.ts'
import { handedInBy, unitsThatHandedIn } from '../ledger/handed-in.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { type Withheld, withheldFrom } from '../ledger/scans.ts'
import { activitiesOf, type Evidence, evidence, type UnitActivity } from './activities/read.ts'
import { lastAnswer } from './last-answer.ts'
import { type Entry, layOut, unitFolders } from './layout.ts'
import { mailEntries, type MailEntry } from './mail-entries.ts'
import { type Brought, keyOf, mailKeyOf } from './manifest.ts'
import { type Walk, Spool } from './spool.ts'

/** What was left to a former package: what that one brought, or what came until an instant. */
export type Since = { brought: readonly Brought[] } | { after: Temporal.Instant } | null

export type PackageOptions = {
  pattern: string
  allVersions: boolean
  withMail: boolean
  since: Since
  /** Lists are kept beside this file while the package is made. */
  beside: string
}

/** What lies in the package, and what the sheets tell of. */
export type Package = Disposable & {
  campaign: Campaign
  configuration: Configuration
  standings: readonly UnitStanding[]
  entries: Walk<Entry>
  mail: Walk<MailEntry>
  /** What the units' documents say of their activities, also those of former packages. */
  activities: readonly UnitActivity[]
  earlier: readonly Brought[]
  superseded: readonly Brought[]
  /** Infected files, which do not lie in it; nor do the messages that carry them. */
  withheld: readonly Withheld[]
}

/** The package of `campaign` as the record stood at `now`. To be disposed of. Fails with the disk's error. */
export function packageOf(
  ledger: Ledger,
  configuration: Configuration,
  campaign: Campaign,
  options: PackageOptions,
  now: Temporal.Instant,
): Package {
  using spools = new DisposableStack()
  const entries = spools.use(new Spool(`${options.beside}.entries.part`, revivedEntry))
  const mail = spools.use(new Spool(`${options.beside}.mail.part`, revivedMail))
  const read = ledger.reading(() => gather(ledger, configuration, campaign, options, now, { entries, mail }))
  const kept = spools.move()
  return { campaign, configuration, entries, mail, ...read, [Symbol.dispose]: () => kept.dispose() }
}

type Lists = { entries: Spool<Entry>; mail: Spool<MailEntry> }

function gather(
  ledger: Ledger,
  { units, office }: Configuration,
  campaign: Campaign,
  options: PackageOptions,
  now: Temporal.Instant,
  { entries, mail }: Lists,
): Pick<Package, 'standings' | 'activities' | 'earlier' | 'superseded' | 'withheld'> {
  const { pattern, allVersions, withMail, since } = options
  const { timezone } = office
  const withheld = withheldFrom(ledger, campaign.id, now)
  const earlier = since && 'brought' in since ? since.brought : []
  const known = new Set(earlier.map(({ key }) => key))
  const after = since && 'after' in since ? since.after : null
  const isNew = (key: string, receivedAt: Temporal.Instant) =>
    !known.has(key) && (after === null || Temporal.Instant.compare(receivedAt, after) > 0)
  const isWanted = (entry: Entry) => (entry.isCurrent || allVersions) && isNew(keyOf(entry), entry.receivedAt)
  const infectedMail = new Set(withheld.map(entry => entry.mail))
  const replaced = new Set<string>()
  const activities: UnitActivity[] = []
  for (const [id, unit] of unitFolders(units, unitsThatHandedIn(ledger, campaign.id, now))) {
    const items = handedInBy(ledger, campaign.id, id, now)
    // Names are given before anything is left out, so that they are the same in every package.
    const current: Evidence[] = []
    for (const entry of layOut(campaign, unit, items, { pattern, timezone })) {
      const isInPackage = isWanted(entry)
      if (isInPackage) entries.add(entry)
      if (entry.isCurrent) current.push(evidence(entry, isInPackage))
      else if (known.has(keyOf(entry))) replaced.add(keyOf(entry))
    }
    const letters = withMail ? mailEntries(id, unit.folder, items, timezone) : []
    for (const letter of letters)
      if (!infectedMail.has(letter.sha256) && isNew(mailKeyOf(letter), letter.receivedAt)) mail.add(letter)
    activities.push(...activitiesOf(ledger, unit.name, current))
  }
  const isInfected = infectedIn(withheld)
  return {
    standings: units.flatMap(
      unit => assess(campaign, [unit], acceptedOf(ledger, campaign.id, unit.id, now), now).units,
    ),
    activities,
    earlier,
    superseded: earlier.filter(({ key }) => isInfected(key) || (!allVersions && replaced.has(key))),
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

/** What the lists on disk hold of an instant is its text. */
function revivedEntry(json: unknown): Entry {
  const entry = json as Entry & { receivedAt: string; expiresAt: string | null }
  const expiresAt = entry.expiresAt === null ? null : Temporal.Instant.from(entry.expiresAt)
  return Object.assign(entry as Entry, { receivedAt: receipt(entry.receivedAt), expiresAt })
}

function revivedMail(json: unknown): MailEntry {
  const entry = json as MailEntry & { receivedAt: string }
  return Object.assign(entry as MailEntry, { receivedAt: receipt(entry.receivedAt) })
}

const receipt = lastAnswer((text: string) => Temporal.Instant.from(text))
