// Group robots have a pace of their own, beside that of all letters.
import { attemptsTo } from '../../ledger/attempts-to.ts'
import type { LetterRecord } from '../../ledger/letter-record.ts'
import { isRobotAddress } from '../../post/robot.ts'
import type { OpenOffice } from '../office.ts'

/** Messages a minute that WeCom and DingTalk take of one robot; DingTalk shuts it up for ten minutes afterwards. */
const A_MINUTE = 20

/** Until when a notice waits because its robot has said enough for now; null: it may go. */
export function robotPause(
  { recipients }: Pick<LetterRecord, 'recipients'>,
  { ledger }: Pick<OpenOffice, 'ledger'>,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const since = now.subtract({ minutes: 1 })
  const full = recipients.some(
    ({ address }) => isRobotAddress(address) && attemptsTo(ledger, address, since, now) >= A_MINUTE,
  )
  return full ? now.add({ minutes: 1 }) : null
}
