// The evidence that is looked for, rule by rule. The order is the order of equals in front of a person; what it comes to is
// judged in judge.ts.
import { answersOurLetter } from './answers-our-letter.ts'
import { authentication } from './authentication.ts'
import { forwardedFrom } from './forwarded-from.ts'
import { history } from './history.ts'
import { junkFolder } from './junk-folder.ts'
import { listedAddress } from './listed-address.ts'
import { namedAt } from './named-at.ts'
import type { Rule } from './rule.ts'
import { sharedAddress } from './shared-address.ts'
import { unlistedAddress } from './unlisted-address.ts'

export const RULES: readonly Rule[] = [
  listedAddress,
  sharedAddress,
  unlistedAddress,
  authentication,
  junkFolder,
  answersOurLetter,
  forwardedFrom,
  history,
  namedAt('subject'),
  namedAt('file-name'),
  namedAt('folder'),
  namedAt('letterhead'),
  namedAt('sign-off'),
  namedAt('signature'),
  namedAt('inner'),
  namedAt('body'),
  namedAt('display-name'),
  namedAt('mention'),
]
