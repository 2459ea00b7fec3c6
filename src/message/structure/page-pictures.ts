// Pictures kept in the page itself as "data:" URLs (RFC 2397), as some webmail and office programs paste them. They are taken
// out of the page before anything looks at it, each streamed into the store, and a "cid:" reference stays in its place: behind
// this file they are pictures like any other. Writes into the store; holds a few kilobytes of the page in memory.
import type { Store, StoredBytes } from '../../files/store.ts'
import type { Note } from '../../reading/reading.ts'
import { decodeBase64 } from './base64.ts'

/** A picture that stood in the page. `type`: as its URL says, lower case; null where it says nothing. */
export type PagePicture = { contentId: string; type: string | null; stored: StoredBytes; notes: Note[] }

/** Where pictures go, how many at most, a number that no other text of the message has, and notes about the page. */
export type PictureTools = { store: Store; most: number; slot: number; notes: Note[] }

/**
 * The start of a source in base64. Only an element's own source counts: a background in a style is stationery. Other forms
 * than base64 hold drawings in words (SVG), which no camera makes; they stay in the page.
 */
const START =
  /(?<![\w-])src\s{0,20}=\s{0,20}["']?\s{0,20}(data:(image\/[a-z0-9.+-]{1,40}|application\/octet-stream)?(?:;[a-z0-9=._-]{1,40}){0,4}\s{0,4};\s{0,4}base64\s{0,4},)/i
/** More characters than a start has: so many are kept back until it is known what follows. */
const LONGEST_START = 512
/** A quoted value may be folded; one without quotes ends at a blank. No tag can stand inside either. */
const END_QUOTED = /["'<>]/
const END_BARE = /[\s"'<>]/
/** Characters that may be part of an escape whose end has not come yet: "%3D", "&#x2B;". */
const UNFINISHED_ESCAPE = /(?:%[0-9a-f]?|&(?:#x?[0-9a-f]{0,6}|[a-z]{1,6})?)$/i

/** Passes the page on without its pictures, up to `most` of them, which are added to `found`; more of them stay where they are, with a note. */
export async function* withoutPictures(
  source: AsyncIterable<Buffer>,
  found: PagePicture[],
  tools: PictureTools,
): AsyncGenerator<Buffer> {
  const page = new Page(source)
  // Empty ones count too: each costs a file, for a moment.
  let met = 0
  let isOver = false
  do {
    for (let start = START.exec(page.text); start && met < tools.most; start = START.exec(page.text)) {
      const [whole, url = '', type = null] = start
      met += 1
      yield page.take(start.index + whole.length - url.length)
      page.take(url.length)
      yield Buffer.from(await taken(page, /["']\s*$/.test(whole.slice(0, -url.length)), type, found, tools), 'latin1')
    }
    if (met >= tools.most && tools.most > 0 && !isOver && START.test(page.text)) {
      isOver = true
      tools.notes.push({ code: 'over-limit', detail: `pictures ${tools.most}` })
    }
    yield page.take(page.text.length - LONGEST_START)
  } while (await page.more())
  yield page.take(page.text.length)
}

/** Stores one picture; gives what stands in the page instead. */
async function taken(
  page: Page,
  isQuoted: boolean,
  type: string | null,
  found: PagePicture[],
  { store, slot }: PictureTools,
): Promise<string> {
  const notes: Note[] = []
  const stored = await store.put(decodeBase64(dataOf(page, isQuoted ? END_QUOTED : END_BARE), notes))
  if (stored.size === 0) return 'data:,'
  const contentId = `picture-${slot}-${found.length + 1}@page`
  found.push({ contentId, type: type?.toLowerCase() ?? null, stored, notes })
  return `cid:${contentId}`
}

/** The picture's base64, up to the end of the attribute or of the page. */
async function* dataOf(page: Page, end: RegExp): AsyncGenerator<Buffer> {
  for (;;) {
    const stop = end.exec(page.text)?.index ?? -1
    const unfinished = stop < 0 ? (UNFINISHED_ESCAPE.exec(page.text.slice(-10))?.[0].length ?? 0) : 0
    const data = page.take(stop < 0 ? page.text.length - unfinished : stop)
    if (data.length > 0) yield unescaped(data)
    if (stop >= 0) return
    if (!(await page.more())) return
  }
}

/** Folds, and the escapes of URLs and HTML: "%2B", "%0A", "&#43;". */
function unescaped(data: Buffer): Buffer {
  const text = data.toString('latin1')
  const plain = /[%&]/.test(text)
    ? text
        .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
        .replace(/&#x([0-9a-f]{1,2});/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
        .replace(/&#(\d{1,3});/g, (_, code: string) => String.fromCharCode(Number(code)))
        .replace(/&(plus|sol|equals);/g, (_, name: string) => ({ plus: '+', sol: '/' })[name] ?? '=')
    : text
  return Buffer.from(plain.replace(/\s+/g, ''), 'latin1')
}

/** The page as far as it has come, one byte a character. */
class Page {
  text = ''
  readonly #chunks: AsyncIterator<Buffer>

  constructor(source: AsyncIterable<Buffer>) {
    this.#chunks = source[Symbol.asyncIterator]()
  }

  /** False where nothing more comes. */
  async more(): Promise<boolean> {
    const next = await this.#chunks.next()
    if (next.done) return false
    this.text += next.value.toString('latin1')
    return true
  }

  /** Takes so many characters from the front; none where the number is negative. */
  take(length: number): Buffer {
    if (length <= 0) return Buffer.alloc(0)
    const front = this.text.slice(0, length)
    this.text = this.text.slice(length)
    return Buffer.from(front, 'latin1')
  }
}
