// A report typed into a mail that was then passed on: its lines. Pure.
import { type Around, type Inside, isAnswer } from '../body/divide.ts'
import type { Line } from '../body/line.ts'
import { type Company, looksLikeReport, namesItself } from './looks-like-report.ts'
import { isNotice } from './notice.ts'
import { withoutOwnLetter } from './own-letter.ts'
import { speech } from './speaks-to-office.ts'

/** What an inner text may say to its addressee and still be a report: "请查收" and "谢谢" at its end. */
const SAID_BESIDE: ReadonlySet<string | null> = new Set([null, 'covers', 'thanks', 'applies', 'other'])

/**
 * The lines of every report among the messages passed on; empty where there is none. Of a text that was passed on nobody
 * knows why: a notice, our own letter and a question are passed on as well. So it must say itself that it is a report, be
 * one by its form, and neither ask nor order. What an answer holds is the talk that it answers. Seen in practice: a clerk
 * who passes a colleague's mail on, without a file (test mails 221 to 223).
 */
export function forwardedReport(inside: readonly Inside[], around: Around, company: Company): Line[] {
  return isAnswer(around) ? [] : inside.flatMap(message => reportIn(message, around, company))
}

function reportIn({ from, subject, division }: Inside, around: Around, company: Company): Line[] {
  // Whom this mail is to wrote that letter himself.
  if (from !== null && around.to.some(({ address }) => address !== '' && address === from.address)) return []
  const lines = trimmed(withoutOwnLetter(division.text))
  const isKnown = from !== null || subject !== ''
  if (isKnown && lines.length === trimmed(division.text).length && isReport(lines, { ...company, subject }))
    return lines
  return division.inside.flatMap(deeper => reportIn(deeper, around, company))
}

/** Lines in which a text says what it is and what it wants: where it begins, and where it ends. */
const EDGE_LINES = 200
/** A paragraph of a report has some hundred characters. */
const LONGEST_LINE = 2_000

function isReport(lines: readonly Line[], company: Company): boolean {
  const written = lines.map(({ text }) => text.trim().slice(0, LONGEST_LINE)).filter(text => text !== '')
  const edges =
    written.length <= 2 * EDGE_LINES ? written : [...written.slice(0, EDGE_LINES), ...written.slice(-EDGE_LINES)]
  return (
    namesItself(edges, company.subject) &&
    SAID_BESIDE.has(speech(edges)) &&
    !isNotice(edges, company.subject) &&
    looksLikeReport(lines, company, 'forwarded')
  )
}

/** Without the blank lines at both ends. */
function trimmed(lines: readonly Line[]): Line[] {
  const isWritten = ({ text, pictures }: Line) => text.trim() !== '' || pictures.length > 0
  return lines.slice(lines.findIndex(isWritten), lines.findLastIndex(isWritten) + 1)
}
