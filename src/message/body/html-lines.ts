// HTML as lines, as a reader sees them: one line a paragraph or table row. Linear and bounded whatever the page is.
import { BLOCKS, SCOPES, SILENT, TABLE_PARTS, VOID } from './html-elements.ts'
import { type Attributes, isHidden, isQuoteContainer, isSignatureContainer, isUnmarkedQuote } from './html-marks.ts'
import { readTokens } from './html-tokens.ts'
import { type Line, line, type LineLink } from './line.ts'
import { linksIn, tidyUrl } from '../links/written.ts'
import { backgroundsOf, pictureOf } from './html-picture.ts'

/** An open element, as far as it matters to what is inside. */
type Open = { tag: string; boxes: readonly number[]; sign: boolean; silent: boolean; pre: boolean }

/** Deeper nesting is not followed; real mails stay under 150, forwards of forwards under 200. */
const DEEPEST = 256
/** Lines of one page; the largest real tables have some 20,000 rows. */
const MOST_LINES = 200_000
/** Stationery has one or two. */
const MOST_BACKGROUNDS = 100

/** What happens to tokens besides becoming lines: for whoever wants the HTML of certain lines. `at`: the line's number. */
export type Watcher = {
  open(tag: string, attributes: Attributes, at: number): void
  close(tag: string, at: number): void
  text(text: string, at: number): void
}

/** What the page cannot tell by itself. `isReply`: it answers something, so that any blockquote quotes that. */
export type PageOf = { isReply: boolean }

/** Every line of the page. Box numbers start at `firstBox`. */
export function htmlLines(html: string, firstBox = 1, watcher?: Watcher, page: PageOf = { isReply: false }): Line[] {
  const builder = new LineBuilder(firstBox, watcher, page)
  readTokens(html, builder)
  return builder.end()
}

class LineBuilder {
  readonly #lines: Line[] = []
  readonly #stack: Open[] = [{ tag: '', boxes: [], sign: false, silent: false, pre: false }]
  readonly #watcher: Watcher | undefined
  readonly #page: PageOf
  #nextBox: number
  #text: string[] = []
  #length = 0
  #current: Line = line('')
  #endsBlank = true
  #backgrounds: string[] = []
  #rule = false
  #link: LineLink | null = null

  constructor(firstBox: number, watcher: Watcher | undefined, page: PageOf) {
    this.#nextBox = firstBox
    this.#page = page
    this.#watcher = watcher
  }

