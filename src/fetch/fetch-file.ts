// Fetches one file from an address that a stranger wrote, as little trusting as that asks for.
// Does: https to listed hosts alone; looks the name up itself and connects to the very address that was checked, at every
// redirect anew; stops at a size and a time. Never: sends cookies, credentials or a referrer, follows scripts, retries.
import { lookup } from 'node:dns/promises'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import type { LinkFetching } from '../config/configuration.ts'
import { LimitExceeded } from '../files/limit-exceeded.ts'
import type { StoredBytes } from '../files/store.ts'
import { LIMITS } from '../reading/limits.ts'
import { nameFrom } from './file-name.ts'
import { isPublicAddress } from './public-address.ts'

/**
 * `refused`: it will not be fetched, and why (`host`: not on the list; `address`: not the public internet; `page`: a web
 * page came in place of a file). `failed`: another time it may work.
 */
export type Fetched =
  | { kind: 'file'; stored: StoredBytes; name: string | null }
  | {
      kind: 'refused'
      why: 'host' | 'scheme' | 'address' | 'redirects' | 'page' | 'too-large' | 'empty' | 'status'
      detail: string
    }
  | { kind: 'failed'; detail: string }

/** The way out. Tests bring their own; the real one is {@link INTERNET}. */
export type Door = {
  schemes: readonly string[]
  lookup(host: string): Promise<string[]>
  isAllowed(address: string): boolean
}

export const INTERNET: Door = {
  schemes: ['https:'],
  lookup: async host => (await lookup(host, { all: true })).map(({ address }) => address),
  isAllowed: isPublicAddress,
}

/** What keeps bytes; fails with LimitExceeded past its limit. */
type Take = (source: AsyncIterable<Uint8Array>, maxBytes: number) => Promise<StoredBytes>

/** Ends a fetch whose answer is known. */
class Ended extends Error {
  readonly result: Exclude<Fetched, { kind: 'file' }>
  constructor(result: Exclude<Fetched, { kind: 'file' }>) {
    super(result.detail)
    this.result = result
  }
}

/** Fetches `link` within `rules`. Rejects only with what `take` fails with by itself, such as a full disk. */
export async function fetchFile(
  link: string,
  rules: LinkFetching,
  take: Take,
  door: Door = INTERNET,
): Promise<Fetched> {
  const signal = AbortSignal.timeout(rules.seconds * 1000)
  const maxBytes = rules.maxMB * 1_000_000
  try {
    const { response, url } = await followed(link, rules, door, signal)
    if (Number(response.headers['content-length'] ?? 0) > maxBytes) {
      response.destroy()
      throw refused('too-large', `${response.headers['content-length']} B`)
    }
    const stored = await take(checkedBody(response, signal), maxBytes)
    if (stored.size === 0) throw refused('empty', url.host)
    return { kind: 'file', stored, name: nameFrom(response.headers['content-disposition'], url) }
  } catch (error) {
    if (error instanceof Ended) return error.result
    if (error instanceof LimitExceeded) return { kind: 'refused', why: 'too-large', detail: `> ${rules.maxMB} MB` }
    throw error
  }
}

/** The last answer of a chain of redirects, each step checked like the first. */
async function followed(link: string, rules: LinkFetching, door: Door, signal: AbortSignal) {
  let target = link
  let base: URL | undefined
  for (let step = 0; step <= LIMITS.fetch.redirects; step += 1) {
    const url = URL.canParse(target, base) ? new URL(target, base) : null
    if (url === null) throw refused('scheme', target.slice(0, LIMITS.fetch.detailCharacters))
    const address = await checkedAddress(url, rules, door, signal)
    const response = await answerOf(url, address, signal)
    const { statusCode = 0, headers } = response
    if (statusCode === 200) return { response, url }
    response.destroy()
    if (statusCode >= 500 || statusCode === 429 || statusCode === 408) throw failed(`HTTP ${statusCode}`)
    if (statusCode < 300 || statusCode > 399 || headers.location === undefined) {
      throw refused('status', `HTTP ${statusCode}`)
    }
    target = headers.location
    base = url
  }
  throw refused('redirects', String(LIMITS.fetch.redirects))
}

