// One stored message → its parts, texts and facts. Reads the file, writes parts into the store, touches nothing else.
// Fails with UnreadableMessage where it is no message or over a cap; damage inside is a note. No part is whole in memory,
// texts are capped.
import type { Store } from '../files/store.ts'
import type { Limits } from '../reading/limits.ts'
import { bodyOf } from './body/divide.ts'
import { showParts } from './body/shown.ts'
import { authenticationResults } from './headers/authentication.ts'
import { readHead } from './headers/head.ts'
import { inCharsetOfText } from './headers/raw-charset.ts'
import { linksOf } from './links/links.ts'
import { readNature } from './nature/nature.ts'
import { REPORT_FORWARDED } from '../reading/own-report.ts'
import { unanswerable } from './nature/unanswerable.ts'
import type { ParsedMessage, Part } from './parsed.ts'
import { bodyReport } from './report/body-report.ts'
import { aroundOf, divideLines, forwardedIn, pageOf } from './split-body.ts'
import { readStructure, type Structure } from './structure/read-structure.ts'
import { messageLines, pageIn } from './body/message-lines.ts'

/** Caps, and the IANA name of the zone for dates without an offset (the office's). */
export type ParseOptions = { limits: Limits; zone: string }

/** Parses the message at `rawPath`; its parts go into `store` in order of appearance. */
export async function parseMessage(rawPath: string, store: Store, options: ParseOptions): Promise<ParsedMessage> {
  const limits = options.limits.message
  const structure = await readStructure(rawPath, store, limits)
  const head = readHead(inCharsetOfText(structure.root.fields, charsetOf(structure)))
  const context = {
    zone: options.zone,
    subject: head.subject,
    from: head.from,
    to: [...head.to, ...head.cc],
    isReply: head.inReplyTo.length > 0,
    at: head.receivedAt ?? head.sentAt,
  }
  const lines = messageLines(structure.bodies, pageOf(context))
  const division = divideLines(lines, context)
  const body = bodyOf(division, limits.textCharacters)
  const automatic = readNature(structure, head, body)
  const parts = showParts(structure.parts, division)
  const written = { page: pageIn(structure.bodies), division, parts, around: aroundOf(context) }
  const report = automatic ? null : await bodyReport(written, store)
  return {
    head,
    automatic,
    unanswerable: unanswerable(structure.root, head),
    authentication: authenticationResults(structure.root.fields),
    body,
    report,
    forwarded: forwardedIn(division, limits.textCharacters),
    parts: parts.map(withoutLocation),
    links: linksOf(division, context),
    notes: report?.isForwarded ? [...structure.notes, { code: REPORT_FORWARDED, detail: null }] : structure.notes,
  }
}

/** What the message says of its own charset: its header, or the first text in it. */
function charsetOf({ root, bodies }: Structure): string | null {
  return root.contentType.plain.get('charset') ?? bodies.find(({ charset }) => charset !== null)?.charset ?? null
}

function withoutLocation({ contentLocation: _, ...part }: Part & { contentLocation: string | null }): Part {
  return part
}
