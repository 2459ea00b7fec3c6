// The configuration in force while the service runs. An edit that is in order takes its place within seconds; a broken
// one leaves the last good configuration in force and is told. Secrets are read anew with each edit.
import type { Configuration } from './configuration.ts'
import type { Fault } from './fault.ts'
import { type Loaded, loadConfiguration } from './load.ts'
import type { Environment } from './substitute.ts'
import { sameConfiguration } from './same.ts'
import { watchConfiguration } from './watch.ts'

/**
 * What is told. `mended` follows `broken`; `changed` any other edit that changes what is in force (not one of comments
 * alone). Callbacks must not throw.
 */
export type ConfigurationNews = {
  changed(configuration: Configuration, warnings: readonly Fault[]): void
  broken(faults: readonly Fault[]): void
  mended(configuration: Configuration, warnings: readonly Fault[]): void
}

export type LiveConfiguration = {
  /** The last good configuration. The same object until it is replaced. */
  current(): Configuration
  /** Faults of what lies in the folder now; empty where `current` is what lies there. */
  faults(): readonly Fault[]
  /** Reads the folder at once, for whoever has just written to it. Resolves when `current` is up to date. */
  reload(): Promise<void>
  close(): void
}

/** Opens the folder; without a good configuration to begin with there is nothing to keep in force, so faults are returned. */
export async function liveConfiguration(
  folder: string,
  env: Environment,
  news: ConfigurationNews,
): Promise<{ ok: true; live: LiveConfiguration; warnings: Fault[] } | Extract<Loaded, { ok: false }>> {
  // Watching begins before reading, so that no edit falls between the two.
  let started = false
  let editedMeanwhile = false
  const watching = await watchConfiguration(folder, () => {
    if (started) void reload()
    else editedMeanwhile = true
  })
  const first = await loadConfiguration(folder, env)
  if (!first.ok) {
    watching.close()
    return first
  }
  let current = first.configuration
  let faults: readonly Fault[] = []
  let closed = false
  let queue: Promise<void> = Promise.resolve()

  const take = async () => {
    const loaded = await loadConfiguration(folder, env).catch(unforeseen)
    if (closed) return
    if (!loaded.ok) {
      faults = loaded.faults
      news.broken(faults)
      return
    }
    const mended = faults.length > 0
    faults = []
    const same = sameConfiguration(current, loaded.configuration)
    if (!same) current = loaded.configuration
    if (mended) news.mended(current, loaded.warnings)
    else if (!same) news.changed(current, loaded.warnings)
  }
  /** One reading after the other: an older one must not overwrite a newer one's outcome. */
  const reload = () => {
    queue = queue.then(take)
    return queue
  }
  started = true
  if (editedMeanwhile) void reload()
  const live: LiveConfiguration = {
    current: () => current,
    faults: () => faults,
    reload,
    close() {
      closed = true
      watching.close()
    },
  }
  return { ok: true, live, warnings: first.warnings }
}

/** What nobody foresaw must not stop the service either: told like a fault, in both languages, as its place is unknown. */
function unforeseen(error: unknown): Extract<Loaded, { ok: false }> {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const problem = `读取配置时出错 (reading the configuration failed)：${reason}`
  const fault: Fault = {
    file: '',
    line: 1,
    column: 1,
    problem,
    remedy: '请改正后再保存 (mend and save)',
    severity: 'fault',
  }
  return { ok: false, faults: [fault], warnings: [], language: 'zh-CN' }
}
