// Chance that a seed repeats (mulberry32). Only for tests.

export type Chance = {
  /** 0 up to, not including, 1. */
  next: () => number
  /** One of them. */
  one: <T>(of: readonly T[]) => T
  /** 0 up to, not including, `below`. */
  below: (below: number) => number
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    one<T>(of: readonly T[]) {
      const chosen = of[below(of.length)]
      if (chosen === undefined) throw new RangeError('nothing to choose from')
      return chosen
    },
  }
}