/** Whether an address is on one of the hosts that may be asked at all. */
export function isListed(link: string, rules: LinkFetching): boolean {
  return URL.canParse(link) && isListedHost(new URL(link).hostname.toLowerCase(), rules)
}

function isListedHost(host: string, { hosts }: LinkFetching): boolean {
  return hosts.some(each => (each.startsWith('*.') ? host.endsWith(each.slice(1)) : host === each))
}

/** The address to connect to. All that the name has must be allowed: a name with one bad address is a trick. */
async function checkedAddress(url: URL, rules: LinkFetching, door: Door, signal: AbortSignal): Promise<string> {
  if (!door.schemes.includes(url.protocol) || url.username !== '' || url.password !== '') {
    throw refused('scheme', url.protocol)
  }
  const host = url.hostname.toLowerCase()
  // A port of one's own choice would let a listed name knock at other services.
  const isUsualPort = url.port === '' || !door.schemes.every(scheme => scheme === 'https:')
  if (!isListedHost(host, rules) || !isUsualPort || isIP(host) !== 0 || host.startsWith('['))
    throw refused('host', url.host)
  const addresses = await within(door.lookup(host), signal)
  const bad = addresses.find(address => !door.isAllowed(address))
  if (bad !== undefined) throw refused('address', `${host} ${bad}`)
  const [first] = addresses
  if (first === undefined) throw failed(`${host}: no address`)
  return first
}

async function within<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(failed('time')), { once: true })
  })
  return Promise.race([work, late]).catch((error: unknown) => {
    throw error instanceof Ended ? error : failed(reason(error))
  })
}

function answerOf(url: URL, address: string, signal: AbortSignal): Promise<IncomingMessage> {
  const isSecure = url.protocol === 'https:'
  const request = isSecure ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const sent = request({
      host: address,
      port: url.port || (isSecure ? 443 : 80),
      ...(isSecure ? { servername: url.hostname } : {}),
      path: url.pathname + url.search,
      headers: { host: url.host, accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'baosong' },
      agent: false,
      maxHeaderSize: LIMITS.fetch.headBytes,
      signal,
    })
    sent.once('response', resolve)
    sent.on('error', error => reject(failed(signal.aborted ? 'time' : reason(error))))
    sent.end()
  })
}

/** The body, unless it is a web page: login, expired, "click to download". */
async function* checkedBody(response: IncomingMessage, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = response.headers
  if (/^\s*(text\/html|application\/xhtml)/i.test(type)) throw refused('page', type)
  if (encoding.toLowerCase() !== 'identity') throw refused('status', `content-encoding ${encoding}`)
  let isFirst = true
  try {
    for await (const chunk of response as AsyncIterable<Uint8Array>) {
      if (isFirst && looksLikePage(chunk)) throw refused('page', 'HTML')
      isFirst = false
      yield chunk
    }
  } catch (error) {
    throw error instanceof Ended ? error : failed(signal.aborted ? 'time' : reason(error))
  } finally {
    response.destroy()
  }
}

function looksLikePage(chunk: Uint8Array): boolean {
  const start = Buffer.from(chunk.subarray(0, 512)).toString('latin1')
  return /^(\xef\xbb\xbf)?\s*(<!--[^]*?-->\s*)?<(!doctype\s+html|html|head|body|script|meta)\b/i.test(start)
}

function refused(why: Extract<Fetched, { kind: 'refused' }>['why'], detail: string): Ended {
  return new Ended({ kind: 'refused', why, detail })
}

function failed(detail: string): Ended {
  return new Ended({ kind: 'failed', detail })
}

function reason(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error)
}
