// One stored message → its Reading: the MIME structure, and every file in it looked into, containers and all.
// Joins message/ (what a mail is made of) and files/ (what a file is); knows neither ledger nor network nor clock.
import type { FragileParsers } from '../files/fragile.ts'
import { openBudget } from '../files/budget.ts'
import type { Store, StoredBytes } from '../files/store.ts'
import { parseMessage } from '../message/parse.ts'
import type { Limits } from './limits.ts'
import { READER_VERSION, type ReadFile, type Reading } from './reading.ts'
import { addFile, walkMessage, type Walk } from './walk.ts'

/** What reading needs: where bytes go, the parsers that may die, the office's zone (for dates without one), the caps. */
export type ReadingTools = { store: Store; fragile: FragileParsers; zone: string; limits: Limits }

/**
 * Reads the message at `rawPath`. Fails with an Error whose message says why it cannot be read at all (not a message, over
 * a cap); damage inside it is a note, not a failure.
 */
export async function readMessage(rawPath: string, tools: ReadingTools): Promise<Reading> {
  const parsed = await parseMessage(rawPath, tools.store, { limits: tools.limits, zone: tools.zone })
  const walk: Walk = {
    ...tools,
    budget: openBudget(tools.limits.files),
    files: [],
    inner: [],
    links: [...parsed.links],
    notes: [...parsed.notes],
  }
  walk.inner.push(...parsed.forwarded)
  await walkMessage(parsed, '', 0, walk)
  return {
    version: READER_VERSION,
    head: parsed.head,
    automatic: parsed.automatic,
    unanswerable: parsed.unanswerable,
    authentication: parsed.authentication,
    body: parsed.body,
    inner: walk.inner,
    files: walk.files,
    links: walk.links,
    notes: walk.notes,
  }
}

/** Reads a file that did not come inside a message (it was only linked): the file, and behind it what it holds. */
export async function readLooseFile(
  stored: StoredBytes,
  name: string | null,
  tools: ReadingTools,
): Promise<ReadFile[]> {
  const budget = openBudget(tools.limits.files)
  const walk: Walk = { ...tools, budget, files: [], inner: [], links: [], notes: [] }
  await addFile({ originalName: name, declaredType: null, stored, notes: [], part: null, joined: null }, '', 0, walk)
  return walk.files
}
