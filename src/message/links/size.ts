// The size that a text promises for a file. Pure.

const NUMBER = String.raw`(\d{1,7}(?:\.\d{1,4})?)\s?`
/** In brackets, as mail providers write it: "name (80.96M, 2026年8月17日 0:49 到期)". */
const BRACKETED = new RegExp(
  String.raw`[(\[]\s{0,3}(?:大小|约|共|:|\s){0,4}(?![248]K\b)${NUMBER}(bytes|字节|兆|[KMGT]i?B?|B)(?![A-Za-z0-9])`,
  'i',
)
/** In running text a size has a unit with "B" or a fraction, or is called one; "5G科普", "4K" and "3M" are words. */
const CALLED = new RegExp(
  String.raw`(?:大小|容量|体积|共|约|size)\s{0,3}[:为是]?\s{0,3}约?\s?${NUMBER}(bytes|字节|兆|[KMGT]i?B?)(?![A-Za-z0-9])`,
  'i',
)
const BARE = new RegExp(
  String.raw`(?<![\w.%&=?/-])(?:${NUMBER}(bytes|字节|兆|[KMGT]i?B)|(\d{1,7}\.\d{1,4}|\d{2,7})\s?([KMGT]))(?![A-Za-z0-9]|[\u4e00-\u9fff]{2,}\S{0,100}\.[a-z0-9])`,
  'i',
)
/** Names of files hold numbers that are no sizes. */
const FILE_NAME = /[^\s(（，,、；;:：]{1,200}\.(?:[a-z][a-z0-9]{1,4}|7z|3gp)(?![A-Za-z0-9])/gi
const UNITS: Record<string, number> = { B: 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30, T: 2 ** 40 }

/** Bytes, as "80.96M" promises; null where nothing does. `text` holds no links; `label` is the file's name, if known. */
export function sizeIn(text: string, label = ''): number | null {
  const unnamed = label.trim().length > 1 ? text.replaceAll(label.trim(), ' ') : text
  const plain = unnamed.normalize('NFKC').replace(FILE_NAME, ' ')
  const m = BRACKETED.exec(plain) ?? CALLED.exec(plain) ?? BARE.exec(plain)
  const number = m?.[1] ?? m?.[3]
  const word = (m?.[2] ?? m?.[4] ?? '').toUpperCase()
  if (number === undefined) return null
  const unit = word === '兆' ? UNITS['M'] : word === '字节' ? 1 : UNITS[word[0] ?? 'B']
  return Math.round(Number(number) * (unit ?? 1))
}
