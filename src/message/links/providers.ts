// Where files are kept elsewhere: big attachments of mail providers, netdisks, shared documents. One row a form of link.

/** `withMail`: made by a webmail for one letter (a big attachment); anything else is a share that may stand anywhere. */
type Row = { provider: string; host: RegExp; path?: RegExp; query?: RegExp; hash?: RegExp; withMail?: true }

/** `path`, `query` (with its "?") and `hash` (with its "#") are tried on those parts; all must fit where given. */
const PROVIDERS: readonly Row[] = [
  {
    provider: 'netease',
    host: /^mail\.(163|126|188)\.com$|^mail\.yeah\.net$/,
    path: /^\/large-attachment-download\//,
    withMail: true,
  },
  {
    provider: 'netease',
    host: /(^|\.)(163|126|188)\.com$|(^|\.)yeah\.net$/,
    query: /X-NETEASE-HUGE-ATTACHMENT/i,
    withMail: true,
  },
  { provider: 'netease', host: /^fs\.(qiye\.)?163\.com$/, path: /^\/fs\//, withMail: true },
  { provider: 'netease', host: /^edisk\.qiye\.163\.com$/, path: /attachment|share/, withMail: true },
  { provider: 'netease', host: /^dashi\.163\.com$/, path: /^\/html\/cloud-attachment-download/, withMail: true },
  { provider: 'exmail', host: /^exmail\.qq\.com$/, path: /^\/cgi-bin\/(ftnExs|ftnGetURL|exs)/i, withMail: true },
  {
    provider: 'exmail',
    host: /^(www\.)?exmail\.qq\.com$|^work\.weixin\.qq\.com$/,
    path: /ftn|\/wedrive\//,
    withMail: true,
  },
  { provider: 'exmail', host: /^drive\.weixin\.qq\.com$/, path: /^\/s\/?$/ },
  {
    provider: 'qq',
    host: /^(i?wx\.|set\d+\.|m\.)?mail\.qq\.com$/,
    path: /^\/(cgi-bin\/(ftnExs|exs_ftn|ftn)|ftn\/download|s$)/i,
    withMail: true,
  },
  { provider: 'qq', host: /(^|\.)ftn\.qq\.com$/, withMail: true },
  { provider: 'qq', host: /^qfile\.qq\.com$/, path: /^\/q\// },
  { provider: 'sina', host: /(^|\.)mail\.sina\.(com|cn|com\.cn)$/, path: /^\/filecenter\//, withMail: true },
  {
    provider: 'aliyun',
    host: /^(mail|qiye)\.aliyun\.com$/,
    path: /\/openLinks\/|downloadMimeMeta/i,
    withMail: true,
  },
  {
    provider: '139',
    host: /^(mail|appmail|disk)\.(10086\.cn|139\.com)$/,
    path: /share|disk|download|largeattach/i,
    withMail: true,
  },
  { provider: '189', host: /^download\.cloud\.189\.cn$/, withMail: true },
  { provider: '189', host: /^cloud\.189\.cn$/, path: /^\/(t\/|web\/share)/ },
  { provider: '189', host: /^h5\.cloud\.189\.cn$/, path: /^\/share/, hash: /^#\/t\// },
  { provider: '139', host: /^(caiyun|yun)\.139\.com$/, path: /^\/(m\/i|w\/|link|front|share)/ },
  { provider: 'baidu', host: /^(e?pan|e?yun)\.baidu\.com$/, path: /^\/(s\/|share\/|e\/|mbox\/)/ },
  { provider: 'quark', host: /(^|\.)quark\.cn$/, path: /^\/s\// },
  { provider: 'uc', host: /^(drive|fast)\.uc\.cn$/, path: /^\/s\// },
  { provider: 'weiyun', host: /(^|\.)weiyun\.com$/, path: /^\/./ },
  { provider: 'aliyun', host: /(^|\.)(aliyundrive|alipan)\.com$/, path: /^\/(s|t)\// },
  { provider: '123pan', host: /(^|\.)123(pan|684|865|912|952)\.(com|cn)$/, path: /^\/s\// },
  { provider: 'lanzou', host: /(^|\.)(lanzou[a-z]?|lanosso|woozooo)\.com$/, path: /^\/./ },
  { provider: 'lanzou', host: /(^|\.)ilanzou\.com$/, path: /^\/s\// },
  { provider: 'wenshushu', host: /(^|\.)(wenshushu\.cn|wss\.(ink|pet|cc)|ws\d{2}\.cn)$/, path: /^\/(f|k|s)\// },
  { provider: 'jianguoyun', host: /(^|\.)jianguoyun\.com$/, path: /^\/(p|c)\// },
  { provider: 'xunlei', host: /(^|\.)xunlei\.com$/, path: /^\/s\// },
  { provider: 'cowtransfer', host: /(^|\.)(cowtransfer\.com|c-t\.work)$/, path: /^\/s\// },
  { provider: '115', host: /(^|\.)(115|115cdn|anxia)\.com$/, path: /^\/s\// },
  { provider: 'ctfile', host: /(^|\.)(ctfile|t00y|545c|u062)\.com$/, path: /^\/(f|d|dir|file)\// },
  { provider: 'tencent-docs', host: /^docs\.qq\.com$/, path: /^\/(doc|sheet|slide|pdf|mind|desktop|s)\b/ },
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

/** The provider of a file kept elsewhere: its name, '' for a file linked directly; null where the link is no file. */
export function fileProvider(url: URL): string | null {
  const row = rowOf(url)
  if (row) return row.provider
  return FILE_PATH.test(url.pathname) && !isServiceHost(url) ? '' : null
}

/** True for a big attachment that a webmail hung onto this very letter: wherever it stands in it, it belongs to it. */
export function isWithMail(url: URL): boolean {
  return rowOf(url)?.withMail === true
}

/** True where all pages of the host are a netdisk's own, so that what is no share there is its help or advertising. */
export function isNetdiskHost(url: URL): boolean {
  return PROVIDERS.some(({ host, path }) => path !== undefined && host.test(url.hostname))
}

function rowOf(url: URL): Row | undefined {
  return PROVIDERS.find(
    ({ host, path, query, hash }) =>
      host.test(url.hostname) &&
      (path?.test(url.pathname) ?? true) &&
      (query?.test(url.search) ?? true) &&
      (hash?.test(url.hash) ?? true),
  )
}

/** Hosts that serve pages, not files, beneath a netdisk's or mail provider's name: advertising, help, home pages. */
const SERVICE_HOSTS =
  /^(u|dashi|hermes\.mail|mail|vip|email|qiye|ym|mimg|count\.mail|reg|maas\.mail)\.163\.com$|^(mail|w?x?\.mail|i?wx\.mail|service\.mail|en\.mail)\.qq\.com$|^(mail|vip)\.(126|188|sina|sohu|10086|139|21cn|aliyun)\.(com|cn|com\.cn)$|^(www\.)?(foxmail|exmail\.qq)\.com$|(^|\.)(w3\.org|schemas\.(microsoft|openxmlformats)\.(com|org))$|^(aka\.ms|go\.microsoft\.com|itunes\.apple\.com|apps\.apple\.com|play\.google\.com|get\.outlook\.com)$|(^|\.)safelinks\.protection\.(outlook\.com|partner\.outlook\.cn)$|(^|\.)(facebook|twitter|linkedin|instagram|pinterest|x)\.com$/i

/** True for hosts whose pages are a mail program's or provider's own. */
export function isServiceHost(url: URL): boolean {
  return SERVICE_HOSTS.test(url.hostname)
}
