// Where a virus scanner listens: unix:/run/clamav/clamd.ctl or tcp://HOST:PORT.
import { isIP } from 'node:net'
import type { ScannerEndpoint } from './configuration.ts'
import { wording } from './fault.ts'
import { leaf, type Meaning, mapping } from './leaf.ts'

/** clamd's own port, where none is written. */
const CLAMD_PORT = 3310

/** What `clamd` means. The path of a socket as written, or without the slashes of a URL (unix:///run/…). */
export function understandScanner(text: string): Meaning<ScannerEndpoint> {
  const value = text.trim()
  const path = /^unix:(?:\/\/(?=\/))?(.+)$/i.exec(value)?.[1]
  if (path !== undefined) return { value: { kind: 'unix', path } }
  const [, bracketed, plain, written] =
    /^tcp:\/\/(?:\[([0-9a-f:.]+)\]|([a-z0-9][a-z0-9.-]*))(?::(\d{1,5}))?\/?$/i.exec(value) ?? []
  const host = bracketed ?? plain
  const port = written === undefined ? CLAMD_PORT : Number(written)
  const isFaulty = bracketed !== undefined && isIP(bracketed) !== 6
  if (host === undefined || isFaulty || port < 1 || port > 65535) return { wrong: forms }
  return { value: { kind: 'tcp', host: host.toLowerCase(), port } }
}

const forms = wording(
  '病毒扫描服务的地址看不懂',
  '应为 unix:/run/clamav/clamd.ctl 或 tcp://127.0.0.1:3310',
  'The virus scanner’s address is unclear',
  'It should be unix:/run/clamav/clamd.ctl or tcp://127.0.0.1:3310',
)

/** `scan:` of baosong.yaml. */
export const scanShape = mapping({
  clamd: leaf(understandScanner, { examples: ['unix:/run/clamav/clamd.ctl', 'tcp://127.0.0.1:3310'] }),
})
