// HTML → opening tags, closing tags and text, in one linear pass. No tree is built, so that a bomb of nested tags costs
// no more than its bytes.
import { Tokenizer } from 'htmlparser2'

/** Who listens to the tokens. Names are lower case; entities are decoded. */
export type TokenListener = {
  open(tag: string, attributes: Record<string, string>): void
  close(tag: string): void
  text(text: string): void
}

/** Attributes a tag may have, and characters in one: a pasted picture as data: URL is not read. */
const MOST_ATTRIBUTES = 64
const LONGEST_VALUE = 8_192

/** Reads `html` to its end. */
export function readTokens(html: string, listener: TokenListener): void {
  let tag = ''
  let attributes: Record<string, string> = {}
  let name = ''
  let value = ''
  let count = 0
  const opened = () => {
    listener.open(tag, attributes)
    attributes = {}
    count = 0
  }
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname(start, end) {
        tag = html.slice(start, Math.min(end, start + 64)).toLowerCase()
      },
      onattribname(start, end) {
        name = html.slice(start, Math.min(end, start + 64)).toLowerCase()
        value = ''
      },
      onattribdata(start, end) {
        if (value.length < LONGEST_VALUE) value += html.slice(start, Math.min(end, start + LONGEST_VALUE))
      },
      onattribentity(codepoint) {
        if (value.length < LONGEST_VALUE) value += character(codepoint)
      },
      onattribend() {
        count += 1
        if (count <= MOST_ATTRIBUTES && !Object.hasOwn(attributes, name)) attributes[name] = value
      },
      onopentagend: opened,
      onselfclosingtag: opened,
      onclosetag(start, end) {
        listener.close(
          html
            .slice(start, Math.min(end, start + 64))
            .trim()
            .toLowerCase(),
        )
      },
      ontext(start, end) {
        listener.text(html.slice(start, end))
      },
      ontextentity(codepoint) {
        listener.text(character(codepoint))
      },
      // Comments, CDATA and declarations hold what no reader sees (Word's conditional comments).
      oncomment() {},
      oncdata() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  )
  tokenizer.write(html)
  tokenizer.end()
}

function character(codepoint: number): string {
  return codepoint >= 0 && codepoint <= 0x10ffff ? String.fromCodePoint(codepoint) : '\uFFFD'
}
