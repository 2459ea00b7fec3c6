// Progress over time as a picture: how many units had reported by the end of each day, and the deadline. SVG made on the server.
import { html } from 'hono/html'
import type { Campaign } from '../../config/configuration.ts'
import { participation } from '../../config/campaign-units.ts'
import { shortTime } from '../../flow/status-report.ts'
import type { View } from '../board.ts'
import type { Html } from '../layout.ts'

const WIDTH = 420
const HEIGHT = 84
const BASE = 70
const TOP = 8
const LEFT = 28

/** Units that had reported something by each instant of a first report, in order of time. */
function steps(firstReports: readonly Temporal.Instant[]): { at: Temporal.Instant; count: number }[] {
  return [...firstReports].sort(Temporal.Instant.compare).map((at, index) => ({ at, count: index + 1 }))
}

/** The picture with its words for those who do not see it; nothing before the campaign opens. */
export function progressPicture(
  view: View,
  campaign: Campaign,
  first: ReadonlyMap<string, Temporal.Instant>,
  complete: number,
): Html {
  const { say, now, board, language } = view
  const { units, office } = board.office.configuration
  const asked = units.filter(unit => participation(campaign, unit) === 'takes-part')
  const ids = new Set(asked.map(unit => unit.id))
  const line = steps([...first].flatMap(([unit, at]) => (ids.has(unit) ? [at] : [])))
  if (Temporal.Instant.compare(now, campaign.opens) < 0 || asked.length === 0) return html``
  const end = Temporal.Instant.compare(now, campaign.deadline) > 0 ? now : campaign.deadline
  const span = Math.max(1, end.epochMilliseconds - campaign.opens.epochMilliseconds)
  const x = (at: Temporal.Instant) =>
    LEFT +
    ((WIDTH - LEFT - 8) * Math.min(span, Math.max(0, at.epochMilliseconds - campaign.opens.epochMilliseconds))) / span
  const y = (count: number) => BASE - ((BASE - TOP) * count) / asked.length
  const path = [
    `M${LEFT} ${BASE}`,
    ...line.map(({ at, count }) => `H${x(at).toFixed(1)}V${y(count).toFixed(1)}`),
    `H${x(now).toFixed(1)}`,
  ].join('')
  const words = say(
    `${asked.length} 个应报单位中，${line.length} 个已报过材料，${complete} 个已报齐`,
    `${line.length} of ${asked.length} units have sent something, ${complete} everything`,
  )
  const day = (at: Temporal.Instant) => shortTime(at, office.timezone, language).replace(/ ?\d\d:\d\d$/, '')
  return html`<figure class="progress" id="progress" data-live>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${words}">
<line class="axis" x1="${LEFT}" y1="${BASE}" x2="${WIDTH - 8}" y2="${BASE}"/>
<line class="goal" x1="${LEFT}" y1="${TOP}" x2="${WIDTH - 8}" y2="${TOP}"/>
<text x="${LEFT - 4}" y="${TOP + 4}" text-anchor="end">${asked.length}</text>
<text x="${LEFT - 4}" y="${BASE}" text-anchor="end">0</text>
<path class="area" d="${path}V${BASE}Z"/><path class="line" d="${path}"/>
<line class="due" x1="${x(campaign.deadline)}" y1="${TOP - 4}" x2="${x(campaign.deadline)}" y2="${BASE}"/>
<text x="${LEFT}" y="${HEIGHT - 2}">${day(campaign.opens)}</text>
<text x="${x(campaign.deadline)}" y="${HEIGHT - 2}" text-anchor="${x(campaign.deadline) > WIDTH - 60 ? 'end' : 'middle'}">${say('截止', 'due')} ${day(campaign.deadline)}</text>
</svg>
<figcaption>${words}</figcaption>
</figure>`
}
