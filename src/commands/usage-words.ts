// The words that commander itself says, in Chinese before its English: headings of the help, and what was typed wrong. Its
// own sentence stays behind ours, so that it can be looked up. Pure.

const HEADINGS: Readonly<Record<string, string>> = {
  'Usage:': '用法 (usage):',
  'Arguments:': '参数 (arguments):',
  'Options:': '选项 (options):',
  'Commands:': '命令 (commands):',
}

const FAULTS: readonly [RegExp, (...found: string[]) => string][] = [
  [/^unknown command '(.+?)'$/, name => `没有“${name}”这个命令`],
  [/^unknown option '(.+?)'$/, name => `没有“${name}”这个选项`],
  [/^missing required argument '(.+?)'$/, name => `还缺 ${name}`],
  [/^required option '(.+?)' not specified$/, name => `还缺选项 ${name}`],
  [/^option '(.+?)' argument missing$/, name => `选项 ${name} 后面还缺内容`],
  [/^too many arguments.*?: (.+)\.$/, rest => `写多了：${rest}`],
  [
    /^(?:option|command-argument value) '(.+?)'.*? is invalid(?: for argument '.+?')?\. Allowed choices are (.+)\.$/,
    (_, choices) => `只能写 ${choices}`,
  ],
]
const SUGGESTION = /\n?\(Did you mean (one of )?(.+?)\?\)$/

/** A heading of the help, as it stands above its lines. */
export function helpHeading(heading: string): string {
  return HEADINGS[heading] ?? heading
}

/** What commander complains of, e.g. "error: unknown command 'statsu'\n(Did you mean status?)\n", for a person to read. */
export function usageFault(complaint: string): string {
  const [, sentence = ''] = /^error: (.*)$/s.exec(complaint.trimEnd()) ?? []
  const suggestion = SUGGESTION.exec(sentence)
  const plain = suggestion ? sentence.slice(0, suggestion.index) : sentence
  for (const [pattern, words] of FAULTS) {
    const found = pattern.exec(plain)
    if (!found) continue
    const meant = suggestion ? `，是不是“${suggestion[2]}”？` : '。'
    return `${words(...found.slice(1))}${meant} (${complaint.trimEnd().replace(/\s*\n\s*/g, ' ')})\n`
  }
  return complaint
}
