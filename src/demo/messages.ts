// The demo's mail: some forty messages over the weeks of a campaign, the same bytes every time. No clock, no randomness.
import { delivered } from './delivery.ts'
import type { Sender } from './draft.ts'
import type { Days, Note, Scene } from './scene.ts'
import { ACTIVITIES } from './story/activities.ts'
import { CORRECTIONS, DEADLINE } from './story/last-days.ts'
import { PLANS } from './story/plans.ts'
import { SUMMARIES } from './story/summaries.ts'

/** One message of the demo. */
export type DemoMessage = {
  /** Names it; fit for a file name. */
  slug: string
  /** When the office's server takes it: four seconds after it was written. */
  at: Temporal.Instant
  bytes: Buffer
  note: Note
}

/** The whole story, week by week. */
export const STORY: readonly Scene[] = [...PLANS, ...ACTIVITIES, ...SUMMARIES, ...CORRECTIONS, ...DEADLINE]

/**
 * The messages in the order in which they arrive. `opens` is the campaign's first day in the office's zone; the story
 * keeps its distances in days, so that it fits the example campaign. `mailbox` is the office's own address.
 */
export function demoMessages(opens: Temporal.ZonedDateTime, mailbox: Sender): DemoMessage[] {
  const days: Days = {
    year: opens.year,
    at: (n, time) => opens.add({ days: n }).withPlainTime(time),
  }
  return STORY.map(scene => message(scene, days, mailbox)).sort((a, b) => Temporal.Instant.compare(a.at, b.at))
}

function message(scene: Scene, days: Days, mailbox: Sender): DemoMessage {
  const { slug, from, program, note } = scene
  const sentAt = days.at(scene.day, scene.time)
  const written = program({
    slug,
    from,
    to: mailbox,
    subject: scene.subject,
    sentAt,
    lines: typeof scene.lines === 'function' ? scene.lines(sentAt) : (scene.lines ?? []),
    signature: scene.signature ?? [],
    attachments: scene.attachments?.(sentAt) ?? [],
    pasted: scene.pasted?.(sentAt) ?? [],
    big: scene.big?.(sentAt) ?? [],
    forwarded: scene.forwarded?.(days) ?? null,
  })
  const at = sentAt.add({ seconds: 4 })
  const returnPath = scene.unreturnable ? '' : from.address
  const bytes = delivered(written, { slug, returnPath, from: from.address, mailbox: mailbox.address, at })
  return { slug, at: at.toInstant(), bytes, note }
}
