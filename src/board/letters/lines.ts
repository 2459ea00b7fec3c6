// Letters in one line each: when, what, to whom, where it stands, the server's words where it failed.
import { html } from 'hono/html'
import type { LetterRecord } from '../../ledger/letter-record.ts'
import type { View } from '../board.ts'
import type { Html } from '../layout.ts'
import { timeWords } from '../message/parts.ts'
import { letterKindWord, letterStateWord, recipientWord } from '../words.ts'

/** A list, in the order given. */
export function letterLines(view: View, letters: readonly LetterRecord[]): Html {
  return html`<ul class="files plainlist letters">${letters.map(letter => line(view, letter))}</ul>`
}

function line(view: View, letter: LetterRecord): Html {
  const at = letter.finishedAt ?? letter.createdAt
  return html`<li>${letterStateMark(view, letter)} <a href="/letters/${letter.id}">${letter.subject}</a> <span class="quiet">${letterKindWord(view.say, letter.kind)} ${timeWords(view, at)}</span>${serverWords(view, letter)}</li>`
}

/** Where it stands. */
export function letterStateMark({ say }: View, { state }: LetterRecord): Html {
  const kind = { waiting: 'ask', queued: '', sending: '', sent: 'good', failed: 'bad', cancelled: '' }[state]
  return html`<span class="mark ${kind}">${letterStateWord(say, state)}</span>`
}

/** What servers said where something did not go well. */
export function serverWords({ say }: View, letter: LetterRecord): Html {
  const troubled = letter.recipients.filter(({ state }) => state === 'refused' || state === 'bounced')
  const last = letter.attempts.at(-1)
  const words = [
    ...troubled.map(
      ({ address, state, response }) => `${address} ${recipientWord(say, state)}${say('：', ': ')}${response ?? ''}`,
    ),
    ...(troubled.length === 0 && letter.state !== 'sent' && last?.response ? [last.response] : []),
    ...(letter.because === null ? [] : [letter.because]),
  ]
  return html`${[...new Set(words)].map(text => html`<div class="problem">${text}</div>`)}`
}

/** The unit's name as a link; a number that nobody knows any more as it is. */
export function unitName({ board }: View, id: string | null): Html {
  if (id === null) return html``
  const unit = board.office.configuration.units.find(each => each.id === id)
  return unit ? html`<a href="/units/${unit.id}">${unit.name}</a>` : html`${id}`
}
