// What parsing the MIME structure of one message yields, before anyone looks into its files.
import type { StoredBytes } from '../files/store.ts'
import type { Automatic, AuthenticationResult, Body, Head, InnerMessage, Note, ReadLink } from '../reading/reading.ts'

/** One message, its parts' bytes already in the store. */
export type ParsedMessage = {
  head: Head
  automatic: Automatic | null
  /** Codes of header-based reasons never to answer. */
  unanswerable: string[]
  authentication: AuthenticationResult[]
  body: Body
  /** The report written into the body itself, where it is one: its own file. `isForwarded`: it stands in a mail passed on. */
  report: { name: 'body.html' | 'body.txt'; stored: StoredBytes; isForwarded: boolean } | null
  /** Messages forwarded inline (attached ones are parts). */
  forwarded: InnerMessage[]
  parts: Part[]
  links: ReadLink[]
  notes: Note[]
}

/** A leaf part that is a file (attachment, pasted picture, attached message). In order of appearance. */
export type Part = {
  /** As the sender saw it, decoded and repaired; null where none was given. */
  name: string | null
  /** Content-Type as declared, lower-cased; null where missing. */
  declaredType: string | null
  disposition: 'attachment' | 'inline' | null
  contentId: string | null
  /** Where the HTML shows it (by cid or Content-Location): in what the sender wrote now, in the signature, in quoted history, in a forward, behind it all, or nowhere. */
  shown: 'text' | 'signature' | 'quoted' | 'forwarded' | 'background' | null
  /** Width and height that the HTML gives it, in pixels, where given. */
  shownSize: { width: number | null; height: number | null } | null
  /** The page holds it itself, as a "data:" URL: it is no part of the message, and lies in the page. */
  inPage?: true
  stored: StoredBytes
  notes: Note[]
}