  open(tag: string, attributes: Record<string, string>): void {
    if (BLOCKS.has(tag)) this.#break(false)
    if (!this.#top().silent) this.#enter(tag, attributes)
    if (VOID.has(tag) || this.#stack.length >= DEEPEST) return
    const around = this.#top()
    const isQuote = isQuoteContainer(tag, attributes) || this.#isUnmarkedQuote(tag)
    const sign = around.sign || isSignatureContainer(tag, attributes)
    if (isQuote || sign !== around.sign) this.#break(false)
    this.#stack.push({
      tag,
      boxes: isQuote ? [...around.boxes.slice(0, 40), this.#nextBox++] : around.boxes,
      sign: isQuote ? false : sign,
      silent: around.silent || SILENT.has(tag) || isHidden(attributes),
      pre: around.pre || tag === 'pre' || /white-space\s*:\s*pre/i.test(attributes['style'] ?? ''),
    })
  }

  #isUnmarkedQuote(tag: string): boolean {
    if (!this.#page.isReply) return false
    return isUnmarkedQuote(tag, this.#lines.findLast(({ text }) => text !== '')?.text ?? '')
  }

  #enter(tag: string, attributes: Attributes): void {
    if (tag === 'br') this.#break(true)
    if (tag === 'hr') this.#rule = true
    if ((tag === 'td' || tag === 'th') && this.#text.length > 0) this.#append('\t')
    if (tag === 'img' || tag === 'v:imagedata') this.#picture(attributes)
    if (this.#backgrounds.length < MOST_BACKGROUNDS) this.#backgrounds.push(...backgroundsOf(attributes))
    if (tag === 'a') this.#openLink(attributes['href'] ?? '')
    this.#watcher?.open(tag, attributes, this.#lines.length)
  }

  close(tag: string): void {
    // HTML Standard: "</br>" is read as "<br>".
    if (tag === 'br' && !this.#top().silent) this.#break(true)
    if (tag === 'a') this.#link = null
    if (BLOCKS.has(tag)) this.#break(false)
    if (!this.#top().silent) this.#watcher?.close(tag, this.#lines.length)
    this.#leave(tag)
  }

  text(text: string): void {
    const { silent, pre } = this.#top()
    if (silent) return
    if (!pre) {
      this.#append(text.replace(/[\s\u00a0\u200b\ufeff]+/g, ' '))
      this.#watcher?.text(text, this.#lines.length)
      return
    }
    for (const [number, piece] of text.split('\n').entries()) {
      if (number > 0) this.#break(true)
      this.#append(piece.replaceAll('\u00a0', ' '))
      this.#watcher?.text(piece, this.#lines.length)
    }
  }

  end(): Line[] {
    this.#break(false)
    return this.#lines
  }

  #top(): Open {
    return this.#stack.at(-1) as Open
  }

  #append(text: string): void {
    const fresh = this.#endsBlank && !this.#top().pre ? text.replace(/^ +/, '') : text
    if (fresh === '') return
    this.#text.push(fresh)
    this.#length += fresh.length
    this.#endsBlank = /\s$/.test(fresh)
    if (!this.#link) return
    if (this.#current.links.at(-1) === this.#link) this.#link.length += fresh.length
    if (this.#link.text.length < 500) this.#link.text += fresh
  }

  #picture(attributes: Attributes): void {
    const picture = pictureOf(attributes)
    if (picture) this.#current.pictures.push(picture)
  }

  #openLink(href: string): void {
    const url = href.trim()
    this.#link = null
    if (!/^(https?:\/\/|www\.)/i.test(url)) return
    const whole = /^www\./i.test(url) ? `http://${url}` : url.replace(/\s+/g, '')
    this.#link = { url: whole, text: '', at: this.#length, length: 0 }
    this.#current.links.push(this.#link)
  }

  #break(hard: boolean): void {
    const given = this.#text.join('')
    const indented = given.replace(/^ +/, '')
    const text = indented.trimEnd()
    const isEmpty = text === '' && this.#current.pictures.length === 0 && this.#current.links.length === 0
    if (isEmpty && (!hard || this.#lines.at(-1)?.text === '') && !(hard && this.#lines.length === 0)) return
    if (this.#lines.length >= MOST_LINES) {
      this.#text = []
      this.#length = 0
      return
    }
    const { boxes, sign } = this.#top()
    const { pictures, links } = this.#current
    for (const link of links) link.at = Math.max(0, link.at - (given.length - indented.length))
    // An address shown as the text of a link is that link; one that stands beside others in it is another.
    const known = new Set(links.flatMap(link => [tidyUrl(link.url), ...shownBy(link)]))
    const written = linksIn(text).filter(({ url }) => !known.has(url))
    const backgrounds = this.#backgrounds.splice(0)
    this.#lines.push({ text, boxes, sign, rule: this.#rule, pictures, backgrounds, links: [...links, ...written] })
    this.#rule = false
    this.#text = []
    this.#length = 0
    this.#current = line('')
    this.#endsBlank = true
  }

  /** Closes the innermost open element of that name, and what was left open inside it. */
  #leave(tag: string): void {
    for (let at = this.#stack.length - 1; at > 0; at -= 1) {
      const open = this.#stack[at] as Open
      if (open.tag === tag) {
        const { boxes, sign } = this.#top()
        const around = this.#stack[at - 1] as Open
        if (around.boxes.length !== boxes.length || around.sign !== sign) this.#break(false)
        this.#stack.length = at
        return
      }
      if (SCOPES.has(open.tag) && !TABLE_PARTS.has(tag)) return
    }
  }
}

function shownBy({ text }: LineLink): string[] {
  const shown = linksIn(text)
  return shown.length === 1 ? shown.map(({ url }) => url) : []
}
