import type { Rule } from './rule.ts'

/** Only who has had the letter knows its Message-ID; but letters are passed on, so it needs a second witness. */
const REPLY = 50

export const answersOurLetter: Rule = {
  name: 'answers-our-letter',
  check({ answers, nameOf }) {
    return answers === null ? [] : [{ code: 'answers-letter', values: { unit: nameOf(answers) }, weight: REPLY }]
  },
}
