// What the office wrote down, after loading and checking. Nouns only; load.ts makes them.
import type { Kind } from '../files/kind.ts'
import type { Address } from '../message/address.ts'
import type { ColumnChoice } from './activity-columns.ts'
import type { Secret } from './secret.ts'

/** The whole configuration folder, frozen. A new one replaces it when a file changes. */
export type Configuration = {
  /** Absolute path of the folder. */
  folder: string
  office: Office
  units: readonly Unit[]
  campaigns: readonly Campaign[]
}

export type Language = 'zh-CN' | 'en'

/** When something may happen: on workdays of the Chinese calendar (or Monday to Friday), or every day. */
export type Days = 'workdays' | 'everyday'

/** baosong.yaml */
export type Office = {
  organization: string
  language: Language
  /** IANA name; every date without an offset is in this zone. */
  timezone: string
  /** Absolute path. */
  data: string
  mailbox: Mailbox
  /** Cron expression for polling. */
  poll: string
  /** `phone` null: letters do not send units to them. */
  coordinators: readonly (Address & { phone: string | null })[]
  /** `quiet`: none on a day with nothing new and nothing to do. */
  digest: { at: Temporal.PlainTime; on: Days; quiet: boolean }
  letters: LetterSettings
  /** Group robots that are given the digest's short form; none: nobody else hears of it. */
  robots: readonly Robot[]
  /** Where the board listens and who may log in; null turns it off. No users: open to this machine alone. */
  board: { host: string; port: number; users: readonly BoardUser[] } | null
  /** From where files that are only linked may be fetched; null: none is. */
  links: LinkFetching | null
  /** Where the virus scanner listens; null: nothing is scanned. */
  scanner: ScannerEndpoint | null
  /** Single days that the office overrides: true is a workday, false a day off. Keys are ISO dates. */
  workdays: ReadonlyMap<string, boolean>
  /** True: where our server writes no Authentication-Results, DKIM signatures are checked here, with keys from the DNS. */
  dkim: boolean
  /** authserv-ids whose Authentication-Results are believed; empty: the host of the topmost one added by our server. */
  authservIds: readonly string[]
}

/** What waits for a person, how fast letters go, and when they may not. */
export type LetterSettings = {
  /** Which letters wait until a person lets them go; null: reminders of the office's first campaign. */
  approve: 'none' | 'reminders' | 'all' | null
  /** Every letter goes to this address instead, plainly marked; null: to those whom it is for. */
  rehearse: string | null
  /** Minutes for which the service waits for more mail of a unit before it thanks for all of it together. */
  gather: number
  /** Null: what fits the way out. 0: no limit. */
  pace: { seconds: number | null; hour: number | null; day: number | null }
  /** Hours of the office's zone at which nothing goes out; may span midnight. */
  quiet: { from: Temporal.PlainTime; to: Temporal.PlainTime } | null
  /** True: all units are told when a campaign opens. */
  announce: boolean
  /** True: announcements and reminders carry the deadline as a calendar file. */
  calendar: boolean
}

/** A robot in a group of WeCom (企业微信), DingTalk (钉钉) or Feishu (飞书) that takes messages by webhook. */
export type Robot = {
  /** The kind and its number among those of its kind: wecom-1. */
  name: string
  kind: 'wecom' | 'dingtalk' | 'feishu'
  /** Whoever has it may write to the group. null: not looked at, see LoadOptions. */
  url: Secret | null
  /** What messages are signed with; null: the group asks for no signature. */
  secret: Secret | null
  at: Temporal.PlainTime
  on: Days
}

/** One who logs in to the board. `password` is what `baosong password` printed: a hash, never the password. */
export type BoardUser = { name: string; role: 'viewer' | 'coordinator' | 'admin'; password: string }

export type Mailbox = {
  address: string
  name: string
  receive: Endpoint
  send: Endpoint
  user: string
  password: Secret | null
  /** Folder names or special-use flags (\Junk). */
  folders: readonly string[]
}

/**
 * Where mail comes from or goes to. `secure`: TLS from the first byte (imaps, smtps). Otherwise the connection begins in
 * the clear and has to go on by STARTTLS before the password is sent; only a server on loopback is excused.
 */
export type Endpoint =
  | { kind: 'imap' | 'smtp'; host: string; port: number; secure: boolean }
  | { kind: 'maildir'; path: string }

/** `hosts` are names, or "*.name" for all below it, lower-cased; each file may be so large and take so long. */
export type LinkFetching = { hosts: readonly string[]; maxMB: number; seconds: number }

/** Where clamd listens: a socket file (absolute path), or a port. */
export type ScannerEndpoint = { kind: 'unix'; path: string } | { kind: 'tcp'; host: string; port: number }

export type Unit = {
  /** Stable key: [a-z0-9-]+ */
  id: string
  name: string
  aliases: readonly string[]
  /** Exact addresses, lower-cased. */
  addresses: readonly string[]
  /** Domains whose every address is the unit's ("*@domain"), lower-cased. */
  domains: readonly string[]
  contact: { name: string | null; phone: string | null } | null
  /** Where letters go; by default the exact addresses. */
  notify: readonly string[]
  /** Who is told too when material is overdue; null: nobody. */
  supervisor: string | null
}

export type Campaign = {
  id: string
  title: string
  keywords: readonly string[]
  /** A bare date: its first instant in the office's zone. */
  opens: Temporal.Instant
  /** What arrives at this very instant is in time. A bare date: its last second, 23:59:59. */
  deadline: Temporal.Instant
  /** Late material is taken until then; as `deadline` where a bare date. */
  closes: Temporal.Instant
  /** Whether the office wrote `closes`; else it is 30 days after the deadline, which units are not told. */
  closesNamed: boolean
  units: CampaignUnits
  /** Whom a unit may ask, at the end of letters about it; null: a coordinator with a telephone, if there is one. */
  contact: { name: string | null; phone: string | null } | null
  materials: readonly Material[]
  reminders: Reminders
  /** How the package is made; null: as usual. */
  export: { names: string | null; activities: readonly ColumnChoice[] | null }
}

/** `except` units are exempt: shown as such, never reminded. Units outside `only` do not take part at all. */
export type CampaignUnits =
  | { kind: 'all' }
  | { kind: 'only'; ids: readonly string[] }
  | { kind: 'except'; ids: readonly string[] }

export type Material = {
  id: string
  name: string
  keywords: readonly string[]
  kinds: readonly Kind[]
  /** How many are needed; 0: welcome, not required. */
  min: number
  /** Its own deadline; null: the campaign's. */
  due: Temporal.Instant | null
}

export type Reminders = {
  /** Days before the due instant, largest first, e.g. [7, 3, 1, 0]. */
  before: readonly number[]
  /** Days after it. */
  after: readonly number[]
  at: Temporal.PlainTime
  on: Days
}
