// What a report is that was typed into a mail, of the materials that the campaign asks for. Pure.
import type { Material } from '../../config/configuration.ts'
import type { ReadFile, Reading } from '../../reading/reading.ts'
import { simplified } from '../normal.ts'
import { best } from './keywords.ts'
import { meant } from './synonyms.ts'

/** A point of the report, and no title of it: "一、制定活动方案". */
const POINT =
  /^\s*(?:[一二三四五六七八九十]{1,3}\s*[、.．是]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}\s*[、.．)）]|第[一二三四五六七八九十]{1,3}[，、])/
/** A sentence of running text, whole or its beginning; "按照要求，现将总结如下" announces, and is none. */
const PROSE = /[。；;]\s*$|[，,](?!.*(?:如下|现将))/
/** Lines above the first paragraph: salutation, title, "现将情况汇报如下". */
const TOP_LINES = 4

/**
 * By what stands above its points, else by the subject, which is often its only title; the campaign's own words first, then
 * those that offices use for the same. Never by running text: each account of an event tells that there was a plan, and a
 * summary filed as the plan would be accepted without a person.
 */
export function bodyMaterial(
  { document, path }: ReadFile,
  fitting: readonly Material[],
  { head, inner }: Reading,
): { material: string | null; because: string } {
  const [only] = fitting
  const top = (document?.head ?? []).slice(0, TOP_LINES).filter(line => !POINT.test(line) && !PROSE.test(line))
  const title = simplified([document?.title ?? '', ...top].join('\n'))
  // A mail passed on, or attached, has a subject of its own.
  const subjects = simplified([...inner.map(({ subject }) => subject).reverse(), head.subject].join('\n'))
  const named = best(title, fitting) ?? best(path.includes('/') ? subjects : simplified(head.subject), fitting)
  if (named) return { material: named.id, because: 'title' }
  const other = meant(title, fitting) ?? meant(subjects, fitting)
  if (other) return { material: other.id, because: 'synonym' }
  if (only && fitting.length === 1 && only.keywords.length === 0) return { material: only.id, because: 'kind' }
  return { material: null, because: 'none' }
}
