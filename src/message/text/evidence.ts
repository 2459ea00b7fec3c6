// What bytes say about their own charset, whatever a label claims. Pure.

/** The commonest characters of written Chinese, simplified and traditional: together more than half of any running text. */
const COMMON = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼按格养易置派层片始却专状育京识适属圆包火住调满县局照参红细引听该价严请附好您送件谢邮箱图馆' +
    '這國來們時會對發動說過學經進現實點從業還個為後將產種兩體關無問題開長機電話請謝頁員書報華東萬與應當處質條據構單區變達總設計資訊論認識'.trim(),
)

/** Share of common characters among those beyond ASCII: above a half for running text, near nought for a wrong decoding. */
export function commonness(text: string): number {
  let common = 0
  let all = 0
  for (const character of text) {
    if (character <= '\u007f') continue
    all += 1
    if (COMMON.has(character)) common += 1
  }
  return all === 0 ? 0 : common / all
}

/** True where nearly all characters beyond ASCII are Chinese characters or Chinese punctuation. */
export function mostlyHan(text: string): boolean {
  let han = 0
  let all = 0
  for (const character of text) {
    if (character <= '\u007f') continue
    all += 1
    if (/[\p{Script=Han}\u2018-\u201d\u2014\u2026\u3000-\u303f\uff00-\uffef]/u.test(character)) han += 1
  }
  return all > 0 && han >= 0.8 * all
}

/**
 * True where bytes beyond ASCII stand alone between letters, as accents of European languages do, or in pairs inside a
 * word ("ção", test mail 166) that make no common character. Chinese encodings set the high bit of both bytes of all but
 * their rare characters.
 */
export function looksEuropean(bytes: Uint8Array): boolean {
  if (bytes.some(byte => UNUSED.has(byte))) return false
  let runs = 0
  let single = 0
  for (let i = 0; i < bytes.length; i += 1) {
    if ((bytes[i] ?? 0) < 0x80) continue
    if (isFourBytes(bytes, i)) {
      runs += 1
      i += 3
      continue
    }
    let end = i + 1
    while (end < bytes.length && (bytes[end] ?? 0) >= 0x80) end += 1
    runs += 1
    if (end - i === 1 || isPairInWord(bytes, i, end)) single += 1
    i = end
  }
  return runs > 0 && single * 2 > runs
}

/** Bytes that windows-1252 leaves unused. */
const UNUSED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

/** A rare character of GB18030 (㐂, 𠮷): high byte, digit, high byte, digit. */
function isFourBytes(bytes: Uint8Array, at: number): boolean {
  const [, second = 0, third = 0, fourth = 0] = bytes.subarray(at, at + 4)
  return isDigit(second) && third > 0x80 && isDigit(fourth)
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}

function isPairInWord(bytes: Uint8Array, from: number, end: number): boolean {
  if (end - from !== 2 || !isSmallLetter(bytes[from - 1]) || !isSmallLetter(bytes[end])) return false
  return commonness(new TextDecoder('gb18030').decode(bytes.subarray(from, end))) === 0
}

function isSmallLetter(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x61 && byte <= 0x7a
}

/** True for running text: nearly all characters are Chinese, and, the fewer they are, the more of them are common ones. */
export function isChineseText(text: string): boolean {
  const beyond = text.match(/[\u0080-\u{10ffff}]/gu)?.length ?? 0
  return beyond >= 4 && mostlyHan(text) && commonness(text) >= (beyond < 10 ? 0.5 : 0.25)
}

/** True where no byte is beyond ASCII. */
export function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80) return false
  return true
}

/** True where seven-bit bytes hold GB2312 between ~{ and ~} (RFC 1843). */
export function looksLikeHz(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return buffer.includes('~{') && /~\{(?:[!-w][!-~])+~\}/.test(buffer.toString('latin1'))
}

/**
 * True for UTF-8 with a character that was cut through: three whole Chinese characters or more, and at most one broken place.
 * Seen in practice: names that a gateway cut after so many bytes, and gave their ending back (test mail 253).
 */
export function isUtf8CutOnce(text: string): boolean {
  const broken = text.match(/\uFFFD+/g)?.length ?? 0
  return broken === 1 && (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= 3 && mostlyHan(text.replaceAll('\uFFFD', ''))
}

/** The bytes without a character of UTF-8 that was cut off at the end; all of them where none was. */
export function withoutTornEnd(bytes: Uint8Array): Uint8Array {
  for (let length = 1; length <= 3 && length <= bytes.length; length += 1) {
    const byte = bytes[bytes.length - length] ?? 0
    if (byte < 0x80) break
    if (byte < 0xc0) continue
    // The first byte of a character says how long it is (RFC 3629 §3).
    const whole = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return whole > length ? bytes.subarray(0, bytes.length - length) : bytes
  }
  return bytes
}
