// Chance that can be repeated: the same numbers for the same seed, on every machine.

/** Draws whole numbers from 0 up to, and without, its argument. */
export type Random = (below: number) => number

/** A generator of whole numbers below `below` (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return below => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

/** One of several. Fails on an empty list. */
export function oneOf<T>(list: readonly T[], random: Random): T {
  const index = random(list.length)
  if (index >= list.length) throw new RangeError('nothing to choose from')
  return list[index] as T
}
