// Whom a unit may ask: the line above the signature. Pure.
import type { Campaign, Configuration } from '../config/configuration.ts'

/** "联系人：张伟，电话：0000-7700101"; the campaign's own, else the first coordinator with a telephone; '' where there is none. */
export function contactLine({ contact: own }: Pick<Campaign, 'contact'>, { office }: Configuration): string {
  const contact = own ?? office.coordinators.find(({ phone }) => phone !== null)
  const [name, phone] = [contact?.name ?? '', contact?.phone ?? '']
  const isChinese = office.language === 'zh-CN'
  const told = isChinese
    ? [name && `联系人：${name}`, phone && (name ? `电话：${phone}` : `联系电话：${phone}`)]
    : [name && `Contact: ${name}`, phone && `telephone: ${phone}`]
  return told.filter(Boolean).join(isChinese ? '，' : ', ')
}
