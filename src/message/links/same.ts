// When two links are one: the same share, spelled twice. Pure.
import { fileProvider } from './providers.ts'

/** Parameters that open, name or count, and point at nothing else. */
const BESIDE =
  /^(?:pwd|password|passcode|title|file_?name|fname|from|spm|scene|utm_\w{1,20}|isappinstalled|entry|public)$/i
const ARTICLE = /^(?:__biz|mid|idx|sn)$/
/** Names of one service. */
const ALIASES: Readonly<Record<string, string>> = {
  'aliyundrive.com': 'alipan.com',
  '115cdn.com': '115.com',
  'yun.baidu.com': 'pan.baidu.com',
}

/**
 * A key that is the same for the same share or page: with and without its code, its title, "https", "www." or a
 * way there (test mail 211).
 */
export function sameAs(url: URL): string {
  const bare = url.hostname.replace(/^www\./, '')
  const host = ALIASES[bare] ?? bare
  const surl = host === 'pan.baidu.com' && url.pathname === '/share/init' ? url.searchParams.get('surl') : null
  if (surl) return `${host}/s/1${surl}`
  const path = url.pathname.replace(/\/$/, '')
  // Pages drawn by a script have their address behind "#/".
  const hash = /^#\/./.test(url.hash) ? url.hash : ''
  return `${host}${port(url)}${path}${queryOf(url, host)}${hash}`
}

function port({ port }: URL): string {
  return port === '' ? '' : `:${port}`
}

function queryOf(url: URL, host: string): string {
  if (url.search === '') return ''
  const isArticle = host === 'mp.weixin.qq.com' && url.searchParams.has('__biz') && url.searchParams.has('mid')
  const isShare = (fileProvider(url) ?? '') !== ''
  const kept = url.search
    .slice(1)
    .split('&')
    .filter(pair => {
      const name = pair.split('=', 1)[0] ?? ''
      if (isArticle) return ARTICLE.test(name)
      return isShare ? !BESIDE.test(name) : !/^(?:utm_\w{1,20}|spm|isappinstalled)$/i.test(name)
    })
  return kept.length === 0 ? '' : `?${kept.sort().join('&')}`
}

/** Of two spellings the one that opens more: with its code, by https. */
export function better(one: string, other: string): string {
  const worth = (url: string) => (/[?&](?:pwd|password)=/i.test(url) ? 2 : 0) + (/^https:/i.test(url) ? 1 : 0)
  return worth(other) > worth(one) ? other : one
}
