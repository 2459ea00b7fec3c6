// Pinyin initials of a Chinese name: 青禾县图书馆 → qhxtsg. Read off the order in which ICU sorts Chinese by pinyin, so that
// no dictionary is needed. A character of several readings has its commonest one's.

/** The first character of each initial in that order (there is none for i, u, v). */
const FIRST: readonly [string, string][] = [
  ['吖', 'a'],
  ['八', 'b'],
  ['嚓', 'c'],
  ['咑', 'd'],
  ['妸', 'e'],
  ['发', 'f'],
  ['旮', 'g'],
  ['铪', 'h'],
  ['丌', 'j'],
  ['咔', 'k'],
  ['垃', 'l'],
  ['妈', 'm'],
  ['拏', 'n'],
  ['噢', 'o'],
  ['妑', 'p'],
  ['七', 'q'],
  ['呥', 'r'],
  ['仨', 's'],
  ['他', 't'],
  ['屲', 'w'],
  ['夕', 'x'],
  ['丫', 'y'],
  ['帀', 'z'],
]

const order = new Intl.Collator('zh-Hans-CN-u-co-pinyin')
const known = new Map<string, string>()

/** Initials in lower case; letters and figures stay, all else goes. */
export function initialsOf(name: string): string {
  return Array.from(name, initialOf).join('')
}

function initialOf(character: string): string {
  if (/[a-z0-9]/i.test(character)) return character.toLowerCase()
  if (!/\p{Script=Han}/u.test(character)) return ''
  const kept = known.get(character)
  if (kept !== undefined) return kept
  const [, initial = ''] = FIRST.findLast(([first]) => order.compare(first, character) <= 0) ?? []
  known.set(character, initial)
  return initial
}
