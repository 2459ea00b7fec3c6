// Slows down whoever guesses passwords: so many tries an address and so many in all, within a quarter of an hour.
// Tries count before they are checked, so that many at once gain nothing.

const WINDOW_MINUTES = 15
/** A person who has forgotten a password tries a few; a program tries thousands. */
const TRIES_AN_ADDRESS = 8
/** In all: against many addresses at once, and each try costs 128 MiB of memory. */
const TRIES_IN_ALL = 60

export type LoginGate = {
  /** Counts a try. Seconds to wait where there were too many; 0: go on. */
  enter: (address: string, now: Temporal.Instant) => number
  /** It was the right password: the address starts anew. */
  welcome: (address: string) => void
}

export function loginGate(): LoginGate {
  let tries: { address: string; at: number }[] = []
  return {
    enter(address, now) {
      const at = now.epochMilliseconds
      const windowMs = WINDOW_MINUTES * 60_000
      tries = tries.filter(each => at - each.at < windowMs)
      const own = tries.filter(each => each.address === address)
      const oldest = own.length >= TRIES_AN_ADDRESS ? own[0] : tries.length >= TRIES_IN_ALL ? tries[0] : undefined
      if (oldest) return Math.max(1, Math.ceil((oldest.at + windowMs - at) / 1000))
      tries.push({ address, at })
      return 0
    },
    welcome(address) {
      tries = tries.filter(each => each.address !== address)
    },
  }
}
