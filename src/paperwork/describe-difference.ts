// What an import would change, as lines for a person. Pure.
import type { Language } from '../config/configuration.ts'
import type { RosterDifference, SheetUnit, UnitChange } from './roster-difference.ts'

/** `+` new, `~` changed, `?` in the roster and not in the sheet; then a sentence that counts them. Each ends with a line break. */
export function describeDifference(difference: RosterDifference, language: Language): string {
  const { added, changed, missing, same } = difference
  const zh = language === 'zh-CN'
  const lines = [
    ...added.map(unit => `+ ${described(unit, zh)}`),
    ...changed.map(change => `~ ${change.unit.name}${zh ? '：' : ': '}${changes(change, zh)}`),
    ...missing.map(unit => (zh ? `? ${unit.name}：表里没有，保留` : `? ${unit.name}: not in the sheet, kept`)),
    zh
      ? `新增 ${added.length}，修改 ${changed.length}，不变 ${same}，表里没有 ${missing.length}。`
      : `${added.length} new, ${changed.length} changed, ${same} unchanged, ${missing.length} not in the sheet.`,
  ]
  return lines.map(line => `${line}\n`).join('')
}

function described(unit: SheetUnit, zh: boolean): string {
  const senders = [...unit.addresses, ...unit.domains.map(domain => `*@${domain}`)]
  const none = zh ? '没有邮箱' : 'no address'
  const person = [unit.contact?.name, unit.contact?.phone].filter(Boolean).join(' ')
  const parts = [unit.aliases.join(zh ? '、' : ', '), senders.join(', ') || none, person].filter(part => part !== '')
  return zh ? `${unit.name}（${unit.id}）：${parts.join('；')}` : `${unit.name} (${unit.id}): ${parts.join('; ')}`
}

function changes(change: UnitChange, zh: boolean): string {
  const { unit, by, name, aliases, addresses, notify, contact, phone, unnamed } = change
  const list = (words: readonly string[]) => words.join(zh ? '、' : ', ')
  const known = {
    id: zh ? '代号' : 'id',
    name: zh ? '名称' : 'name',
    alias: zh ? '别名' : 'alias',
    address: zh ? '邮箱' : 'address',
  }
  const said = (text: string | null | undefined) => text ?? (zh ? '（空）' : '(none)')
  const parts = [
    name === null ? '' : zh ? `改名为${name}（按${known[by]}认出）` : `renamed ${name} (known by its ${known[by]})`,
    aliases.length === 0 ? '' : `${zh ? '别名' : 'aliases'} +${list(aliases)}`,
    addresses.length === 0 ? '' : `${zh ? '邮箱' : 'addresses'} +${list(addresses)}`,
    notify.length === 0 ? '' : `${zh ? '通知邮箱' : 'notify'} +${list(notify)}`,
    contact === null ? '' : `${zh ? '联系人' : 'contact'} ${said(unit.contact?.name)} → ${contact}`,
    phone === null ? '' : `${zh ? '电话' : 'phone'} ${said(unit.contact?.phone)} → ${phone}`,
    unnamed.length === 0 ? '' : zh ? `表里没有 ${list(unnamed)}，保留` : `${list(unnamed)} not in the sheet, kept`,
  ]
  return parts.filter(part => part !== '').join(zh ? '；' : '; ')
}
