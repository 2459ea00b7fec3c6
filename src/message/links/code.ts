// The extraction code of a link (提取码): in the link itself, or in words beside it. Pure.

/**
 * What people and netdisks call it. Passwords of what is inside (解压密码, test mail 213) or of other things
 * open no link.
 */
const LABEL = String.raw`(?:(?:提\s?取|访\s?问|訪\s?問|分享|取件|领取|验证)\s?(?:码|碼|密\s?码|密\s?碼)|(?<!解压|解压缩|压缩|压缩包|解包|打开|文档|登录|登陆|账号|帐号|邮箱|系统|会议|无线|开机|平台|后台|用户|wifi|rar|zip)的?密\s?[码碼]|口令)`
/** English words are common in sentences too: those need a colon. */
const ENGLISH = String.raw`(?<![\w?&#-])(?:(?:access|extraction|share|extract)\s?codes?|passcode|password|pass|pwd|code)\s{0,3}(?:[:=]|is\s)`
const BETWEEN = String.raw`\s{0,3}(?:[(\[][^()\[\]\n]{0,20}[)\]])?\s{0,3}(?:[为是]\s{0,3})?`
const VALUE = String.raw`\s{0,6}[「【\[(“”"'‘《<]?\s{0,3}(?!(?:password|passcode|access|code|none|null|https?|www|pwd)(?![A-Za-z0-9]))([A-Za-z0-9]{4,8})(?![A-Za-z0-9])`
const OWN = [
  new RegExp(String.raw`${LABEL}${BETWEEN}[:=]?${VALUE}`, 'i'),
  new RegExp(String.raw`${ENGLISH}${VALUE}`, 'i'),
]
const SAME = '(?:均|都|皆|全部|全|统一|一律|同样|一样|相同|同)'
const ALL = '(?:以上|以下|上述|下列|所有|全部|各|两个|三个|几个|上面|下面)'
const COMMON = [
  new RegExp(String.raw`${LABEL}\s{0,3}${SAME}{1,3}\s{0,3}[为是]?\s{0,3}[:=]?${VALUE}`, 'i'),
  new RegExp(
    String.raw`${LABEL}${BETWEEN}[:=]?${VALUE}[^\w\n]{0,3}(?:两个|三个|几个|各|所有|都)?(?:链接|网盘|文件)?(?:一样|相同|通用|共用)`,
    'i',
  ),
  new RegExp(String.raw`${ALL}[^\n。;,:]{0,12}?${LABEL}${BETWEEN}[:=]?${VALUE}`, 'i'),
]

/** The code in the link: Baidu's `pwd`, 115's `password`. Codes of mail providers' links are keys, none. */
export function codeOf(url: URL): string | null {
  const inUrl =
    url.searchParams.get('pwd') ??
    url.searchParams.get('password') ??
    url.searchParams.get('passcode') ??
    /^#pwd=(\w{1,12})$/.exec(url.hash)?.[1]
  return inUrl && /^[A-Za-z0-9]{3,12}$/.test(inUrl) ? inUrl : null
}

/** The code that `text` tells; full-width letters ("ｋ８ｍ２") as plain ones. */
export function codeIn(text: string): string | null {
  const plain = text.normalize('NFKC')
  for (const pattern of OWN) {
    const m = pattern.exec(plain)
    if (m?.[1]) return m[1]
  }
  return null
}

/** One code for several links: "提取码均为…", "以上链接提取码：…" (test mail 212). */
export function commonCodeIn(text: string): string | null {
  const plain = text.normalize('NFKC')
  for (const pattern of COMMON) {
    const m = pattern.exec(plain)
    if (m?.[1]) return m[1]
  }
  return null
}
