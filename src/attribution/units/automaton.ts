// Aho–Corasick: finds all of many names in one pass over a text, at a cost that does not grow with their number.

type Node = { next: Map<string, number>; fail: number; out: number[] }

export type Match = { pattern: number; start: number; end: number }

/** Finds every pattern in a text; patterns are given once. Empty patterns are never found. */
export class Automaton {
  readonly #nodes: Node[] = [{ next: new Map(), fail: 0, out: [] }]
  readonly #lengths: number[]

  constructor(patterns: readonly string[]) {
    this.#lengths = patterns.map(pattern => pattern.length)
    patterns.forEach((pattern, index) => {
      if (pattern !== '') this.#insert(pattern, index)
    })
    this.#link()
  }

  #insert(pattern: string, index: number): void {
    let at = 0
    for (const character of pattern.split('')) {
      const node = this.#nodes[at] as Node
      let next = node.next.get(character)
      if (next === undefined) {
        next = this.#nodes.length
        this.#nodes.push({ next: new Map(), fail: 0, out: [] })
        node.next.set(character, next)
      }
      at = next
    }
    ;(this.#nodes[at] as Node).out.push(index)
  }

  #link(): void {
    const queue = [...(this.#nodes[0] as Node).next.values()]
    for (let head = 0; head < queue.length; head += 1) {
      const id = queue[head] as number
      const node = this.#nodes[id] as Node
      for (const [character, child] of node.next) {
        queue.push(child)
        let fail = node.fail
        while (fail !== 0 && !(this.#nodes[fail] as Node).next.has(character)) fail = (this.#nodes[fail] as Node).fail
        const target = (this.#nodes[fail] as Node).next.get(character)
        ;(this.#nodes[child] as Node).fail = target !== undefined && target !== child ? target : 0
        const childNode = this.#nodes[child] as Node
        childNode.out = [...childNode.out, ...(this.#nodes[childNode.fail] as Node).out]
      }
    }
  }

  /** All matches, longest first; those that overlap a longer one are left out. */
  longest(text: string): Match[] {
    const found: Match[] = []
    let at = 0
    for (let position = 0; position < text.length; position += 1) {
      const character = text[position] as string
      while (at !== 0 && !(this.#nodes[at] as Node).next.has(character)) at = (this.#nodes[at] as Node).fail
      at = (this.#nodes[at] as Node).next.get(character) ?? 0
      for (const pattern of (this.#nodes[at] as Node).out) {
        const length = this.#lengths[pattern] ?? 0
        found.push({ pattern, start: position + 1 - length, end: position + 1 })
      }
    }
    const taken: Match[] = []
    for (const match of found.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
      const isSame = (other: Match) => other.start === match.start && other.end === match.end
      if (taken.every(other => isSame(other) || match.end <= other.start || match.start >= other.end)) taken.push(match)
    }
    return taken.sort((a, b) => a.start - b.start)
  }
}
