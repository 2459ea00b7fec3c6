// All texts of a message as one sequence of lines, one version of each.
import { chooseLines } from '../split-body.ts'
import type { TextBody } from '../structure/text-body.ts'
import type { PageOf } from './html-lines.ts'
import type { Line } from './line.ts'

/** A version chosen: its form tells where its HTML can be had. */
export type Slot = { plain: string | null; html: string | null }

/** The versions of each text, in order of appearance. */
export function slotsOf(bodies: readonly TextBody[]): Slot[] {
  const slots = new Map<number, Slot>()
  for (const { slot, form, text } of bodies) {
    const entry = slots.get(slot) ?? { plain: null, html: null }
    entry[form] = entry[form] === null ? text : `${entry[form]}\n${text}`
    slots.set(slot, entry)
  }
  return [...slots.values()]
}

/** Box numbers of one text start where no other text's can be. */
const BOXES_A_TEXT = 1_000_000

/** Every line of the message. */
export function messageLines(bodies: readonly TextBody[], page: PageOf): Line[] {
  return slotsOf(bodies).flatMap(({ plain, html }, position) =>
    chooseLines(plain, html, page, position * BOXES_A_TEXT + 1),
  )
}

/** The HTML, where the message's whole text is one page. */
export function pageIn(bodies: readonly TextBody[]): string | null {
  return slotsOf(bodies).length === 1 ? (bodies.find(({ form }) => form === 'html')?.text ?? null) : null
}
