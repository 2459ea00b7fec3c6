// Campaigns that a message names side by side: then neither is certain. Pure.
import type { Campaign } from '../../config/configuration.ts'
import type { Reading } from '../../reading/reading.ts'
import { isReply } from '../natures/words.ts'
import { namedApart } from './words.ts'

/** Characters of a text that says what is attached; a longer one reports, and may mention what it likes. */
const SHORT_TEXT = 200
/** Says that something more came along. */
const ALSO =
  /零报|另附|另[：:，,]|另外|另有|还有|一并|同时(?:附|报|发)|以及|也(?:一起|一并)?(?:报|发|附)|附.{0,12}(?:照片|材料|总结|方案)/

/**
 * Campaigns that are named side by side where one would name only its own: in the subject (科普日暨季度小结), in the name of
 * one paper, or in a short text that says what else came along (另附爱国卫生月的照片).
 */
export function namedTogether(reading: Reading, campaigns: readonly Campaign[]): Campaign[] {
  const { head, body, files } = reading
  const names = files.filter(file => !file.isBody && !file.decoration).map(({ name }) => name)
  // In a reply the subject may be an old one, and the text the new.
  const isAnswer = isReply(head.subject)
  const lines =
    body.text.length > SHORT_TEXT ? [] : body.text.split(/[。；;\n]/).filter(line => isAnswer || ALSO.test(line))
  const named = (texts: readonly string[]) => new Set(texts.flatMap(text => [...namedApart(text, campaigns)]))
  const several = [...names.map(name => [name]), names, [head.subject], [head.subject, ...lines]]
    .map(named)
    .find(({ size }) => size > 1)
  return campaigns.filter(({ id }) => several?.has(id))
}

/** Of those, the only one that the text of a reply names: its subject was written by somebody else. */
export function writtenNow({ head, body }: Reading, campaigns: readonly Campaign[]): Campaign | null {
  const named = isReply(head.subject) ? namedApart(body.text, campaigns) : new Set<string>()
  return named.size === 1 ? (campaigns.find(({ id }) => named.has(id)) ?? null) : null
}
