// Characters that PDFs made of fonts spell with the signs of radicals: ⽉ for 月, ⻘ for 青. Pure.

/** Pairs of CJK Radicals Supplement (U+2E80–2EFF) and character; Unicode gives these no decomposition. */
const PAIRS =
  '⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟⺁厂⺇几⺌小⺝月⺬示⻂衣⻞食⻒镸'
const CHARACTERS = new Map(PAIRS.match(/../gu)?.map(pair => [pair.slice(0, 1), pair.slice(1)]) ?? [])

/** The text in ordinary characters. Seen in practice: what Chromium prints with Noto fonts, as read from the PDF. */
export function withoutRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2fdf]/g, sign => CHARACTERS.get(sign) ?? sign.normalize('NFKC'))
}
