// What a message is: automatic by its headers and structure, else by what it carries and says. Pure.
import type { Reading } from '../reading/reading.ts'
import type { Facts } from './facts.ts'
import type { Roster } from './roster.ts'
import type { Nature, Reason } from './verdict.ts'
import { asks, asksToFill, looksLikeForm, promises, saysNil, thanks } from './words.ts'

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
  if (reading.automatic) return because(reading.automatic.nature, `automatic-${reading.automatic.nature}`, 90)
  const files = reading.files.filter(file => !file.decoration && file.kind !== 'archive' && file.kind !== 'message')
  const text = reading.body.text
  const nil = nilOf(reading)
  if (nil) return { nature: 'submission', nil: true, reasons: [{ code: 'nil-return', values: {}, weight: 50 }] }
  const material = files.filter(file => !file.isBody)
  const onlyForms =
    material.length > 0 &&
    (material.every(file => looksLikeForm(file.name)) || (material.length === 1 && asksToFill(text)))
  if (
    asks(text) &&
    (material.length === 0 || onlyForms) &&
    !files.some(file => file.isBody) &&
    reading.links.length === 0
  )
    return because('correspondence', 'question')
  if (files.length > 0 || reading.files.length > 0 || reading.links.length > 0)
    return { nature: 'submission', nil: false, reasons: [] }
  if (promises(text)) return because('correspondence', 'promise')
  if (thanks(text)) return because('correspondence', 'thanks')
  return because('correspondence', 'nothing-attached', 30)
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
  if (saysNil(reading.body.text) && documents.length === 0) return true
  const [document] = documents
  return (
    document?.document !== undefined &&
    document.document !== null &&
    document.document.text.length < 800 &&
    saysNil(document.document.text)
  )
}
