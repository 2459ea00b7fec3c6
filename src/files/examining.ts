// What examining files needs, handed from one container to those inside.
import type { Limits } from '../reading/limits.ts'
import type { Budget } from './budget.ts'
import type { FragileParsers } from './fragile.ts'
import type { Store } from './store.ts'

/** One message's tools: where bytes go, the parsers that may die, what everything together may cost. */
export type Examining = { store: Store; fragile: FragileParsers; limits: Limits; budget: Budget }
