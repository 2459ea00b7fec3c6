// What can be odd about the scripted IMAP server.
import type { Socket } from 'node:net'

export type ScriptedMessage = {
  uid: number
  raw: string | Buffer
  /** INTERNALDATE in epoch seconds. */
  date: number
  /** What the server says instead of the message when asked for its bytes. */
  refuse?: string
}

export type ScriptedFolder = { name: string; flags?: string; messages: ScriptedMessage[] }

/** What is odd about it. May be changed while it runs. */
export type Quirks = {
  capabilities: string
  folders: ScriptedFolder[]
  uidValidity: number
  /** False: like NetEase, EXAMINE tells no UIDNEXT. A number: that one, right or wrong. */
  uidNext: boolean | number
  /** FETCH answers in the opposite order. */
  unordered: boolean
  /** Answers BODY.PEEK[]<…> with the whole message and no origin, like Tencent Exmail. */
  ignoresRanges: boolean
  /** How EXAMINE treats clients: NetEase refuses those that did not say ID, or not after the login. */
  unsafeLogin: 'never' | 'until-id-after-login' | 'always'
  /** The words after NO at LOGIN; null lets everybody in. */
  refuseLogin: string | null
  /** Cuts the connection after this many bytes of answers to FETCH; null: never. */
  cutAfter: number | null
  /** RFC822.SIZE is off by so much. */
  sizeError: number
  /** What SEARCH finds, whatever was asked for: Tencent finds everything, NetEase nothing. */
  search: 'everything' | 'nothing'
}

/** Nothing is odd. */
export const ORDINARY: Quirks = {
  capabilities: 'IMAP4rev1 ID IDLE SPECIAL-USE',
  folders: [{ name: 'INBOX', messages: [] }],
  uidValidity: 1,
  uidNext: true,
  unordered: false,
  ignoresRanges: false,
  unsafeLogin: 'never',
  refuseLogin: null,
  cutAfter: null,
  sizeError: 0,
  search: 'nothing',
}

/** One client's session. */
export type Session = {
  socket: Socket
  loggedIn: boolean
  toldId: boolean
  folder: ScriptedFolder | null
  idleTag: string | null
}
