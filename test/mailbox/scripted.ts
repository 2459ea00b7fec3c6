// A scripted server for one test, and polling it as the service does.
import { onTestFinished } from 'vitest'
import { Secret } from '../../src/config/secret.ts'
import type { MailboxOptions, MailboxSession } from '../../src/mailbox/mailbox.ts'
import { MailboxError } from '../../src/mailbox/mailbox-error.ts'
import { openMailbox } from '../../src/mailbox/open.ts'
import { type ScriptedImap, startScriptedImap } from '../servers/scripted-imap.ts'
import type { Quirks, ScriptedMessage } from '../servers/scripted-quirks.ts'
import { takeAll, type TestRecord } from './take.ts'

export const CREDENTIALS = { user: 'bs_demo@163.com', password: new Secret('0000') }
const OPTIONS: MailboxOptions = { silence: 2_000, patience: 2_000 }

export const message = (uid: number, raw = `Subject: ${uid}\r\n\r\n`): ScriptedMessage => ({
  uid,
  raw,
  date: 1_790_000_000 + uid,
})

/** A message with `bytes` bytes of body behind its header of 14. */
export const large = (uid: number, bytes: number): ScriptedMessage => ({
  ...message(uid),
  raw: Buffer.concat([Buffer.from(`Subject: ${uid}\r\n\r\n`), Buffer.alloc(bytes, 'x')]),
})

/** A server until the test ends. */
export async function start(quirks: Partial<Quirks>): Promise<ScriptedImap> {
  const server = await startScriptedImap(quirks)
  onTestFinished(() => server.stop())
  return server
}

export function open({ endpoint }: ScriptedImap, options: MailboxOptions = {}): Promise<MailboxSession> {
  return openMailbox(endpoint, CREDENTIALS, ['INBOX'], { ...OPTIONS, ...options })
}

/** One poll: open, take in what is new, close. */
export async function pollFor(server: ScriptedImap, record: TestRecord) {
  const session = await open(server)
  try {
    return await takeAll(session, record)
  } finally {
    await session.close()
  }
}

/** One poll; returns the UIDs. */
export async function poll(server: ScriptedImap, record: TestRecord): Promise<string[]> {
  return (await pollFor(server, record)).map(({ place }) => place.uid)
}

export async function failureOf(step: Promise<unknown>): Promise<MailboxError> {
  const error = await step.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof MailboxError)) throw new Error(`no MailboxError: ${String(error)}`)
  return error
}
