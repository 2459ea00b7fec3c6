// A small IMAP server whose quirks a test scripts: what Dovecot is too well-behaved to show. Writes down every command, so
// that a test can prove that nothing but EXAMINE and BODY.PEEK was asked for.
import { createServer } from 'node:net'
import type { Endpoint } from '../../src/config/configuration.ts'
import { answerFetch, answerHeaders } from './scripted-fetch.ts'
import { ORDINARY, type Quirks, type Session } from './scripted-quirks.ts'

export type ScriptedImap = {
  endpoint: Extract<Endpoint, { host: string }>
  quirks: Quirks
  /** Every command line without its tag, in order; a password shows as it came. */
  commands: string[]
  /** Connections that are open now. */
  connections(): number
  /** Tells everyone who idles of so many messages. */
  announce(count: number): void
  /** Answers nothing any more. */
  mute(): void
  /** Resets every connection. */
  cut(): void
  stop(): Promise<void>
}

/** Starts one on a free port of loopback. */
export async function startScriptedImap(given: Partial<Quirks> = {}): Promise<ScriptedImap> {
  const quirks = { ...ORDINARY, ...given }
  const commands: string[] = []
  const sessions = new Set<Session>()
  let muted = false
  const server = createServer(socket => {
    const session: Session = { socket, loggedIn: false, toldId: false, folder: null, idleTag: null }
    sessions.add(session)
    socket.on('close', () => sessions.delete(session)).on('error', () => sessions.delete(session))
    socket.write('* OK ready\r\n')
    let rest = ''
    socket.on('data', chunk => {
      rest += chunk.toString('latin1')
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        if (!muted) answer(line, session, quirks, commands)
      }
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const cut = () => {
    for (const { socket } of sessions) socket.resetAndDestroy()
  }
  return {
    endpoint: { kind: 'imap', host: '127.0.0.1', port, secure: false },
    quirks,
    commands,
    connections: () => sessions.size,
    announce(count) {
      for (const { socket, idleTag } of sessions) if (idleTag !== null) socket.write(`* ${count} EXISTS\r\n`)
    },
    mute() {
      muted = true
    },
    cut,
    async stop() {
      cut()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

function answer(line: string, session: Session, quirks: Quirks, commands: string[]): void {
  const { socket } = session
  if (session.idleTag !== null && line === 'DONE') {
    socket.write(`${session.idleTag} OK done\r\n`)
    session.idleTag = null
    return
  }
  const [, tag = '*', rest = ''] = /^(\S+) (.*)$/.exec(line) ?? []
  commands.push(rest)
  const [verb = '', ...args] = rest.split(' ')
  const ok = (text = '') => socket.write(`${text}${tag} OK done\r\n`)
  switch (verb.toUpperCase()) {
    case 'CAPABILITY':
      return void ok(`* CAPABILITY ${quirks.capabilities}\r\n`)
    case 'ID':
      session.toldId = session.toldId || session.loggedIn
      return void ok('* ID ("name" "Coremail Imap" "vendor" "Mailtech" "TransID" "x")\r\n')
    case 'LOGIN':
      if (quirks.refuseLogin !== null) return void socket.write(`${tag} NO ${quirks.refuseLogin}\r\n`)
      session.loggedIn = true
      return void ok()
    case 'LIST':
      // Asks for the separator and the root (RFC 9051 §6.3.9).
      if (args.join(' ') === '"" ""') return void ok('* LIST (\\Noselect) "/" ""\r\n')
      return void ok(quirks.folders.map(({ name, flags = '' }) => `* LIST (${flags}) "/" "${name}"\r\n`).join(''))
    case 'EXAMINE':
    case 'SELECT':
      return examine(tag, args.join(' ').replaceAll('"', ''), session, quirks)
    case 'UID':
      if (args[0]?.toUpperCase() === 'SEARCH') {
        const uids = quirks.search === 'everything' ? (session.folder?.messages ?? []).map(({ uid }) => uid) : []
        return void ok(`* SEARCH ${uids.join(' ')}\r\n`)
      }
      return answerFetch(tag, args.slice(1).join(' '), session, quirks)
    case 'FETCH':
      return answerHeaders(tag, args.join(' '), session)
    case 'IDLE':
      session.idleTag = tag
      return void socket.write('+ idling\r\n')
    case 'LOGOUT':
      return void socket.end(`* BYE\r\n${tag} OK bye\r\n`)
    default:
      return void ok()
  }
}

function examine(tag: string, name: string, session: Session, quirks: Quirks): void {
  const { socket } = session
  const refused = quirks.unsafeLogin === 'always' || (quirks.unsafeLogin === 'until-id-after-login' && !session.toldId)
  if (refused) {
    socket.write(`${tag} NO SELECT Unsafe Login. Please contact kefu@188.com for help\r\n`)
    return
  }
  const folder = quirks.folders.find(each => each.name === name)
  if (folder === undefined) {
    socket.write(`${tag} NO no such folder\r\n`)
    return
  }
  session.folder = folder
  const highest = Math.max(0, ...folder.messages.map(({ uid }) => uid))
  const next = quirks.uidNext === true ? highest + 1 : quirks.uidNext
  socket.write(
    `* ${folder.messages.length} EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY ${quirks.uidValidity}] ok\r\n` +
      (next === false ? '' : `* OK [UIDNEXT ${next}] ok\r\n`) +
      `${tag} OK [READ-ONLY] done\r\n`,
  )
}
