// Bytes of a text whose encoding nobody wrote down → text, by evidence.
import { strictly } from './strictly.ts'
import { utf8Text } from './utf8.ts'

/** Commonest characters of written Chinese; real text is full of them, wrongly decoded text is not. */
const COMMON =
  '的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间斯知世什两次使身者被高已亲其进此话常与活正感見這個來時為國說過對會後學發當沒還樣開總從無動方頭經長兒愛給間兩親進話與書圖館報市局總結活動縣區單位文旅部科通告表图馆报结县区单片照案填联系电'
const COMMON_SET = new Set(COMMON)

/**
 * The encoding of `bytes`: by its mark, else strict UTF-8, else GB18030 or Big5, whichever fits; where both fit, the one that
 * yields clearly commoner characters. A character cut in two at the end does not count. null: none of them fits.
 */
export function encodingOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (utf8Text(bytes) !== null) return 'utf-8'
  // Whole, and no UTF-8 on purpose: GBK by chance.
  const isByChance = strictly(bytes, 'utf-8') !== null
  if (!isByChance && tornOff(bytes, 'utf-8') !== null) return 'utf-8'
  const gb = tornOff(bytes, 'gb18030')
  // Nearly all bytes make some character of GB18030: UTF-8 with a damaged one is told by what it says.
  const damaged = new TextDecoder().decode(bytes)
  if (gb !== null && !isByChance && commonness(damaged) > commonness(gb) + 0.2) return 'utf-8'
  const big5 = tornOff(bytes, 'big5')
  if (gb !== null && big5 !== null) return commonness(big5) > commonness(gb) + 0.2 ? 'big5' : 'gb18030'
  if (gb !== null) return 'gb18030'
  return big5 === null ? null : 'big5'
}

/** Text by evidence; damaged bytes become replacement characters. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes) ?? likelier(bytes)).decode(bytes)
}

/** Nothing fits without an error: the encoding with fewer of them. */
function likelier(bytes: Uint8Array): string {
  const errors = (encoding: string) => new TextDecoder(encoding).decode(bytes).split('\uFFFD').length
  return errors('utf-8') <= errors('gb18030') ? 'utf-8' : 'gb18030'
}

function tornOff(bytes: Uint8Array, encoding: string): string | null {
  for (let torn = 0; torn < 4; torn += 1) {
    const text = strictly(bytes.subarray(0, bytes.length - torn), encoding)
    if (text !== null) return text
  }
  return null
}

/** Share of the commonest characters among all beyond ASCII. */
function commonness(text: string): number {
  let beyond = 0
  let common = 0
  for (const character of text) {
    if (character <= '\u00ff') continue
    beyond += 1
    if (COMMON_SET.has(character)) common += 1
  }
  return beyond === 0 ? 0 : common / beyond
}
