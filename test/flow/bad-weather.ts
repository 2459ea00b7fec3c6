// A mail server in bad weather: it puts letters off, hangs up after them, and knows some addresses not. And a coin that
// falls the same way each time the test is run with the same seed.
import { type ScriptedSmtp, startSmtp } from '../servers/smtp.ts'

/** Numbers in 0…1 (mulberry32, public domain). */
export function coin(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export type BadWeather = {
  server: ScriptedSmtp
  /** How often it did what. cuts: the letter was taken, the answer never came. */
  count: { temporary: number; cuts: number; lost: number; refused: number; asked: number }
  /** From now on the sun shines, or it does so no longer. */
  shine(isClear: boolean): void
}

/** Of the letters offered a fifth is put off, a fifth is followed by a broken connection; `closed` addresses do not exist. */
export async function badWeather(chance: () => number, closed: ReadonlySet<string>): Promise<BadWeather> {
  const count = { temporary: 0, cuts: 0, lost: 0, refused: 0, asked: 0 }
  let isClear = false
  const server = await startSmtp({
    recipient(address) {
      if (!closed.has(address)) return null
      count.refused += 1
      return '550 Invalid User'
    },
    content() {
      count.asked += 1
      const fall = chance()
      if (isClear || fall >= 0.4) return null
      if (fall >= 0.2) {
        count.temporary += 1
        return '451 Please come again'
      }
      // Half of those letters had arrived, half had not: who sends them cannot know.
      if (fall >= 0.1) {
        count.cuts += 1
        return 'cut'
      }
      count.lost += 1
      return 'lose'
    },
  })
  return {
    server,
    count,
    shine(clear) {
      isClear = clear
    },
  }
}
