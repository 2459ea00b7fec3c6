// Links that lead elsewhere by way of a gate: mail programs and gateways put one before every link that they show, to warn
// of dangerous pages. What matters is where it leads. Pure.
import type { LineLink } from '../body/line.ts'
import { pageProvider } from './pages.ts'
import { fileProvider, isServiceHost } from './providers.ts'
import { linksIn, lowerHost } from './written.ts'

/** Gates known by their address. */
const GATES: readonly { who: string; host: RegExp; path?: RegExp }[] = [
  { who: 'QQ Mail', host: /(^|\.)(mail|exmail)\.qq\.com$/, path: /xmsafejump|mail_spam|readtemplate|check_?link/i },
  { who: 'QQ, WeChat', host: /^(c\.pc|weixin110|support\.weixin)\.qq\.com$/ },
  { who: 'Tencent Docs', host: /^docs\.qq\.com$/, path: /^\/scenario\/link/ },
  { who: 'WPS', host: /(^|\.)kdocs\.cn$/, path: /\/link\b/ },
  { who: 'Lark', host: /^security\.feishu\.cn$/ },
  { who: 'Outlook', host: /(^|\.)safelinks\.protection\.(outlook\.com|partner\.outlook\.cn)$/ },
  { who: 'Google', host: /^(www\.)?google\.[a-z.]{2,6}$/, path: /^\/url$/ },
  { who: 'Proofpoint', host: /^urldefense(\.proofpoint)?\.(com|us)$/ },
  { who: 'Zhihu, CSDN, Jianshu', host: /^link\.(zhihu\.com|csdn\.net|jianshu\.com|juejin\.cn)$/ },
  { who: 'Baidu', host: /^jump\.bdimg\.com$/ },
  { who: 'Weibo', host: /^weibo\.cn$/, path: /^\/sinaurl/ },
]
/** Gates of offices' own mail servers and gateways (Coremail and others) stand on any host, but are called what they are. */
const GATE_PATH =
  /(?:^|[/_.-])(?:redirect\w{0,20}|redir|jump\w{0,12}|\w{0,10}safejump|link_?check|check_?link|url_?check|safe_?links?|out_?link|link2?|go(?:_?to)?|gourl|leave|middle[a-z]|transfer)(?:$|[/.])/i
const PARAMETERS = ['url', 'pfurl', 'gourl', 'gotourl', 'target', 'u', 'q', 'to', 'link', 't', 'dest', 'a']
/** Gates behind gates: a mail that was forwarded from one mail program to the next. */
const HOPS = 3

/**
 * Where a link leads, its gates opened: by the address that it carries, else by the address that the reader sees. Seen in
 * practice: every link rewritten by the webmail that a mail was copied from (test mail 200).
 */
export function leadsTo({ url, text }: Pick<LineLink, 'url' | 'text'>): string {
  let target = url
  for (let hop = 0; hop < HOPS; hop += 1) {
    const inner = carried(target)
    if (inner === null) break
    target = inner
  }
  return seen(target, text) ?? target
}

/** The address inside a gate's; null where it is no gate or carries none. */
function carried(source: string): string | null {
  const url = URL.canParse(source) ? new URL(source) : null
  if (!url || fileProvider(url) !== null || !(isGate(url) || GATE_PATH.test(url.pathname))) return null
  for (const name of PARAMETERS) {
    const value = url.searchParams.get(name)
    const inner = value === null ? null : address(value)
    if (inner !== null) return inner
  }
  // Some gates have the address as their whole query; Proofpoint's third version has it between underscores in its path.
  return address(url.search.slice(1)) ?? address(/\/v3\/__(.{1,8000}?)__;/.exec(source)?.[1] ?? '')
}

function isGate(url: URL): boolean {
  return GATES.some(({ host, path }) => host.test(url.hostname) && (path?.test(url.pathname) ?? true))
}

function address(value: string): string | null {
  // Proofpoint's second version: "-3A" for "%3A", "_" for "/".
  const plain = /^https?-3A__/i.test(value) ? value.replaceAll('_', '/').replace(/-([0-9A-F]{2})/gi, '%$1') : value
  const decoded = /^https?(?:%3A|%253A)/i.test(plain) ? unescaped(unescaped(plain)) : unescapedScheme(plain)
  if (/^https?:\/\/[^/\s]{0,250}\./i.test(decoded) && URL.canParse(decoded)) return lowerHost(decoded)
  const [written] = /^[a-z]/i.test(decoded) && !/^[a-z]{1,10}:/i.test(decoded) ? linksIn(decoded.slice(0, 2_000)) : []
  return written?.at === 0 ? written.url : null
}

/** "https%3A//…" was decoded already, "https:%2F%2F…" was not. */
function unescapedScheme(value: string): string {
  return /^https?:%2f/i.test(value) || /^https?%3a/i.test(value) ? unescaped(value) : value
}

function unescaped(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch (error) {
    if (error instanceof URIError) return value
    throw error
  }
}

/**
 * The address that the reader sees, where `target` tells nothing: a gate that was not opened, or a page where a netdisk or
 * an article is shown. Addresses that end in dots are cut short.
 */
function seen(target: string, text: string): string | null {
  const visible = linksIn(text.slice(0, 2_000))
  const [shown] = visible
  if (!shown || visible.length > 1 || !URL.canParse(target) || !URL.canParse(shown.url)) return null
  if (/(?:\.{2,}|…)\s*$/.test(text)) return null
  const url = new URL(target)
  const sight = new URL(shown.url)
  if (fileProvider(url) !== null || url.hostname === sight.hostname) return null
  const isKnown = (fileProvider(sight) ?? '') !== '' || pageProvider(sight) !== null
  return isKnown || isGate(url) || isServiceHost(url) || GATE_PATH.test(url.pathname) ? shown.url : null
}

/** True for a gate: it is no page itself. */
export function isClosedGate(url: URL): boolean {
  return isGate(url)
}
