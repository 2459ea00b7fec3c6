// Text of RTF (Rich Text Format 1.9.1), byte by byte, so that pictures in it cost no memory.
import { createReadStream } from 'node:fs'
import { type LineSink, extended } from './line-sink.ts'

/** Groups that hold no text of the document. */
const SILENT =
  /^(fonttbl|colortbl|stylesheet|info|pict|object|themedata|colorschememapping|latentstyles|datastore|listtable|listoverridetable|rsidtbl|generator|xmlnstbl|fldinst|bkmkstart|bkmkend|filetbl|revtbl|mmathPr|wgrffmtfilter|listtext|pntext|nonshppict|blipuid|panose)$/
/** \ansicpg and \fcharset → encoding. Seen in practice: Chinese Word and WPS write GBK bytes as \'xx. */
const CODE_PAGES: Record<string, string> = {
  '936': 'gb18030',
  '950': 'big5',
  '932': 'shift_jis',
  '949': 'euc-kr',
  '65001': 'utf-8',
}
const CHARSETS: Record<string, string> = { '134': 'gb18030', '136': 'big5', '128': 'shift_jis', '129': 'euc-kr' }

/** Groups inside one another: Word nests some dozens. */
const DEEPEST = 1_000
/** Bytes are decoded in pieces of this size where no control word parts them; the odd character between two may suffer. */
const PIECE_BYTES = 65_536

type Group = { silent: boolean; skip: number; font: string; fonts: boolean }

/** Adds the lines of the RTF at `path` to `sink`. */
export async function rtfLines(path: string, sink: LineSink, signal: AbortSignal): Promise<void> {
  const reader = new RtfReader(sink)
  for await (const chunk of createReadStream(path, { signal })) reader.feed(chunk as Buffer)
  reader.end()
}

class RtfReader {
  readonly #sink: LineSink
  readonly #groups: Group[] = [{ silent: false, skip: 1, font: '', fonts: false }]
  readonly #fontEncoding = new Map<string, string>()
  #rest = ''
  #encoding = 'gb18030'
  #bytes: number[] = []
  #line = ''
  #pendingSkip = 0
  #starred = false

  constructor(sink: LineSink) {
    this.#sink = sink
  }

  /** Latin-1 keeps bytes as they are; tokens cut at the end of a chunk wait for the next one. */
  feed(chunk: Buffer): void {
    const input = this.#rest + chunk.toString('latin1')
    const token = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([\da-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}]+)/gy
    const safe = input.length - 64
    let at = 0
    while (at < safe) {
      token.lastIndex = at
      const match = token.exec(input)
      if (!match) {
        at += 1
        continue
      }
      this.#token(match)
      at = token.lastIndex
    }
    this.#rest = input.slice(Math.max(at, 0))
    if (this.#rest.length > 64 && at < safe) this.#rest = ''
  }

  end(): void {
    this.feed(Buffer.alloc(64, 0x20))
    this.#flushBytes()
    this.#sink.add(this.#line)
  }

  #token([, word, number, hex, symbol, brace, text]: RegExpExecArray): void {
    if (brace === '{') this.#open()
    else if (brace === '}') this.#close()
    else if (word !== undefined) this.#word(word, number)
    else if (hex !== undefined) this.#byte(Number.parseInt(hex, 16))
    else if (symbol !== undefined) this.#symbol(symbol)
    else if (text !== undefined) this.#text(text)
  }

  #top(): Group {
    return this.#groups.at(-1) ?? { silent: false, skip: 1, font: '', fonts: false }
  }

  #open(): void {
    if (this.#groups.length > DEEPEST) throw new Error(`more than ${DEEPEST} groups inside one another`)
    this.#groups.push({ ...this.#top() })
  }

  #close(): void {
    this.#flushBytes()
    if (this.#groups.length > 1) this.#groups.pop()
    this.#starred = false
  }

  #word(word: string, number: string | undefined): void {
    const group = this.#top()
    if (word === 'fcharset' && group.fonts) this.#fontEncoding.set(group.font, CHARSETS[number ?? ''] ?? '')
    if (SILENT.test(word) || (this.#starred && word !== 'shptxt')) group.silent = true
    if (word === 'fonttbl') group.fonts = true
    this.#starred = false
    if (word === 'u' && number !== undefined) return this.#unicode(Number(number), group)
    this.#pendingSkip = 0
    this.#flushBytes()
    if (word === 'ansicpg')
      this.#encoding = CODE_PAGES[number ?? ''] ?? (number === '1252' ? 'windows-1252' : this.#encoding)
    else if (word === 'f' && number !== undefined) group.font = number
    else if (word === 'uc') group.skip = Number(number ?? 1)
    else if (word === 'par' || word === 'line' || word === 'row' || word === 'sect' || word === 'page') this.#break()
    else if (word === 'cell' || word === 'tab') this.#append('\t')
    else if (word === 'bin') this.#pendingSkip = Number(number ?? 0)
  }

  /** \uN with its stand-in of \ucN characters for older readers. */
  #unicode(code: number, group: Group): void {
    this.#flushBytes()
    this.#append(String.fromCharCode(code < 0 ? code + 65_536 : code))
    this.#pendingSkip = group.skip
  }

  #symbol(symbol: string): void {
    if (symbol === '*') this.#starred = true
    else if (symbol === '~') this.#append(' ')
    else if (symbol === '\n' || symbol === '\r') this.#break()
    else if ('\\{}'.includes(symbol)) this.#text(symbol)
  }

  #byte(byte: number): void {
    if (this.#pendingSkip > 0) this.#pendingSkip -= 1
    else if (!this.#top().silent) this.#keep(byte)
  }

  #keep(byte: number): void {
    if (this.#bytes.length === PIECE_BYTES) this.#flushBytes()
    this.#bytes.push(byte)
  }

  #text(text: string): void {
    const plain = text.replace(/[\r\n]/g, '')
    const skipped = Math.min(this.#pendingSkip, plain.length)
    this.#pendingSkip -= skipped
    for (let at = skipped; at < plain.length && !this.#top().silent; at += 1) this.#keep(plain.charCodeAt(at))
  }

  #break(): void {
    this.#flushBytes()
    if (this.#top().silent) return
    this.#sink.add(this.#line)
    this.#line = ''
  }

  #append(text: string): void {
    if (!this.#top().silent) this.#line = extended(this.#line, text)
  }

  #flushBytes(): void {
    if (this.#bytes.length === 0) return
    const encoding = this.#fontEncoding.get(this.#top().font) || this.#encoding
    this.#append(new TextDecoder(encoding).decode(Uint8Array.from(this.#bytes)))
    this.#bytes = []
  }
}
