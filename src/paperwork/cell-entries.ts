// What stands in one cell of a contact list: several addresses, several names, a person with a phone. Pure.
import { understandSender } from '../config/mail-address.ts'
import type { Wording } from '../config/fault.ts'
import { numberAsAddress } from './roster-wording.ts'

/** Cells that say "none": 无, /, —, 暂无, N/A. */
const NONE = /^(无|暂无|没有|待定|待补|待填|不详|空|n\/?a|none|[-—–/\\~.。]+)$/i

/** Numbers of QQ. */
const QQ = /^[1-9]\d{4,10}$/

/** True where the cell says nothing. */
export function isBlank(text: string): boolean {
  return text.trim() === '' || NONE.test(text.trim())
}

/** Addresses (or *@domain), lower-cased, each once; what is none, with what is wrong. */
export type AddressesRead = { addresses: string[]; wrong: { text: string; wording: Wording }[] }

/** Addresses as people put them in a cell: parted by ；、，/ blanks or line breaks, with ＠, with a label, in <>. */
export function addressesIn(text: string): AddressesRead {
  const addresses: string[] = []
  const wrong: AddressesRead['wrong'] = []
  if (isBlank(text)) return { addresses, wrong }
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\u200b\u200e\u200f\ufeff]/g, '')
    // "王老师 <a@b.example>": the address is what the brackets hold.
    .replaceAll(/(?<=^|[;,、\s])(?:[^\s;,、@<>]+\s+)*[^\s;,、@<>]*<([^<>]*@[^<>]*)>/g, ' $1 ')
    .replaceAll(/(?<=[\w-])\s*@\s*(?=[\w-])/g, '@')
    .replaceAll(/(?<=@[\w.-]*)。/g, '.')
  for (const piece of plain.split(/[;,、，；\s|()]+|\/+/).flatMap(withoutLabel)) {
    const meaning = understandSender(piece)
    if ('wrong' in meaning)
      wrong.push({ text: piece, wording: QQ.test(piece) ? numberAsAddress(piece) : meaning.wrong })
    else {
      const value = 'address' in meaning.value ? meaning.value.address : `*@${meaning.value.domain}`
      if (!addresses.includes(value)) addresses.push(value)
    }
  }
  return { addresses, wrong }
}

/** 邮箱:a@b.example, mailto:a@b.example, a@b.example。 — and labels that stand alone (主:, 备用). */
function withoutLabel(piece: string): string[] {
  const bare = piece.replace(/^.*:/, '').replace(/^["'“”]+|["'“”.。]+$/g, '')
  if (bare === '' || NONE.test(bare)) return []
  return /^\p{Script=Han}{1,6}$/u.test(bare) ? [] : [bare]
}

/** Numbers of QQ in a cell. */
export function qqNumbersIn(text: string): string[] {
  return isBlank(text)
    ? []
    : text
        .normalize('NFKC')
        .split(/[^\d]+/)
        .filter(number => QQ.test(number))
}

/** Phones in one line; those on lines of their own are parted. */
export function phonesIn(text: string): string {
  return text
    .split(/[\r\n;；]+/)
    .map(oneLine)
    .filter(phone => phone !== '')
    .join('、')
}

/** Names, each once: parted by ；、，/ or line breaks; by blanks too, where every part is Chinese. */
export function namesIn(text: string): string[] {
  if (isBlank(text)) return []
  const parts = text.split(/[;；、,，\n\r|]+/).flatMap(part => {
    const words = part.trim().split(/[\s\u3000]+/)
    return words.every(word => /^[\p{Script=Han}\d（）()]{2,}$/u.test(word)) ? words : [words.join(' ')]
  })
  return [...new Set(parts.filter(part => !isBlank(part)))]
}

/** A text in one line, blanks between Chinese characters removed: 张 三, 云溪市\n图书馆. */
export function oneLine(text: string): string {
  if (isBlank(text)) return ''
  return text
    .trim()
    .replace(/[\s\u3000]+/g, ' ')
    .replace(/(?<=[\p{Script=Han}（）]) (?=[\p{Script=Han}（）])/gu, '')
}

/** 值班室 0000-0000000 → contact and phone. */
export function personIn(text: string): { contact: string; phone: string } {
  const plain = oneLine(text)
  const phone = /\+?\d[\d\- ()（）]{5,}\d/.exec(plain)
  if (phone === null) return { contact: plain, phone: '' }
  const contact = (plain.slice(0, phone.index) + plain.slice(phone.index + phone[0].length)).replace(
    /^[\s,，、:：/（(]+|[\s,，、:：/）)]+$/g,
    '',
  )
  return { contact: contact.replace(/[\s,，、:：]*(电话|手机)[\s:：]*$/, ''), phone: phone[0] }
}
