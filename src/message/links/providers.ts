// Where files are kept elsewhere: big attachments of mail providers, netdisks, shared documents. One row a form of link.

type Row = { provider: string; host: RegExp; path?: RegExp; query?: RegExp }

/** `path` is tried on the path, `query` on the query with its "?"; both must fit where given. */
const PROVIDERS: readonly Row[] = [
  { provider: 'netease', host: /^mail\.(163|126|188)\.com$|^mail\.yeah\.net$/, path: /^\/large-attachment-download\// },
  { provider: 'netease', host: /(^|\.)(163|126|188)\.com$|(^|\.)yeah\.net$/, query: /X-NETEASE-HUGE-ATTACHMENT/i },
  { provider: 'netease', host: /^fs\.(qiye\.)?163\.com$/, path: /^\/fs\// },
  { provider: 'netease', host: /^edisk\.qiye\.163\.com$/, path: /attachment|share/ },
  { provider: 'netease', host: /^dashi\.163\.com$/, path: /^\/html\/cloud-attachment-download/ },
  { provider: 'exmail', host: /^exmail\.qq\.com$/, path: /^\/cgi-bin\/(ftnExs|ftnGetURL|exs)/i },
  { provider: 'exmail', host: /^(www\.)?exmail\.qq\.com$|^work\.weixin\.qq\.com$/, path: /ftn|\/wedrive\// },
  {
    provider: 'qq',
    host: /^(i?wx\.|set\d+\.|m\.)?mail\.qq\.com$/,
    path: /^\/(cgi-bin\/(ftnExs|exs_ftn|ftn)|ftn\/download|s$)/i,
  },
  { provider: 'qq', host: /(^|\.)ftn\.qq\.com$/ },
  { provider: 'sina', host: /(^|\.)mail\.sina\.(com|cn|com\.cn)$/, path: /^\/filecenter\// },
  { provider: 'aliyun', host: /^(mail|qiye)\.aliyun\.com$/, path: /\/openLinks\/|downloadMimeMeta/i },
  { provider: '139', host: /^(mail|appmail|disk)\.(10086\.cn|139\.com)$/, path: /share|disk|download|largeattach/i },
  { provider: '189', host: /^download\.cloud\.189\.cn$/ },
  { provider: '189', host: /^cloud\.189\.cn$/, path: /^\/(t\/|web\/share)/ },
  { provider: '139', host: /^(caiyun|yun)\.139\.com$/ },
  { provider: 'baidu', host: /^(pan|yun)\.baidu\.com$/, path: /^\/(s\/|share\/|e\/|mbox\/)/ },
  { provider: 'quark', host: /(^|\.)quark\.cn$/, path: /^\/s\// },
  { provider: 'uc', host: /^drive\.uc\.cn$/, path: /^\/s\// },
  { provider: 'weiyun', host: /(^|\.)weiyun\.com$/, path: /^\/./ },
  { provider: 'aliyun', host: /(^|\.)(aliyundrive|alipan)\.com$/, path: /^\/(s|t)\// },
  { provider: '123pan', host: /(^|\.)123(pan|684|865|912|952)\.(com|cn)$/, path: /^\/s\// },
  { provider: 'lanzou', host: /(^|\.)(lanzou[a-z]?|lanosso|woozooo)\.com$/, path: /^\/./ },
  { provider: 'wenshushu', host: /(^|\.)(wenshushu\.cn|wss\.(ink|pet|cc)|ws28\.cn)$/, path: /^\/(f|k|s)\// },
  { provider: 'jianguoyun', host: /(^|\.)jianguoyun\.com$/, path: /^\/(p|c)\// },
  { provider: 'xunlei', host: /(^|\.)xunlei\.com$/, path: /^\/s\// },
  { provider: 'cowtransfer', host: /(^|\.)(cowtransfer\.com|c-t\.work)$/, path: /^\/s\// },
  { provider: '115', host: /(^|\.)(115|115cdn|anxia)\.com$/, path: /^\/s\// },
  { provider: 'ctfile', host: /(^|\.)(ctfile|t00y|545c|u062)\.com$/, path: /^\/(f|d|dir|file)\// },
  { provider: 'tencent-docs', host: /^docs\.qq\.com$/, path: /^\/(doc|sheet|slide|pdf|form|mind|desktop|s)\b/ },
  { provider: 'kdocs', host: /^(www\.)?(kdocs\.cn|365\.kdocs\.cn)$/, path: /^\/(l|p|view|join)\// },
  {
    provider: 'feishu',
    host: /\.(feishu\.cn|larksuite\.com)$/,
    path: /^\/(file|docx?|docs|sheets|drive|wiki|base|minutes|space)\//,
  },
  { provider: 'dingtalk', host: /^(alidocs|space|qr)\.dingtalk\.com$/, path: /^\/./ },
  { provider: 'shimo', host: /^shimo\.im$/, path: /^\/./ },
  { provider: 'icloud', host: /(^|\.)icloud\.com(\.cn)?$/, path: /^\/(attachment|iclouddrive|photos)\b/ },
  { provider: 'onedrive', host: /^(1drv\.ms|onedrive\.live\.com)$/ },
  { provider: 'sharepoint', host: /\.sharepoint\.(com|cn)$/, path: /^\/:|\/_layouts\// },
  {
    provider: 'google',
    host: /^(drive|docs)\.google\.com$/,
    path: /^\/(file|open|drive|document|spreadsheets|presentation|uc)\b/,
  },
  { provider: 'dropbox', host: /(^|\.)dropbox\.com$/, path: /^\/(s|sh|scl|t)\// },
  { provider: 'wetransfer', host: /^we\.tl$|(^|\.)wetransfer\.com$/, path: /^\/(t-|downloads\/)/ },
]

/** Files linked directly. */
const FILE_PATH =
  /\.(docx?|xlsx?|pptx?|wps|et|dps|ofd|pdf|rtf|zip|rar|7z|tar|gz|mp4|mov|avi|wmv|mkv|mp3|wav|jpe?g|png|heic|tiff?)$/i

/** Hosts that serve pages, not files, beneath a netdisk's or mail provider's name: advertising, help, home pages. */
const NEVER =
  /^(u|dashi|hermes\.mail|mail|vip|email|qiye|ym|mimg|count\.mail|reg)\.163\.com$|^(mail|w?x?\.mail|service\.mail|en\.mail)\.qq\.com$|^(mail|vip)\.(126|188|sina|sohu|10086|139|21cn|aliyun)\.(com|cn|com\.cn)$|^(www\.)?(foxmail|exmail\.qq)\.com$|(^|\.)(w3\.org|schemas\.(microsoft|openxmlformats)\.(com|org))$|^(aka\.ms|go\.microsoft\.com|itunes\.apple\.com|apps\.apple\.com|play\.google\.com|get\.outlook\.com|safelinks\.protection\.outlook\.com)$|(^|\.)(facebook|twitter|linkedin|instagram|pinterest|x)\.com$/i

/** The provider of a file kept elsewhere: its name, '' for a file linked directly; null where the link is no file. */
export function fileProvider(url: URL): string | null {
  const host = url.hostname.toLowerCase()
  const row = PROVIDERS.find(
    ({ host: h, path, query }) =>
      h.test(host) && (path?.test(url.pathname) ?? true) && (query?.test(url.search) ?? true),
  )
  if (row) return row.provider
  return FILE_PATH.test(url.pathname) && !NEVER.test(host) ? '' : null
}

/** True for a page with something on it: no home page, no provider's own page. */
export function isArticle(url: URL): boolean {
  const host = url.hostname.toLowerCase()
  if (NEVER.test(host) || !host.includes('.')) return false
  const isHome = /^\/(?:(?:index|default|home|main)(?:\.\w{2,5})?|)\/?$/i.test(url.pathname)
  return !isHome || (url.search.length > 1 && !isHomeQuery(url.search)) || url.hash.length > 2
}

function isHomeQuery(query: string): boolean {
  return /^\?(lang|from|utm_\w+|spm)=[^&]*$/i.test(query)
}

/** Sites with names of their own among pages. */
export function pageProvider(url: URL): string | null {
  return url.hostname.toLowerCase() === 'mp.weixin.qq.com' ? 'wechat' : null
}
