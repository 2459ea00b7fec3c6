// What an acknowledgement says of files that are not simply new: corrected, added, sent again. Pure.
import type { Language } from '../config/configuration.ts'
import { shortName } from './words.ts'

/** How a file stands to earlier ones. `replaces`: whose place it has taken; null: nothing that is on record. */
export type Version = {
  role: 'new' | 'replacement' | 'supplement' | 'resend'
  replaces: { name: string; isBody: boolean } | null
}

export type VersionedFile = { name: string; version: Version }

/** More than these are counted, not named. */
const NAMED = 3

/** Sentences for the files that are no news; `all`: how many files were sent, since a sentence may be of all of them. */
export function versionRemarks(files: readonly VersionedFile[], all: number, language: Language): string[] {
  const of = (role: Version['role']) => files.filter(({ version }) => version.role === role)
  const say = language === 'zh-CN' ? CHINESE : ENGLISH
  const [replacements, supplements, resent] = [of('replacement'), of('supplement'), of('resend')]
  return [
    ...(replacements.length > NAMED
      ? [say.manyReplaced(replacements.length)]
      : replacements.map(file => say.replaced(file, replacements.length === 1))),
    ...(supplements.length > 0 ? [say.added] : []),
    ...(resent.length > 0 ? [say.resent(resent.length <= NAMED ? resent : [], resent.length, all)] : []),
  ]
}

type Words = {
  replaced: (file: VersionedFile, isOnly: boolean) => string
  manyReplaced: (count: number) => string
  added: string
  /** `named` is empty where there are too many. */
  resent: (named: readonly VersionedFile[], count: number, all: number) => string
}

const CHINESE: Words = {
  replaced({ name, version: { replaces } }, isOnly) {
    const which = isOnly ? '更正件' : `更正件《${name}》`
    if (replaces === null) return `${which}收悉，以此件为准。`
    const former = replaces.isBody ? '原报的邮件正文' : `原报的《${shortName(replaces.name)}》`
    return `${which}收悉，已替换${former}，以此件为准。`
  },
  manyReplaced: count => `更正件${count}个收悉，已替换原报的相应文件，以此次所报为准。`,
  added: '补充材料收悉，已与原报材料一并登记。',
  resent(named, count, all) {
    if (count === all) return count === 1 ? '该件此前已收到。' : '上述文件此前均已收到。'
    if (named.length === 0) return `其中${count}个文件此前已收到。`
    return `其中${named.map(({ name }) => `《${name}》`).join('')}此前已收到。`
  },
}

const ENGLISH: Words = {
  replaced({ name, version: { replaces } }, isOnly) {
    const which = isOnly ? 'The corrected file has arrived' : `The corrected file “${name}” has arrived`
    if (replaces === null) return `${which} and is the one that counts.`
    const former = replaces.isBody ? 'the text of your earlier message' : `your earlier “${shortName(replaces.name)}”`
    return `${which} and replaces ${former}; it is the one that counts.`
  },
  manyReplaced: count =>
    `${count} corrected files have arrived and replace the earlier ones; they are the ones that count.`,
  added: 'The additional material has arrived and is filed with what you had sent before.',
  resent(named, count, all) {
    if (count === all) return count === 1 ? 'We had this file already.' : 'We had these files already.'
    if (named.length === 0) return `We had ${count} of the files already.`
    return `We had ${named.map(({ name }) => `“${name}”`).join(' and ')} already.`
  },
}
