// All numbered test mails, in order. Run this file to write them: node test/mail/make/all.ts
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CHARSETS, LINE_ENDS } from './charsets.ts'
import { DAMAGE } from './damage.ts'
import { DISGUISE } from './disguise.ts'
import type { Mail } from './eml.ts'
import { ENCODINGS } from './encodings.ts'
import { FORWARDS } from './forwards.ts'
import { HEADERS } from './headers.ts'
import { HISTORY } from './history.ts'
import { LINKS } from './links.ts'
import { LINKS_WRITTEN } from './links-written.ts'
import { NAMES } from './names.ts'
import { PAGES } from './pages.ts'
import { SENDERS } from './senders.ts'
import { STRUCTURE } from './structure.ts'
import { TREES } from './trees.ts'
import { WORDING } from './wording.ts'

export const MAILS: readonly Mail[] = [
  ...NAMES,
  ...HEADERS,
  ...CHARSETS,
  ...LINE_ENDS,
  ...ENCODINGS,
  ...STRUCTURE,
  ...HISTORY,
  ...LINKS,
  ...LINKS_WRITTEN,
  ...SENDERS,
  ...TREES,
  ...DAMAGE,
  ...DISGUISE,
  ...PAGES,
  ...FORWARDS,
  ...WORDING,
].sort((a, b) => (a.name < b.name ? -1 : 1))

if (import.meta.main) {
  const folder = join(import.meta.dirname, '..')
  for (const { name, bytes } of MAILS) writeFileSync(join(folder, `${name}.eml`), bytes)
}
