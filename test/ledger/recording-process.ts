// Takes in numbered messages from where the cursor stands: records, reads, attributes, writes a letter and sends it, and
// says each number once everything about it is in the ledger. At the end: how many messages, letters and attempts it made.
import { cursorOf, recordArrival } from '../../src/ledger/arrivals.ts'
import { beginAttempt, settleAttempt } from '../../src/ledger/attempts.ts'
import { openLedger } from '../../src/ledger/database.ts'
import { proposeLetter } from '../../src/ledger/letters.ts'
import { saveReading } from '../../src/ledger/readings.ts'
import { saveVerdict } from '../../src/ledger/verdicts.ts'
import { arrival, file, hours, letter, MAILBOX, NOON, reading, verdict } from './made-up.ts'

const [folder = '', count = '0'] = process.argv.slice(2)
const ledger = openLedger(folder)
const made = { messages: 0, letters: 0, attempts: 0 }

for (let index = Number(cursorOf(ledger, MAILBOX, 'INBOX') ?? 0) + 1; index <= Number(count); index += 1) {
  const place = { folder: 'INBOX', uidValidity: '1', uid: String(index) }
  const position = { mailbox: MAILBOX, folder: 'INBOX', cursor: String(index) }
  const { message, isNew } = recordArrival(ledger, arrival(`m${index}`, { place }), position)
  const read = reading([file(`${index}.docx`), file(`${index}.jpg`)])
  saveReading(ledger, message, read, NOON)
  saveVerdict(ledger, message, verdict(read), 'roster-1', NOON)
  const acknowledgement = letter(`ack/${index}`, { kind: 'acknowledgement', answers: message, messages: [message] })
  const proposed = proposeLetter(ledger, acknowledgement, NOON)
  const attempt = beginAttempt(ledger, proposed.id, NOON, hours(1))
  if (attempt !== null) {
    const settlement = { outcome: 'sent' as const, response: '250 OK', recipients: [], nextAttemptAt: null }
    settleAttempt(ledger, attempt, settlement, NOON)
  }
  if (isNew) made.messages += 1
  if (proposed.isNew) made.letters += 1
  if (attempt !== null) made.attempts += 1
  process.stdout.write(`${index}\n`)
}
process.stdout.write(`${JSON.stringify(made)}\n`)
ledger.close()
