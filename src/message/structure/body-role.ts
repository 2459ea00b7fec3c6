// Is a leaf the message's text, a file, or both? RFC 2183 leaves much open; this is what mail programs mean. Pure.
import { isEnriched, isMadeUp, type Entity } from './entity.ts'

/**
 * `both`: text that stands where the text stands, but under a file's name, or in a form that few programs show. `version`:
 * a rendering of the text that stands beside it for programs of another kind.
 */
export type BodyRole = 'body' | 'file' | 'both' | 'version'

/** Beside plain text and HTML these are the same text once more (test mail 152): a file to most programs, and no material. */
const OTHER_VERSIONS = /^text\/(enriched|richtext|x-amp-html|watch-html)$/

/** Judges one leaf. `name`: as decoded; `hasBody`: a text was met before it. */
export function bodyRole(entity: Entity, name: string | null, hasBody: boolean): BodyRole {
  if (isOtherVersion(entity, name)) {
    if (isAlternative(entity)) return 'version'
    return isEnriched(entity) ? 'both' : 'file'
  }
  if (entity.type !== 'text/plain' && entity.type !== 'text/html') return 'file'
  // The fork of a Macintosh file that holds its data. Seen in practice: a digest with a page in it, as bulk mailers send it,
  // is the message's text (test mail 173); what is a message in a digest says so, or says nothing.
  if (entity.parent?.type === 'multipart/appledouble') return 'file'
  if (dispositionOf(entity) === 'attachment' && !isNonsense(entity, name, hasBody)) return 'file'
  if (!entity.parent && isMadeUp(entity.declaredType)) return 'both'
  if (name === null || isAlternative(entity) || isRelatedRoot(entity)) return 'body'
  // Seen in practice: a mail that is nothing but a text file (test mail 150).
  if (!entity.parent) return 'both'
  return !hasBody && entity.disposition.value === null ? 'both' : 'file'
}

/** True for a nameless part in a form of text that few programs show. */
export function isOtherVersion(entity: Entity, name: string | null): boolean {
  return OTHER_VERSIONS.test(entity.type) && name === null && dispositionOf(entity) !== 'attachment'
}

/** RFC 2183 §2.8: an unknown disposition is an attachment; one that cannot be read is none. */
export function dispositionOf(entity: Entity): 'attachment' | 'inline' | null {
  const value = entity.disposition.value
  if (value === null) return null
  return value === 'inline' ? 'inline' : 'attachment'
}

/** Seen in practice: a transfer encoding where the disposition belongs, on the only text (test mail 194). */
function isNonsense({ disposition }: Entity, name: string | null, hasBody: boolean): boolean {
  return name === null && !hasBody && disposition.value !== 'attachment'
}

/**
 * Some programs name the versions of a body ("body.html"). Deeper inside a version a name means a file: Apple's program
 * puts files between the pieces of one version (test mail 139).
 */
function isAlternative(entity: Entity): boolean {
  return entity.parent?.type === 'multipart/alternative'
}

/** The outermost multipart/alternative around an entity: its leaves are versions of one text. */
export function alternativeOf(entity: Entity): Entity | null {
  let found: Entity | null = null
  for (let at = entity.parent; at; at = at.parent) if (at.type === 'multipart/alternative') found = at
  return found
}

/** The first part of multipart/related is what is shown (RFC 2387 §3.2). */
function isRelatedRoot(entity: Entity): boolean {
  const { parent } = entity
  return parent !== null && parent.type === 'multipart/related' && entity.index === parent.index + 1
}
