// What a whole pass costs beside the bare fetching of the same mail. `node bench/pass.ts [MESSAGES] [MB] [ROUNDS]` (default
// 400 messages of 1,300 MB together, 3 rounds), over a Dovecot of its own. baosong fetches, stores, reads, unpacks,
// attributes, records and acknowledges into a Maildir; mbsync (Debian's isync) only fetches. Then both once more, with
// nothing new. Prints seconds by the clock and peak memory (VmHWM of the largest process) of each round.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDovecot } from '../test/servers/dovecot.ts'
import { watchMemory } from '../test/servers/peak-memory.ts'
import { testOffice } from '../test/flow/office.ts'

const [messages = 400, megabytes = 1_300, rounds = 3] = process.argv.slice(2).map(Number)
/** Of ten messages six have some photographs, three a dozen, and one a film: the sizes of an office's mailbox. */
const SHARES = [1, 1, 1, 1, 1, 1, 4, 4, 4, 16]
const WHOLE = SHARES.reduce((sum, share) => sum + share, 0) / SHARES.length
const NOW = '2026-09-27T09:30'

type Cost = { seconds: number; mib: number }

const dovecot = await startDovecot()
const folder = mkdtempSync(join(tmpdir(), 'baosong-pass-'))
try {
  for (let number = 0; number < messages; number += 1) await dovecot.deliver(message(number), sentAt(number))
  for (let round = 1; round <= rounds; round += 1) {
    const office = await testOffice({
      receive: `imap://127.0.0.1:${dovecot.endpoint.port}`,
      user: dovecot.user,
      password: dovecot.password.reveal(),
    })
    const place = mkdtempSync(join(folder, 'mbsync-'))
    const pass = () => cost(process.execPath, ['src/main.ts', 'run', '--once', '--now', NOW, '--config', office.config])
    const sync = () => cost('mbsync', ['-c', settings(place), 'all'])
    const found = [await sync(), await pass(), await sync(), await pass()] as const
    const [fetched, passed, idleSync, idlePass] = found
    process.stdout.write(
      `round ${round}: ${messages} messages, ${megabytes} MB: mbsync ${said(fetched)}, baosong ${said(passed)}, ratio ${(passed.seconds / fetched.seconds).toFixed(2)}; nothing new: mbsync ${said(idleSync)}, baosong ${said(idlePass)}\n`,
    )
    await office.remove()
    rmSync(place, { recursive: true })
  }
} finally {
  await dovecot.stop()
  rmSync(folder, { recursive: true, force: true })
}

function said({ seconds, mib }: Cost): string {
  return `${seconds.toFixed(2)} s and ${mib.toFixed(0)} MiB`
}

function sentAt(number: number): Temporal.Instant {
  return Temporal.Instant.from('2026-09-20T01:00:00Z').add({ minutes: number })
}

/** Photographs of random bytes: nothing packs them, and no two are the same. */
function message(number: number): string {
  const bytes = ((megabytes * 1e6) / messages / WHOLE) * (SHARES[number % SHARES.length] ?? 1)
  // Base64 with its line ends takes 78 characters for 57 bytes.
  const raw = Math.floor((bytes * 57) / 78)
  const pictures = Math.max(1, Math.round(raw / 2_500_000))
  const parts = Array.from({ length: pictures }, (_, at) => {
    const picture = randomBytes(Math.floor(raw / pictures))
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex').copy(picture)
    const text = picture.toString('base64').replace(/.{76}/g, '$&\r\n')
    return `--b\r\nContent-Type: image/jpeg; name="${number}-${at}.jpg"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${number}-${at}.jpg"\r\n\r\n${text}\r\n`
  })
  return `Received: from x by mx.yunxi.example with ESMTP id ${number}; Sun, 20 Sep 2026 10:00:00 +0800\r\nFrom: <yxlib_demo@163.com>\r\nTo: kepu@yunxi.example\r\nSubject: =?UTF-8?B?${Buffer.from('市图书馆科普日照片').toString('base64')}?=\r\nMessage-ID: <${number}@yxlib.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${parts.join('')}--b--\r\n`
}

function settings(place: string): string {
  const path = join(place, 'mbsyncrc')
  writeFileSync(
    path,
    `IMAPAccount a\nHost 127.0.0.1\nPort ${dovecot.endpoint.port}\nUser ${dovecot.user}\nPass ${dovecot.password.reveal()}\nSSLType None\nAuthMechs LOGIN\n\nIMAPStore far\nAccount a\n\nMaildirStore near\nPath ${place}/\nInbox ${place}/inbox\nSubFolders Verbatim\n\nChannel all\nFar :far:\nNear :near:\nPatterns INBOX\nSync Pull\nCreate Near\nSyncState *\n`,
  )
  return path
}

async function cost(command: string, args: readonly string[]): Promise<Cost> {
  const began = performance.now()
  const env = { ...process.env, BAOSONG_PASSWORD: dovecot.password.reveal() }
  const child = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = new Promise<number | null>((resolve, reject) => child.once('exit', resolve).once('error', reject))
  const memory = watchMemory(child.pid ?? 0)
  const code = await ended
  const seconds = (performance.now() - began) / 1000
  const peaks = memory.stop()
  if (code !== 0) throw new Error(`${command} ended with ${code}`)
  return { seconds, mib: Math.max(...peaks) }
}
