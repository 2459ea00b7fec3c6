// Links of a text in a line each, short enough for a table of many texts.
import { splitBody } from '../../../src/message/split-body.ts'

/** When the mails of these tables were sent: 2026-09-23 10:20:30 in the office's zone. */
const AT = '2026-09-23T02:20:30Z'
const ZONE = 'Asia/Shanghai'

/** Two shares, for texts in which the address itself does not matter; shown as <A> and <B>. */
export const A = 'https://pan.baidu.com/s/1demoA'
export const B = 'https://pan.quark.cn/s/demoB'

/** "provider address code=… until=… size=… name=…", in that order, links parted by " | ". */
export function linksShown(text: string | null, html: string | null = null): string {
  const { links } = splitBody(text, html, { zone: ZONE, at: AT })
  return links
    .map(({ kind, provider, url, code, expires, size, name }) => {
      const facts = { code, until: expires && local(expires), size, name }
      const told = Object.entries(facts).flatMap(([fact, value]) => (value === null ? [] : [`${fact}=${value}`]))
      return [kind === 'page' ? 'page' : provider, url.replace(A, '<A>').replace(B, '<B>'), ...told].join(' ')
    })
    .join(' | ')
}

function local(instant: string): string {
  const { hour, minute, second, ...at } = parts(instant)
  return hour === 23 && minute === 59 && second === 59 ? at.day : `${at.day} ${hour}:${String(minute).padStart(2, '0')}`
}

function parts(instant: string): { day: string; hour: number; minute: number; second: number } {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE)
  return { day: at.toPlainDate().toString(), hour: at.hour, minute: at.minute, second: at.second }
}
