// Divides the lines of a message: what was written now, signatures, quoted history, forwarded messages. Pure.
import type { Address } from '../address.ts'
import { joined, type Line, type Zone } from './line.ts'
import { nextWritten, type Opening, openingAt } from './openings.ts'
import type { QuotedHeader } from './quoted-header.ts'
import { signatureLines } from './signature.ts'

/** What is known of a message whose lines are divided; it tells a forward from a quotation. */
export type Around = { subject: string; from: Address | null; to: readonly Address[]; isReply: boolean }

/** A message found inside the text, its own lines divided in turn. */
export type Inside = QuotedHeader & { division: Division }

/** The lines of one message by zone; `inside` in order of appearance. */
export type Division = { text: Line[]; signature: Line[]; quoted: Line[]; inside: Inside[] }

const REPLY_PREFIX = /^\s*(?:(?:re|回复|答复|回覆|aw|sv)(?:\s*\[\d+\])?\s*[:：])/i
const FORWARD_PREFIX = /^\s*(?:(?:fw|fwd|转发|轉寄|转|wg|i)(?:\s*\[\d+\])?\s*[:：])/i

/** True where it answers a letter and passes nothing on: by its headers, or by its subject. */
export function isAnswer({ subject, isReply }: Around): boolean {
  return (isReply || REPLY_PREFIX.test(subject)) && !FORWARD_PREFIX.test(subject)
}

/** `depth` bounds forwards inside forwards; deeper ones stay text. */
export function divide(lines: readonly Line[], around: Around, zone: string, depth: number): Division {
  const division: Division = { text: [], signature: [], quoted: [], inside: [] }
  let own: Line[] = []
  let at = 0
  const base = commonBoxes(lines)
  while (at < lines.length) {
    const block = depth > 0 ? blockAt(lines, at, base, around, zone) : null
    if (!block) {
      own.push(lines[at] as Line)
      at += 1
      continue
    }
    addOwn(division, own)
    own = []
    if (block.kind === 'quoted') for (let i = at; i < block.end; i += 1) division.quoted.push(lines[i] as Line)
    else {
      const { header, body, end } = block
      const inner = { subject: header.subject, from: header.from, to: header.to, isReply: false }
      division.inside.push({ ...header, division: divide(lines.slice(body, end), inner, zone, depth - 1) })
    }
    at = block.end
  }
  addOwn(division, own)
  return division
}

/** Signatures are looked for in each stretch of own text: some stand above the history, some below. */
function addOwn(division: Division, own: readonly Line[]): void {
  const isSignature = signatureLines(own)
  for (const [position, entry] of own.entries()) {
    if (isSignature[position]) division.signature.push(entry)
    else division.text.push(entry)
  }
}

type Block = { kind: 'quoted'; end: number } | { kind: 'forward'; header: QuotedHeader; body: number; end: number }

const NOBODY: QuotedHeader = { from: null, to: [], subject: '', sentAt: null }

function blockAt(lines: readonly Line[], at: number, base: number, around: Around, zone: string): Block | null {
  const box = lines[at]?.boxes[base]
  const isBoxStart = box !== undefined && lines[at - 1]?.boxes[base] !== box
  const opening = openingAt(lines, at, zone, isBoxStart)
  if (opening) {
    const end = endOf(lines, opening, base)
    if (!isForward(opening, around)) return { kind: 'quoted', end }
    return { kind: 'forward', header: opening.header ?? NOBODY, body: opening.body, end }
  }
  if (box === undefined) return null
  const end = endOfBox(lines, at, base, box)
  const first = nextWritten(lines, at)
  if (isBoxStart && first > at && first < end && openingAt(lines, first, zone, true)) {
    return blockAt(lines, first, base, around, zone)
  }
  // A box without a word about whose it is: history, unless the subject says that something is passed on.
  if (isBoxStart && FORWARD_PREFIX.test(around.subject)) return { kind: 'forward', header: NOBODY, body: at, end }
  return { kind: 'quoted', end }
}

/** The message inside reaches to the end of its box; without a box to the end of all. */
function endOf(lines: readonly Line[], opening: Opening, base: number): number {
  const own = lines[opening.start]?.boxes[base]
  if (own !== undefined) return endOfBox(lines, opening.start, base, own)
  const first = nextWritten(lines, opening.body)
  const box = lines[first]?.boxes[base]
  return box === undefined ? lines.length : endOfBox(lines, first, base, box)
}

/** Up to the first written line outside the box. */
function endOfBox(lines: readonly Line[], at: number, base: number, box: number): number {
  let end = at
  for (let i = at; i < lines.length; i += 1) {
    const { boxes, text, pictures } = lines[i] as Line
    if (boxes[base] === box) end = i + 1
    else if (text.trim() !== '' || pictures.length > 0) break
  }
  return Math.max(end, at + 1)
}

/** How many boxes all lines share: those are around the message, not inside it. */
function commonBoxes(lines: readonly Line[]): number {
  const written = lines.filter(({ text, pictures }) => text.trim() !== '' || pictures.length > 0)
  const first = written[0]?.boxes ?? []
  let common = first.length
  for (const { boxes } of written) {
    let same = 0
    while (same < common && boxes[same] === first[same]) same += 1
    common = same
  }
  return common
}

/**
 * Words first ("转发", "写道"), then the subject's prefix, then who wrote to whom: what our addressee wrote is quoted
 * back to him; what a third one wrote was passed on. In doubt it is a forward: a real unit may stand in it.
 */
function isForward(opening: Opening, around: Around): boolean {
  const { kind, header } = opening
  if (kind === 'forward') return true
  const isPassedOn = FORWARD_PREFIX.test(around.subject)
  if (kind === 'reply') return isPassedOn && header !== null
  if (isPassedOn) return true
  if (REPLY_PREFIX.test(around.subject)) return false
  const author = header?.from?.address ?? ''
  return author === '' ? !around.isReply : !around.to.some(({ address }) => address === author)
}

/** The lines of each zone of the outermost message, and of all messages inside it as one zone. */
export function zonesOf(division: Division): { zone: Zone; lines: readonly Line[] }[] {
  return [
    { zone: 'text', lines: division.text },
    { zone: 'signature', lines: division.signature },
    { zone: 'quoted', lines: division.quoted },
    { zone: 'forwarded', lines: division.inside.flatMap(insideLines) },
  ]
}

/** All that was passed on, text and history; signatures inside it are left out. */
function insideLines({ division }: Inside): Line[] {
  return [...division.text, ...division.inside.flatMap(insideLines)]
}

/** The three texts of a Body. */
export function bodyOf(division: Division, most: number): { text: string; signature: string; quoted: string } {
  return {
    text: joined(division.text).slice(0, most),
    signature: joined(division.signature).slice(0, most),
    quoted: joined(division.quoted).slice(0, most),
  }
}
