// A Dovecot of the test's own: real IMAP on a free port of loopback, its mail in a Maildir under a temporary folder.
// Starts in some 40 ms, as root or not, and leaves nothing behind. Needs Debian's dovecot-imapd (see setup.sh).
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Endpoint } from '../../src/config/configuration.ts'
import { Secret } from '../../src/config/secret.ts'
import { freePort } from './free-port.ts'

const run = promisify(execFile)
/** Whom it runs as. Dovecot refuses to serve root's mail and to log in as root: root runs it as nobody:nogroup (Debian's). */
const RUNNER =
  process.getuid?.() === 0
    ? { name: 'nobody', group: 'nogroup', uid: 65_534, gid: 65_534 }
    : { name: userInfo().username, group: groupName(), uid: userInfo().uid, gid: userInfo().gid }
const PROGRAM = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find(path => existsSync(path))

/**
 * Whether the tests that need Dovecot can run. In CI its absence is a failure, never a skip, so this throws there:
 * `describe.skipIf(!dovecotAvailable())`.
 */
export function dovecotAvailable(): boolean {
  if (PROGRAM !== undefined) return true
  if (process.env['CI']) throw new Error('Dovecot is missing, and in CI its tests must run: sh test/servers/setup.sh')
  return false
}

export type Dovecot = {
  endpoint: Extract<Endpoint, { host: string }>
  user: string
  password: Secret
  /** Where its files lie; removed by `stop`. */
  folder: string
  /** Puts a message into a folder as a delivery does, unseen and \Recent; its INTERNALDATE is `date` to the second. */
  deliver(raw: Uint8Array | string, date?: Temporal.Instant, mailbox?: string): Promise<void>
  /** One line a message, as `doveadm fetch` prints it: for comparing flags before and after. */
  flags(mailbox?: string): Promise<string[]>
  /** doveadm with this server's configuration; its standard output. */
  doveadm(...args: string[]): Promise<string>
  /** Ends every connection that is open, as a restart of the server does. */
  kick(): Promise<void>
  stop(): Promise<void>
}

/** Starts one with the user kepu@yunxi.example, an INBOX, a \Junk folder and whatever else `mailboxes` names. */
export async function startDovecot(mailboxes: readonly string[] = [], extra = ''): Promise<Dovecot> {
  if (PROGRAM === undefined) throw new Error('Dovecot is missing: sh test/servers/setup.sh')
  const folder = await mkdtemp(join(tmpdir(), 'baosong-dovecot-'))
  await chmod(folder, 0o755)
  const port = await freePort()
  const user = 'kepu@yunxi.example'
  const password = new Secret('0000-not-a-real-password')
  const configuration = join(folder, 'dovecot.conf')
  await writeFile(configuration, settings(folder, port, mailboxes) + extra)
  await writeFile(join(folder, 'passwd'), `${user}:{PLAIN}${password.reveal()}\n`, { mode: 0o600 })
  for (const path of [folder, configuration, join(folder, 'passwd')]) await chown(path, RUNNER.uid, RUNNER.gid)
  const { uid, gid } = RUNNER
  const child = spawn(PROGRAM, ['-F', '-c', configuration], { stdio: ['ignore', 'ignore', 'pipe'], uid, gid })
  process.once('exit', () => child.kill('SIGKILL'))
  await untilListening(port, child, join(folder, 'log'))
  const doveadm = async (...args: string[]) =>
    (await run('doveadm', ['-c', configuration, ...args], { uid, gid, maxBuffer: 1e9 })).stdout
  const parts = async (maildir: string) => {
    for (const path of [join(folder, 'mail'), maildir, ...['tmp', 'new', 'cur'].map(part => join(maildir, part))]) {
      await mkdir(path, { recursive: true })
      await chown(path, RUNNER.uid, RUNNER.gid)
    }
  }
  await parts(join(folder, 'mail'))
  let delivered = 0
  return {
    endpoint: { kind: 'imap', host: '127.0.0.1', port, secure: false },
    user,
    password,
    folder,
    async deliver(raw, date, mailbox = 'INBOX') {
      const maildir = join(folder, 'mail', mailbox === 'INBOX' ? '' : `.${encodeUtf7(mailbox)}`)
      if (!existsSync(join(maildir, 'new'))) await parts(maildir)
      delivered += 1
      const name = `${1_790_000_000 + delivered}.M${delivered}.test`
      await writeFile(join(maildir, 'tmp', name), raw)
      const seconds = date === undefined ? undefined : date.epochMilliseconds / 1000
      if (seconds !== undefined) await utimes(join(maildir, 'tmp', name), seconds, seconds)
      await chown(join(maildir, 'tmp', name), RUNNER.uid, RUNNER.gid)
      await rename(join(maildir, 'tmp', name), join(maildir, 'new', name))
    },
    async flags(mailbox = 'INBOX') {
      const text = await doveadm('-f', 'tab', 'fetch', '-u', user, 'uid flags date.received', 'mailbox', mailbox, 'all')
      return text.trim().split('\n').slice(1)
    },
    doveadm,
    async kick() {
      await doveadm('kick', user)
    },
    async stop() {
      await ended(child)
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 20 })
    },
  }
}

/** Everything that Dovecot otherwise takes from the system: users, run directory, chroots, ports, certificates. */
function settings(folder: string, port: number, mailboxes: readonly string[]): string {
  const named = mailboxes.map(name => `  mailbox "${name}" {\n    auto = create\n  }`).join('\n')
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
listen = 127.0.0.1
protocols = imap
ssl = no
disable_plaintext_auth = no
default_internal_user = ${RUNNER.name}
default_internal_group = ${RUNNER.group}
default_login_user = ${RUNNER.name}
first_valid_uid = 1
first_valid_gid = 1
mail_fsync = never
service anvil {
  chroot =
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${folder}/passwd
}
userdb {
  driver = static
  args = uid=${RUNNER.uid} gid=${RUNNER.gid} home=${folder}
}
mail_location = maildir:${folder}/mail
namespace inbox {
  inbox = yes
  separator = /
  mailbox Junk {
    special_use = \\Junk
    auto = create
  }
${named}
}
`
}

/** Dovecot wants the group by its name, which Node does not tell. */
function groupName(): string {
  return execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim()
}

/** Modified UTF-7 (RFC 3501 §5.1.3), as Dovecot names a Maildir++ directory. */
function encodeUtf7(name: string): string {
  return name.replaceAll('&', '&-').replace(/[^ -~]+/g, text => {
    const base64 = Buffer.from(text, 'utf16le').swap16().toString('base64')
    return `&${base64.replaceAll('/', ',').replace(/=+$/, '')}-`
  })
}

async function untilListening(port: number, child: ChildProcess, log: string): Promise<void> {
  let complaint = ''
  child.stderr?.on('data', chunk => {
    complaint += String(chunk)
  })
  for (let waited = 0; waited < 10_000; waited += 10) {
    if (child.exitCode !== null) break
    if (await accepts(port)) return
    await pause(10)
  }
  await ended(child)
  const logged = existsSync(log) ? await readFile(log, 'utf8') : ''
  throw new Error(`Dovecot did not start on port ${port}: ${complaint}${logged}`)
}

function accepts(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise(resolve => child.once('exit', resolve))
  // SIGTERM would wait a second for its processes; without their master they end by themselves.
  child.kill('SIGKILL')
  await exit
}
