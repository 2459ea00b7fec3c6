// Names and texts in the form in which they are compared. Pure.

/** Traditional characters that occur in names of offices, and their simplified forms. */
const SIMPLE: Record<string, string> = Object.fromEntries(
  '圖图書书館馆學学區区縣县鄉乡鎮镇會会業业務务國国東东門门廣广場场銀银車车電电機机關关醫医療疗藝艺術术團团體体歷历麗丽龍龙灣湾衛卫產产農农節节級级華华萬万與与辦办處处員员長长動动運运種种類类員员術术網网語语說说視视觀观遊游環环護护藥药無无報报總总結结圖图檔档館馆遺遗傳传統统興兴協协導导經经濟济發发開开闢辟實实驗验聯联職职'
    .match(/../gu)
    ?.map(pair => Array.from(pair)) ?? [],
)

const DIGITS: Record<string, string> = {
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  十: '10',
}

/**
 * Half width, lower case, simplified, without blanks and punctuation; 第一 and 第1 are one. Names of units are compared in
 * this form, so "云溪市 图书馆", "雲溪市圖書館" and "云溪市图书馆" are the same.
 */
export function normal(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase()
  let out = ''
  for (const character of plain) out += SIMPLE[character] ?? character
  return out
    .replace(
      /第([一二三四五六七八九十])(?![一二三四五六七八九十])/g,
      (_, digit: string) => `第${DIGITS[digit] ?? digit}`,
    )
    .replace(/[\s"'“”‘’`·•・,，.。、;；:：!！?？()（）[\]【】《》<>〈〉\-—_–~～/\\|*#&+=]+/g, '')
}
