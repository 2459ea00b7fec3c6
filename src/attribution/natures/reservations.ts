// What the sender says that keeps his own mail from being filed without a person: a question, a draft, another business.
// Pure.
import { isOwnReport } from '../../reading/own-report.ts'
import type { Reading } from '../../reading/reading.ts'
import { reason } from '../reason.ts'
import { saysNil } from './nil-words.ts'
import type { Roster } from '../roster.ts'
import { signedByOther } from '../units/signed-by.ts'
import type { Reason } from '../verdict.ts'
import { asks, handsInForAnother, holdsBack, isOtherBusiness } from './words.ts'

/** A part had nothing, and the rest came along: 剪影见附件；未拍摄视频，视频零报告. */
const SAYS_WHAT = /附件|附上|附后|见[附下]|照片|图片|相片|剪影|视频|链接|网盘|报上|attach|photo|picture|video/i
/** What shows that something was held after all. */
const SHOWING: ReadonlySet<string> = new Set(['image', 'video'])
/** Characters of a text that accompanies; a longer one reports, and asks nobody what it asks. */
const ACCOMPANIES = 400

/** Reasons to show the message to a person although everything else is certain; none as a rule. */
export function reservations(reading: Reading, unit: string | null, isListed: boolean, roster: Roster): Reason[] {
  const { head, body, files, links } = reading
  const papers = files.filter(({ kind, isBody, decoration }) => kind !== 'image' && !isBody && !decoration)
  const isReport = files.some(file => isOwnReport(file, reading))
  const text = isReport || body.text.length > ACCOMPANIES ? '' : body.text
  const names = papers.map(({ name }) => name).join('\n')
  const reasons: Reason[] = []
  if (reading.automatic) reasons.push(reason('marked-bulk', -40))
  if (holdsBack(`${head.subject}\n${text}\n${names}`)) reasons.push(reason('not-final', -55))
  if (handsInForAnother(`${head.subject}\n${text}`)) reasons.push(reason('for-another', -50))
  if (asks(text) || asks(head.subject)) reasons.push(reason('question-with-material', -45))
  const shows = links.length > 0 || files.some(({ kind, decoration }) => SHOWING.has(kind) && !decoration)
  if (shows && saysNil(text) && !SAYS_WHAT.test(text)) reasons.push(reason('nil-with-material', -50))
  if (!isListed && isOtherBusiness(`${head.subject}\n${text}\n${names}`)) reasons.push(reason('other-business', -50))
  const signed = signedByOther(reading, unit, isListed, roster)
  if (signed !== null) reasons.push(reason('signed-by-other', -60, { written: signed }))
  return reasons
}
