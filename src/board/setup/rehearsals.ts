// The trials of changed configurations that are under way or just done, by what is tried: the same change is tried once,
// however often its page asks.
import { type Rehearsal, rehearse, sweepRehearsals } from '../../flow/decide/rehearsal.ts'
import type { OpenOffice } from '../../flow/office.ts'

/** A trial and when it began: what came in since is not in it. */
export type Trial = { rehearsal: Rehearsal; since: Temporal.Instant }

export type Rehearsals = {
  /** The trial of this name; begun where there is none. `inFolder` lends a configuration folder until it settles. */
  begin: (key: string, inFolder: Lend, now: Temporal.Instant) => Promise<Trial>
  /** The trial of this name; null: none, or too long ago. */
  find: (key: string, now: Temporal.Instant) => Trial | null
  stop: () => Promise<void>
}

/** Has `work` done with a folder that is there until its promise settles. */
export type Lend = (work: (folder: string) => Promise<void>) => Promise<void>

/** A page that is looked at for longer is asked for again: mail has come in since. */
const KEPT_MINUTES = 15
/** An office has one administrator or two; whoever changes a form again has no use for the former trial. */
const MOST = 3

/** The trials of one office. What a killed service left behind is swept away. */
export function rehearsals(office: OpenOffice): Rehearsals {
  const { data } = office.configuration.office
  const trials = new Map<string, Trial>()
  sweepRehearsals(data)
  const find = (key: string, now: Temporal.Instant): Trial | null => {
    const trial = trials.get(key)
    return trial && now.since(trial.since).total('minutes') < KEPT_MINUTES ? trial : null
  }
  const makeRoom = () => {
    const [oldest] = trials.size < MOST ? [] : trials.keys()
    if (oldest === undefined) return
    trials.get(oldest)?.rehearsal.stop()
    trials.delete(oldest)
  }
  return {
    find,
    async begin(key, inFolder, now) {
      const known = find(key, now)
      if (known) return known
      trials.delete(key)
      makeRoom()
      const begun = Promise.withResolvers<Trial>()
      inFolder(async folder => {
        // Two pages may ask at once; the folder took a moment to make.
        const trial = find(key, now) ?? { rehearsal: rehearse({ data, folder, now: String(now) }), since: now }
        trials.set(key, trial)
        begun.resolve(trial)
        await trial.rehearsal.finished
      }).catch(begun.reject)
      return begun.promise
    },
    async stop() {
      const all = [...trials.values()]
      for (const { rehearsal } of all) rehearsal.stop()
      await Promise.all(all.map(({ rehearsal }) => rehearsal.finished))
    },
  }
}
