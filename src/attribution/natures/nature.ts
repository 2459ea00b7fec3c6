// What a message is: automatic by its headers and structure, else by what it carries and says. Pure.
import type { ReadFile, Reading } from '../../reading/reading.ts'
import { isOwnReport } from '../../reading/own-report.ts'
import type { Facts } from '../facts.ts'
import { listingOf, type Roster } from '../roster.ts'
import type { Nature, Reason } from '../verdict.ts'
import { isInTrouble } from './trouble.ts'
import { answersNil, putsOff, saysNil } from './nil-words.ts'
import {
  addressesEverybody,
  asks,
  asksToFill,
  isReply,
  isOtherBusiness,
  looksLikeForm,
  looksLikeScreenshot,
  looksLikeTemplate,
  thanks,
} from './words.ts'

export function natureOf(
  reading: Reading,
  facts: Facts,
  roster: Roster,
): { nature: Nature; nil: boolean; reasons: Reason[] } {
  const because = (nature: Nature, code: string, weight = 50): { nature: Nature; nil: boolean; reasons: Reason[] } => ({
    nature,
    nil: false,
    reasons: [{ code, values: {}, weight }],
  })
  if (isOwn(reading, facts, roster)) return because('own', 'own-letter', 100)
  const { automatic } = reading
  if (automatic && !isUnitsOwnBulk(reading, roster))
    return because(automatic.nature, `automatic-${automatic.nature}`, 90)
  const files = reading.files.filter(file => !file.decoration && file.kind !== 'archive' && file.kind !== 'message')
  const { text } = reading.body
  const material = files.filter(file => !file.isBody)
  // What the asking office sends to all units: notices, templates, posters. No unit that reports writes to 各单位.
  if (addressesEverybody(text)) return because('correspondence', 'to-everybody')
  if (nilOf(reading))
    return { nature: 'submission', nil: true, reasons: [{ code: 'nil-return', values: {}, weight: 50 }] }
  // 暂未开展，届时再报: a text that looks like a report, and promises one.
  if (material.length === 0 && reading.links.length === 0 && text.length < 200 && putsOff(text))
    return because('correspondence', 'promise')
  if (isQuestion(reading, material) && !files.some(file => isOwnReport(file, reading)))
    return because(
      'correspondence',
      material.length === 0 && reading.links.length === 0 ? 'question' : 'question-with-files',
    )
  if (reading.files.some(carriesSomething) || reading.links.length > 0)
    return isStrangersBusiness(reading, roster)
      ? because('correspondence', 'other-business')
      : { nature: 'submission', nil: false, reasons: [] }
  if (thanks(text)) return because('correspondence', 'thanks')
  return because('correspondence', 'nothing-attached', 30)
}

/** True for a file that somebody sent: no logo, no electronic signature of the mail (RFC 3156 §5, RFC 8551 §3.5.3). */
function carriesSomething({ decoration, name }: ReadFile): boolean {
  return !decoration && !/\.(asc|sig|p7s)$/i.test(name)
}

/** Asks, and what came along only shows what is meant: an empty form, a picture of the screen, our own link that fails. */
function isQuestion(reading: Reading, material: readonly ReadFile[]): boolean {
  const { text } = reading.body
  const [only] = material
  const isAsked = asks(text) || asks(reading.head.subject)
  if (!isAsked && !isInTrouble(text)) return false
  if (material.length === 0) return reading.links.length === 0 || isInTrouble(text)
  if (material.every(({ name }) => looksLikeScreenshot(name) || looksLikeTemplate(name))) return true
  if (!isAsked) return false
  return (
    material.every(file => looksLikeForm(file.name)) ||
    (material.length === 1 && (asksToFill(text) || only?.kind === 'image'))
  )
}

/**
 * A listed unit's mail with files that went through a list, or that an office system marks as bulk: such a mark forbids an
 * answer, and tells nothing of what is in it (RFC 3834 §2).
 */
export function isUnitsOwnBulk({ automatic, head, files }: Reading, roster: Roster): boolean {
  return (
    automatic?.nature === 'bulk' &&
    automatic.because !== 'words-phishing' &&
    files.some(({ decoration, isBody }) => !decoration && !isBody) &&
    isListed(head.from?.address ?? '', roster)
  )
}

function isListed(address: string, roster: Roster): boolean {
  return listingOf(address, roster).units.length > 0
}

/** Offers, applications and complaints of people who are on no list. */
function isStrangersBusiness(reading: Reading, roster: Roster): boolean {
  return !isListed(reading.head.from?.address ?? '', roster) && isOtherBusiness(reading.head.subject)
}

function isOwn(reading: Reading, facts: Facts, roster: Roster): boolean {
  const { from, messageId, letterKey } = reading.head
  if (reading.automatic?.nature === 'bounce') return false
  return (
    from?.address === roster.source.mailbox ||
    letterKey !== null ||
    (messageId !== null && facts.letter(messageId) !== null)
  )
}

/** In what was written now, or in the only document, where that is short. */
function nilOf(reading: Reading): boolean {
  const documents = reading.files.filter(file => file.document !== null && !file.isBody)
  const pictures = reading.files.filter(file => !file.decoration && (file.kind === 'image' || file.kind === 'video'))
  if (pictures.length > 0 || reading.links.length > 0 || documents.length > 1) return false
  const [document] = documents
  if (document === undefined) return saysNil(reading.body.text) || nilInSubject(reading)
  const text = document.document?.text ?? ''
  return text.length < 800 && saysNil(text)
}

/** The subject alone, above an empty text; or one word in answer to a letter. */
function nilInSubject({ head, body }: Reading): boolean {
  if (isReply(head.subject)) return answersNil(body.text)
  return body.text.trim().length < 20 && saysNil(head.subject)
}
