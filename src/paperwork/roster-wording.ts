// What may be wrong with a contact list, and what would be right, in both languages.
import { type Wording, wording } from '../config/fault.ts'

export const noName = wording(
  '缺单位名称',
  '请补上；如与上一行是同一单位，请把邮箱写在同一格里，用分号隔开',
  'The unit has no name',
  'Fill it in; if the row belongs to the unit above, put the addresses into one cell, parted by semicolons',
)

export const noUnits = wording(
  '表头下面没有单位',
  '请每个单位填一行',
  'There is no unit below the headings',
  'Fill in one row a unit',
)

/** No row of headings was found; `seen` is what the fullest row says. */
export function noHeadings(seen: readonly string[]): Wording {
  const words = seen.slice(0, 8)
  return wording(
    `找不到表头${words.length === 0 ? '' : `（看到的是：${words.join('、')}）`}`,
    '应有一行写着“单位名称”和“邮箱”等，还可以有“别名”“联系人”“电话”',
    `No headings were found${words.length === 0 ? '' : ` (seen: ${words.join(', ')})`}`,
    'One row should say 单位名称 (name) and 邮箱 (email), and may say 别名 (alias), 联系人 (contact), 电话 (phone)',
  )
}

/** Two columns could both be the unit's name. */
export function twoNames(titles: readonly string[]): Wording {
  return wording(
    `这几列都像是单位名称：${titles.join('、')}`,
    '请把其中一列的表头改成“单位名称”以外的写法，例如“简称”“主管部门”',
    `Several columns look like the unit's name: ${titles.join(', ')}`,
    'Give all but one of them another heading, such as 简称 (alias)',
  )
}

/** The same unit stands on two rows that say different things. */
export function double(name: string, row: number): Wording {
  return wording(
    `“${name}”与第 ${row} 行重复，内容不同`,
    '请合并成一行（几个邮箱写在同一格里，用分号隔开），或改成能区分的名称',
    `"${name}" is on row ${row} too, with other content`,
    'Make one row of them (several addresses in one cell, parted by semicolons), or use names that differ',
  )
}

/** Excel has turned a long number into 1.38E+10. */
export function scientific(text: string): Wording {
  return wording(
    `电话成了科学计数 ${text}，末几位已经丢失`,
    '请把这一列设为“文本”格式后重新填写',
    `The phone number has become ${text}: its last digits are lost`,
    'Format the column as text and fill it in again',
  )
}

/** Excel has made a day of a number like 2026-9. */
export function dayAsPhone(text: string): Wording {
  return wording(
    `电话成了日期 ${text}`,
    '请把这一列设为“文本”格式后重新填写',
    `The phone number has become the day ${text}`,
    'Format the column as text and fill it in again',
  )
}

/** A number of QQ has a mailbox, if its owner has opened it. */
export function onlyQq(name: string, numbers: readonly string[]): Wording {
  const addresses = numbers.map(number => `${number}@qq.com`).join('；')
  return wording(
    `“${name}”没有邮箱，只有 QQ 号`,
    `如果用 QQ 邮箱报送，请在“邮箱”一列填 ${addresses}，核实后再填`,
    `"${name}" has a number of QQ and no address`,
    `If it mails from there, put ${addresses} into the column 邮箱 (email), once it is confirmed`,
  )
}

/** A number where an address should be. */
export function numberAsAddress(text: string): Wording {
  return wording(
    `“${text}”不是邮箱地址，像是 QQ 号`,
    `如果用 QQ 邮箱，请写成 ${text}@qq.com`,
    `"${text}" is no mail address; it looks like a number of QQ`,
    `If its mailbox is used, write ${text}@qq.com`,
  )
}

/** Letters cannot go to a whole domain. */
export function notifyWildcard(address: string): Wording {
  return wording(
    `通知邮箱不能是 ${address}`,
    '应写出具体的邮箱',
    `Letters cannot go to ${address}`,
    'Write out the exact address',
  )
}

/** The columns are not what their headings say. */
export function addressAsPhone(text: string): Wording {
  return wording(
    `电话一栏里是邮箱：${text}`,
    '请把它移到“邮箱”一列',
    `There is a mail address among the phone numbers: ${text}`,
    'Move it to the column 邮箱 (email)',
  )
}

/** As above, of the name. */
export function addressAsName(text: string): Wording {
  return wording(
    `单位名称里是邮箱：${text}`,
    '请填单位全称',
    `There is a mail address where the name should be: ${text}`,
    'Fill in the full name',
  )
}
