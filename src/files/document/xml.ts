// XML as a stream of tags and texts: enough for OOXML, ODF and OFD, in constant memory, without entities or DTDs.

/** Receives what stands in the file, in order. Names are local names, without prefix: prefixes are the writer's choice. */
export type XmlHandler = {
  open(name: string, attribute: (name: string) => string | null): void
  close(name: string): void
  text(text: string): void
}

/** One tag or text longer than this is no document of an office. */
const LONGEST = 1_048_576
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Feeds the XML of `source` to `handler`. Fails with an Error where a tag has no end, past `maxBytes`, or when `signal` is aborted. */
export async function readXml(
  source: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
  maxBytes: number,
  signal: AbortSignal,
): Promise<void> {
  let decoder: TextDecoder | null = null
  let rest = ''
  let bytes = 0
  for await (const chunk of source) {
    signal.throwIfAborted()
    bytes += chunk.length
    if (bytes > maxBytes) throw new Error(`more than ${Math.round(maxBytes / 1_048_576)} MiB of XML`)
    decoder ??= new TextDecoder(encodingOfXml(chunk))
    rest = feed(rest + decoder.decode(chunk, { stream: true }), handler)
    if (rest.length > LONGEST) throw new Error('broken XML: a tag without an end')
  }
}

/** By its mark, else by its declaration, else UTF-8 (XML 1.0, appendix F). */
function encodingOfXml(chunk: Uint8Array): string {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le'
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be'
  const label = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/.exec(
    Buffer.from(chunk.subarray(0, 200)).toString('latin1'),
  )?.[1]
  return label && /^gb/i.test(label) ? 'gb18030' : 'utf-8'
}

/** Handles all that is complete; gives back the rest. */
function feed(input: string, handler: XmlHandler): string {
  let at = 0
  for (;;) {
    const start = input.indexOf('<', at)
    if (start < 0) return input.slice(at)
    const end = tagEnd(input, start)
    if (end < 0) return input.slice(at)
    if (start > at) handler.text(unescaped(input.slice(at, start)))
    tag(input.slice(start, end), handler)
    at = end
  }
}

/** Just behind the tag, comment, or section that begins at `start`; -1 where it is not complete yet. */
function tagEnd(input: string, start: number): number {
  if (input.startsWith('<!--', start)) return after(input, '-->', start + 4)
  if (input.startsWith('<![CDATA[', start)) return after(input, ']]>', start + 9)
  if (input.startsWith('<?', start)) return after(input, '?>', start + 2)
  if (input.length - start < 9 && input.startsWith('<!', start) && !input.includes('>', start)) return -1
  for (let at = start + 1; at < input.length; at += 1) {
    const character = input[at]
    if (character === '>') return at + 1
    if (character === '"' || character === "'") {
      at = input.indexOf(character, at + 1)
      if (at < 0) return -1
    }
  }
  return -1
}

function after(input: string, mark: string, from: number): number {
  const end = input.indexOf(mark, from)
  return end < 0 ? -1 : end + mark.length
}

function tag(raw: string, handler: XmlHandler): void {
  if (raw.startsWith('<![CDATA[')) return handler.text(raw.slice(9, -3))
  if (raw.startsWith('<!') || raw.startsWith('<?')) return
  const name = /^<\/?([^\s/>]+)/.exec(raw)?.[1]
  if (!name) return
  const local = name.slice(name.indexOf(':') + 1)
  if (raw.startsWith('</')) return handler.close(local)
  handler.open(local, attributesOf(raw))
  if (raw.endsWith('/>')) handler.close(local)
}

/** By local name; `r:id` is asked for as such, since an element may have an `id` of its own beside it. */
function attributesOf(raw: string): (name: string) => string | null {
  let found: Map<string, string> | null = null
  return name => {
    if (!found) {
      found = new Map()
      for (const [, key = '', double, single] of raw.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
        const value = unescaped(double ?? single ?? '')
        found.set(key, value)
        const local = key.slice(key.indexOf(':') + 1)
        if (local !== key && !found.has(local)) found.set(local, value)
      }
    }
    return found.get(name) ?? null
  }
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|amp|quot|apos));/gi, (whole, decimal, hex, named) => {
    if (named) return NAMED[String(named).toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
