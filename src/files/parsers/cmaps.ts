// Character maps of Chinese fonts that a PDF names and does not embed, as far as its text needs them.
// pdf.js would load Adobe's, which number glyphs (CIDs) by collection. Only text is wanted here, so glyphs are numbered by
// their Unicode value instead: the map from codes to glyphs is made from the encoding, and the one from glyphs to Unicode is
// the identity.

/** Unicode in two bytes, horizontal or vertical (ISO 32000-1, table 118). */
const UNICODE = /^Uni(GB|CNS|JIS|KS)-(UCS2|UTF16)-(H|V)$/
/** GBK in one or two bytes. */
const GBK = /^(GBKp?-EUC|GB-EUC|GBpc-EUC|GBK2K)-(H|V)$/
const TO_UNICODE = /^Adobe-(GB1|CNS1|Japan1|Korea1)-UCS2$/

/**
 * Gives pdf.js the maps it asks for; one object a document. STSong-Light with UniGB-UCS2-H is what
 * older office systems write (test: itext.pdf).
 */
export class CharacterMaps {
  #isNumberedByUnicode = false

  /** The map of that name as PostScript. Fails with an Error for every other kind of data: the text does without. */
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const map = kind === 'cMapUrl' ? this.#map(filename) : null
    if (map === null) throw new Error(`${filename} is not at hand`)
    return Buffer.from(map, 'latin1')
  }

  #map(name: string): string | null {
    if (UNICODE.test(name)) {
      this.#isNumberedByUnicode = true
      return program('<0000> <FFFF>', 'cidrange', ['<0000> <FFFF> 0'], name)
    }
    if (GBK.test(name)) {
      this.#isNumberedByUnicode = true
      return program('<00> <80> <8140> <FEFE>', 'cidchar', gbkCharacters(), name)
    }
    // A font that has glyphs numbered as Adobe does would be read as other characters: better not at all.
    if (TO_UNICODE.test(name) && this.#isNumberedByUnicode)
      return program('<0000> <FFFF>', 'bfrange', ['<0000> <FFFF> <0000>'], name)
    return null
  }
}

/** A CMap (Adobe technical note 5014); at most 100 entries a block. */
function program(space: string, kind: string, entries: readonly string[], name: string): string {
  const lines = ['begincmap', `/WMode ${name.endsWith('-V') ? 1 : 0} def`]
  lines.push(`${space.split('> <').length / 2} begincodespacerange`, space, 'endcodespacerange')
  for (let at = 0; at < entries.length; at += 100) {
    const block = entries.slice(at, at + 100)
    lines.push(`${block.length} begin${kind}`, ...block, `end${kind}`)
  }
  return [...lines, 'endcmap', ''].join('\n')
}

function gbkCharacters(): string[] {
  const decoder = new TextDecoder('gbk')
  const entries: string[] = []
  for (let code = 0; code <= 0x80; code += 1) entries.push(`<${hex(code, 2)}> ${code}`)
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const unicode = decoder.decode(Uint8Array.of(lead, trail)).codePointAt(0) ?? 0xfffd
      if (unicode !== 0xfffd && unicode <= 0xffff) entries.push(`<${hex(lead * 256 + trail, 4)}> ${unicode}`)
    }
  }
  return entries
}

function hex(code: number, digits: number): string {
  return code.toString(16).toUpperCase().padStart(digits, '0')
}
