// Notices to group robots by webhook. Fails with nothing: what the vendor or the network did is in the Delivery, without
// the robot's url or secret, which stand in no response. Never sends a notice twice by itself.
import type { Language, Robot } from '../config/configuration.ts'
import { LIMITS } from '../reading/limits.ts'
import type { Meaning } from './meaning.ts'
import type { Delivery, OutgoingMail, Post, Settled } from './post.ts'
import { type RobotAnswer, understandRobot } from './robot-answers.ts'
import { robotMessage } from './robot-message.ts'

/** A recipient of this form is a robot of the configuration: robot:wecom-1. Never its url. */
const ADDRESS = /^robot:(.+)$/

/** The address under which the record keeps a robot. */
export function robotAddress(name: string): string {
  return `robot:${name}`
}

/** True where `address` is a robot's. */
export function isRobotAddress(address: string): boolean {
  return ADDRESS.test(address)
}

export type RobotSettings = {
  /** Signatures hold the time, and the vendors take none that is an hour off. */
  now: () => Temporal.Instant
  /** What a refusal is worded in. */
  language: Language
  /** Milliseconds for one exchange. */
  patience?: number
}

/** Posts to `robots`. */
export function openRobots(robots: readonly Robot[], settings: RobotSettings): Post {
  return {
    async deliver(letter: OutgoingMail): Promise<Delivery> {
      const to = letter.envelope?.to ?? letter.to.map(({ address }) => address)
      const settled: Settled[] = []
      for (const address of to) {
        settled.push(Object.freeze({ address, ...(await tell(address, robots, letter, settings)) }))
      }
      return summed(settled)
    },
    async close() {
      // Nothing is held open between notices.
    },
  }
}

type Outcome = Omit<Settled, 'address'>

async function tell(
  address: string,
  robots: readonly Robot[],
  letter: Pick<OutgoingMail, 'subject' | 'text'>,
  { now, language, patience = LIMITS.robot.answerMs }: RobotSettings,
): Promise<Outcome> {
  const say = ({ wording }: Meaning) => (language === 'zh-CN' ? wording.zh : wording.en)
  const robot = robots.find(({ name }) => robotAddress(name) === address)
  if (!robot?.url) return { kind: 'refused', response: say(UNKNOWN), meaning: UNKNOWN }
  const { query, body } = robotMessage(robot.kind, letter, robot.secret?.reveal() ?? null, now())
  const url = new URL(robot.url.reveal())
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  let answer: RobotAnswer
  try {
    answer = await asked(url, body, patience)
  } catch (error) {
    return lost(error)
  }
  const meaning = understandRobot(robot.kind, answer)
  // Before it is shortened: half a key would pass for no key.
  const response = spoken({ ...answer, words: withoutSecrets(answer.words, robots) })
  if (meaning === null) return { kind: 'sent', response, meaning }
  if (meaning.kind === 'wait') return { kind: 'later', response, meaning }
  return { kind: 'refused', response: `${say(meaning)} (${response})`, meaning }
}

/** Posts JSON and reads the answer. A redirect is an error: the key in the url is for the vendor alone. */
async function asked(url: URL, body: object, patience: number): Promise<RobotAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  })
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk)
    size += chunk.length
    if (size > LIMITS.robot.answerBytes) break
  }
  return { status: response.status, ...understood(Buffer.concat(chunks).toString('utf8')) }
}

/** WeCom and DingTalk: errcode and errmsg. Feishu: code and msg, older robots StatusCode and StatusMessage. */
function understood(text: string): Pick<RobotAnswer, 'code' | 'words'> {
  let answer: unknown
  try {
    answer = JSON.parse(text)
  } catch {
    // A proxy's or a gateway's page: its status says what there is to say.
    return { code: null, words: '' }
  }
  if (typeof answer !== 'object' || answer === null) return { code: null, words: '' }
  const fields = answer as Record<string, unknown>
  const code = fields.errcode ?? fields.code ?? fields.StatusCode
  const words = fields.errmsg ?? fields.msg ?? fields.StatusMessage
  return { code: typeof code === 'number' ? code : null, words: typeof words === 'string' ? words : '' }
}

function spoken({ status, code, words }: RobotAnswer): string {
  const line = words.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  const said = line.length > 200 ? `${line.slice(0, 200)}…` : line
  return [code === null ? `HTTP ${status}` : String(code), said].filter(part => part !== '').join(' ')
}

/** An answer may repeat what it was asked with, or what a gateway that several robots share was asked with before. */
function withoutSecrets(words: string, robots: readonly Robot[]): string {
  return robots
    .flatMap(({ url, secret }) => [...(url === null ? [] : partsOf(new URL(url.reveal()))), secret?.reveal() ?? ''])
    .filter(part => part.length >= 8)
    .reduce((shown, part) => shown.replaceAll(part, '[secret]'), words)
}

function partsOf(url: URL): string[] {
  return [url.href, ...url.searchParams.values(), ...url.pathname.split('/')]
}

/** Codes of connections that never came about: nothing was said, so the notice is not in the group. */
const UNSAID = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** What was lost before it was said goes later; after it nobody knows. Only codes are kept: messages may hold the url. */
function lost(error: unknown): Outcome {
  const { name, cause } = error as Error
  const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? name
  if (!UNSAID.has(code) && !/CERT|SSL|TLS/.test(code))
    return { kind: 'in-doubt', response: `no answer (${code})`, meaning: null }
  return { kind: 'later', response: `no connection (${code})`, meaning: CUT }
}

const CUT: Meaning = {
  kind: 'wait',
  code: 'cut',
  reach: 'letter',
  waitMinutes: null,
  wording: { zh: '连不上群机器人的服务器', en: 'the robot’s server cannot be reached' },
}
const UNKNOWN: Meaning = {
  kind: 'letter',
  code: 'no-robot',
  reach: 'letter',
  waitMinutes: null,
  wording: { zh: '配置里已没有这个群机器人', en: 'this robot is no longer in the configuration' },
}

function summed(recipients: readonly Settled[]): Delivery {
  const worst = (['in-doubt', 'later', 'refused'] as const).find(kind => recipients.some(each => each.kind === kind))
  const first = recipients.find(({ kind }) => kind !== 'sent') ?? recipients[0]
  const kind = worst === undefined ? 'sent' : recipients.some(each => each.kind === 'sent') ? 'partly' : worst
  return Object.freeze({
    kind,
    recipients: Object.freeze([...recipients]),
    meaning: first?.meaning ?? null,
    response: first?.response ?? '',
  })
}
