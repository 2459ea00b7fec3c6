// Debian's Chromium, driven by playwright-core: a browser without window, profile, update or call home.
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PROGRAM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(path => existsSync(path))

/** Whether tests that need a browser can run. In CI its absence is a failure, never a skip, so this throws there. */
export function chromiumAvailable(): boolean {
  if (PROGRAM !== undefined) return true
  if (process.env['CI']) throw new Error('Chromium is missing, and in CI its tests must run: sh test/servers/setup.sh')
  return false
}

/** Starts one; close it afterwards. `more`: its own switches, such as names that it is to resolve otherwise. */
export function startChromium(more: readonly string[] = []): Promise<Browser> {
  if (PROGRAM === undefined) throw new Error('Chromium is missing: sh test/servers/setup.sh')
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
  // Chromium's own sandbox does not work for root, whom containers run as.
  const args = [
    '--disable-gpu',
    '--disable-quic',
    ...quiet,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...more,
  ]
  return chromium.launch({ executablePath: PROGRAM, args })
}
