// YAML's own errors in words that help someone who has never heard of YAML.
import type { ErrorCode } from 'yaml'
import { type Wording, wording } from './fault.ts'

/** Words for a syntax error; `line` is the text of the line where it was noticed. Nothing of a value is repeated. */
export function syntaxWording(code: ErrorCode, line: string): Wording {
  const slip = slipOfThePen(line)
  if (slip !== null) return slip
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- a library's codes; the rest share one wording
  switch (code) {
    case 'TAB_AS_INDENT':
      return tab
    case 'DUPLICATE_KEY':
      return wording('同一个键写了两次', '请删去其中一个', 'The same key is written twice', 'Remove one of them')
    case 'BAD_SCALAR_START':
      return wording(
        '值的开头是 YAML 的特殊字符（@、%、` 之一）',
        '请给整个值加上半角双引号',
        'The value starts with a character that is special in YAML (@, % or `)',
        'Put the whole value in double quotes',
      )
    case 'BAD_DQ_ESCAPE':
      return wording(
        '双引号里的反斜杠另有含义',
        '请去掉引号或改用单引号，例如 \\Junk',
        'A backslash has a meaning of its own inside double quotes',
        'Leave the quotes out or use single ones, as in \\Junk',
      )
    case 'MULTIPLE_DOCS':
      return wording(
        '文件里有 “---” 分隔线，后面的内容不会被读取',
        '请删去这一行，一个文件只写一份',
        'A line "---" divides the file, and nothing after it would be read',
        'Remove that line: one file holds one document',
      )
    case 'BAD_INDENT':
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
    case 'MULTILINE_IMPLICIT_KEY':
      return wording(
        '缩进或括号不对',
        '同一层的键应左对齐；[ ] { } 应成对；值里有冒号加空格的，应给整个值加引号',
        'Indentation or brackets are wrong',
        'Keys of one level should be aligned, [ ] and { } paired, and a value that holds a colon and a blank quoted',
      )
    case 'MISSING_CHAR':
      return wording(
        '这里之前少了一个符号',
        '请检查引号和括号是否成对、列表的每一项前是否有 “- ”、键后是否有冒号和空格',
        'A character is missing before this place',
        'Check that quotes and brackets are paired, list items start with "- ", and keys end in a colon and a blank',
      )
    default:
      return wording(
        'YAML 语法有误',
        '请检查这一行的缩进、引号和括号，列表与“键: 值”不要混在同一层',
        'The YAML syntax is wrong',
        'Check indentation, quotes and brackets of this line; a list and keys cannot share one level',
      )
  }
}

const tab = wording(
  '行首用了制表符（Tab）',
  '缩进请用空格',
  'A tab stands at the start of the line',
  'Indent with spaces',
)

/** True where `text`, a line or a key, begins with a blank that YAML takes for a letter. */
export function isWideBlank(text: string): boolean {
  return /^[ \t-]*[\u00a0\u2000-\u200a\u202f\u3000]/.test(text)
}

export const wideBlank = wording(
  '行首有全角空格或不换行空格（看不出来）',
  '请换成半角空格',
  'An ideographic or no-break space stands at the start of the line, where it looks like a blank',
  'Put ordinary blanks instead',
)

/** ［a, b］ is one long text to YAML, so that nothing else would tell. */
export const wideBrackets = wording(
  '列表的方括号是全角的“［ ］”，会被当作一个词',
  '应为半角方括号，例如 [市图书馆, 市图]',
  'The brackets of the list are full-width, so that it counts as one word',
  'Use [ and ], as in [one, two]',
)

/** What a Chinese input method does to a line, or null. Seen in practice: full-width colons and commas. */
export function slipOfThePen(line: string): Wording | null {
  if (/^ *\t/.test(line)) return tab
  if (isWideBlank(line)) return wideBlank
  if (/^[\s-]*[^\s:#'"：]+：/.test(line)) {
    return wording(
      '键后面用了全角冒号“：”',
      '应为半角冒号加一个空格，例如 name: 县图书馆',
      'A full-width colon "：" follows the key',
      'It should be ":" and a blank, as in name: County Library',
    )
  }
  if (/[[{].*，/.test(line)) {
    return wording(
      '列表里用了全角逗号“，”',
      '应为半角逗号加一个空格，例如 [市图书馆, 市图]',
      'A full-width comma "，" stands in the list',
      'It should be "," and a blank, as in [one, two]',
    )
  }
  if (/^[\s-]*[A-Za-z][\w-]*:[^\s/]/.test(line)) {
    return wording(
      '冒号后面少了一个空格',
      '应为冒号加一个空格，例如 name: 县图书馆',
      'There is no blank after the colon',
      'It should be ":" and a blank, as in name: County Library',
    )
  }
  return null
}
