// Whose words a report is that was written into a body. Pure.
import type { ReadFile, Reading } from './reading.ts'

/** Note of a message whose report stands in a mail that it passes on. */
export const REPORT_FORWARDED = 'report-forwarded'

/**
 * True where what the sender himself wrote is the report. Of one that stands in a mail passed on, or in an attached one, the
 * sender's own text is what he says about it.
 */
export function isOwnReport({ isBody, path }: ReadFile, { notes }: Reading): boolean {
  return isBody && !path.includes('/') && !notes.some(({ code }) => code === REPORT_FORWARDED)
}
