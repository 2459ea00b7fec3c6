// One answer remembered. Pure, seen from outside.

/**
 * `answer`, which is not asked again for what it was asked last. Files of a message stand one after another and have one
 * time, in five lists; times are costly, and their memory lies outside the heap, where nobody hurries to clear it away.
 */
export function lastAnswer<Question, Answer>(answer: (question: Question) => Answer): (question: Question) => Answer {
  let last: { question: Question; answer: Answer } | null = null
  return question => {
    if (last === null || last.question !== question) last = { question, answer: answer(question) }
    return last.answer
  }
}
