// Which web pages report something. Pure.
import { isNetdiskHost, isServiceHost } from './providers.ts'

/**
 * Pages that tell where, when or how, and report nothing. Seen in practice: a map to the place of an activity, counted as
 * news (test mail 209).
 */
const NO_NEWS: readonly { what: string; host: RegExp; path?: RegExp }[] = [
  {
    what: 'maps',
    host: /(^|\.)(map\.baidu\.com|amap\.com|map\.qq\.com|map\.sogou\.com|tianditu\.gov\.cn)$|^maps\.(google|apple)\.|^ditu\./,
  },
  { what: 'maps', host: /^(www\.)?google\.(com|cn)(\.hk)?$/, path: /^\/maps\b/ },
  {
    what: 'meetings',
    host: /^(meeting|voovmeeting)\.tencent\.com$|(^|\.)(voovmeeting\.com|zoom\.us|zoom\.com\.cn|xylink\.com|webex\.com)$|^(meeting\.dingtalk|teams\.microsoft|teams\.live|meet\.google|meeting\.huaweicloud)\.com$|^(vc|meetings)\.feishu\.cn$/,
  },
  {
    what: 'surveys and forms',
    host: /(^|\.)(wjx\.(cn|top|com)|jinshuju\.(net|com)|mikecrm\.com|wenjuan\.com|diaoyan360\.com|tduckcloud\.com)$|^wj\.qq\.com$|^(f\.wps|f\.kdocs)\.cn$|^forms\.(office\.com|gle|cloud\.microsoft)$/,
  },
  {
    what: 'programs to install',
    host: /^(a\.app|sj|im|pc|browser|tim)\.qq\.com$|^appgallery\.(cloud\.)?huawei\.com$|^app\.(mi|xiaomi)\.com$|^(www\.)?wps\.cn$|(^|\.)myapp\.com$/,
  },
  { what: 'weather and trains', host: /(^|\.)(weather\.com\.cn|12306\.cn)$/ },
  { what: 'searches', host: /^(www|m)\.(baidu|so|sogou|bing)\.com$|^cn\.bing\.com$/, path: /^\/(s|web|search)\b/ },
  { what: "a service's programs", host: /./, path: /\/(download|app-?download|dlpro|client)(\/|\.html?|\.php)?$/i },
]

/** True for a page with something on it: no home page, no provider's own page, nothing that only leads to a place. */
export function isArticle(url: URL): boolean {
  if (isServiceHost(url) || !url.hostname.includes('.') || isNetdiskHost(url)) return false
  if (NO_NEWS.some(({ host, path }) => host.test(url.hostname) && (path?.test(url.pathname) ?? true))) return false
  const isHome = /^\/(?:(?:index|default|home|main)(?:\.\w{2,5})?|)\/?$/i.test(url.pathname)
  return !isHome || (url.search.length > 1 && !isHomeQuery(url.search)) || url.hash.length > 2
}

function isHomeQuery(query: string): boolean {
  return /^\?(lang|from|utm_\w+|spm)=[^&]*$/i.test(query)
}

/** Sites with names of their own among pages. */
export function pageProvider(url: URL): string | null {
  return url.hostname === 'mp.weixin.qq.com' ? 'wechat' : null
}
