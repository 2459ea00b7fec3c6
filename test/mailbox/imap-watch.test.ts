import { afterEach, expect, it, vi } from 'vitest'
import { Secret } from '../../src/config/secret.ts'
import type { MailboxError } from '../../src/mailbox/mailbox-error.ts'
import { watchMailbox } from '../../src/mailbox/open.ts'
import { type ScriptedImap, startScriptedImap } from '../servers/scripted-imap.ts'

const CREDENTIALS = { user: 'bs_demo@qq.com', password: new Secret('0000') }

let server: ScriptedImap | null = null
afterEach(async () => {
  vi.useRealTimers()
  await server?.stop()
})

function events() {
  const heard = { news: 0, troubles: [] as MailboxError[] }
  return {
    heard,
    onNews: () => void (heard.news += 1),
    onTrouble: (error: MailboxError) => void heard.troubles.push(error),
  }
}

const idles = ({ commands }: ScriptedImap) => commands.filter(command => command === 'IDLE').length

it('hears of new mail at once where the server has IDLE, and leaves no connection', async () => {
  server = await startScriptedImap()
  const { heard, ...told } = events()
  const watch = await watchMailbox(server.endpoint, CREDENTIALS, 'INBOX', told)
  await expect.poll(() => server && idles(server)).toBe(1)
  server.announce(1)
  await expect.poll(() => heard.news).toBe(1)
  expect(server.commands.filter(command => /^(SELECT|UID)/.test(command))).toEqual([])
  await watch?.close()
  await expect.poll(() => server?.connections()).toBe(0)
  expect(heard.troubles).toEqual([])
})

it('is none where the server has no IDLE', async () => {
  server = await startScriptedImap({ capabilities: 'IMAP4rev1 ID' })
  const { heard, ...told } = events()
  expect(await watchMailbox(server.endpoint, CREDENTIALS, 'INBOX', told)).toBeNull()
  await expect.poll(() => server?.connections()).toBe(0)
  expect(heard.news).toBe(0)
})

it('comes back after a lost connection and then asks for a look, since nobody announced what came', async () => {
  server = await startScriptedImap()
  const { heard, ...told } = events()
  const watch = await watchMailbox(server.endpoint, CREDENTIALS, 'INBOX', told)
  await expect.poll(() => server && idles(server)).toBe(1)
  server.cut()
  await expect.poll(() => heard.news, { timeout: 10_000 }).toBe(1)
  await expect.poll(() => server && idles(server)).toBe(2)
  await watch?.close()
})

it('does not knock again where the login is refused', async () => {
  server = await startScriptedImap()
  const { heard, ...told } = events()
  const watch = await watchMailbox(server.endpoint, CREDENTIALS, 'INBOX', told)
  await expect.poll(() => server && idles(server)).toBe(1)
  server.quirks.refuseLogin = 'LOGIN Login error or password error'
  server.cut()
  await expect.poll(() => heard.troubles.map(({ kind }) => kind), { timeout: 10_000 }).toEqual(['login'])
  expect(server.commands.filter(command => command.startsWith('LOGIN'))).toHaveLength(2)
  await watch?.close()
})

it('can be ended at any moment', async () => {
  server = await startScriptedImap()
  const { heard, ...told } = events()
  const watch = await watchMailbox(server.endpoint, CREDENTIALS, 'INBOX', told)
  server.cut()
  await watch?.close()
  await expect.poll(() => server?.connections()).toBe(0)
  expect(heard.news).toBe(0)
})
