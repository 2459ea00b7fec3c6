// Domains where anyone can have an address: never a unit's own.

/** Free mail of China and abroad, and registries' suffixes. NetEase, Tencent, Sina, Sohu, the three carriers, Aliyun … */
const PUBLIC = new Set(
  `163.com 126.com yeah.net 188.com vip.163.com vip.126.com vip.188.com netease.com
  qq.com foxmail.com vip.qq.com sina.com sina.cn vip.sina.com vip.sina.cn sohu.com vip.sohu.com
  139.com 189.cn wo.cn wo.com.cn 21cn.com 263.net tom.com aliyun.com 2980.com 88.com email.cn mail.com.cn
  gmail.com googlemail.com outlook.com hotmail.com live.com live.cn msn.com icloud.com me.com mac.com
  yahoo.com yahoo.com.cn yahoo.cn yahoo.com.hk yahoo.com.tw yahoo.co.jp proton.me protonmail.com gmx.com gmx.net
  mail.com mail.ru yandex.com yandex.ru zoho.com zoho.com.cn aol.com fastmail.com
  com.cn net.cn org.cn gov.cn edu.cn ac.cn mil.cn com.hk org.hk edu.hk gov.hk com.tw edu.tw org.tw gov.tw com.mo
  co.uk org.uk ac.uk gov.uk`.split(/\s+/),
)

/** Provinces' suffixes under .cn (CNNIC's list of second-level domains by region). */
const REGIONS = new Set(
  'bj sh tj cq he sx nm ln jl hl js zj ah fj jx sd ha hb hn gd gx hi sc gz yn xz sn gs qh nx xj tw hk mo'
    .split(' ')
    .map(region => `${region}.cn`),
)

/** True where an address at `domain` says nothing about whose it is. `domain` is lower-case ASCII. */
export function isPublicDomain(domain: string): boolean {
  return PUBLIC.has(domain) || REGIONS.has(domain) || !domain.includes('.')
}
