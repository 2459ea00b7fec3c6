// The office's ways out behind one interface: letters by mail, group notices by the robots.
import type { Office } from '../config/configuration.ts'
import { openPost } from './open.ts'
import type { Delivery, OutgoingMail, Post } from './post.ts'
import { isRobotAddress, openRobots } from './robot.ts'

/** Opens both; nothing is dialled before the first letter. `now`: the time that signatures hold. */
export function openOfficePost({ mailbox, robots, language }: Office, now: () => Temporal.Instant): Post {
  const { send, user, password } = mailbox
  const mail = openPost(send, { user, password })
  const groups = openRobots(robots, { now, language })
  return {
    deliver(letter: OutgoingMail): Promise<Delivery> {
      const to = letter.envelope?.to ?? letter.to.map(({ address }) => address)
      return to.some(isRobotAddress) ? groups.deliver(letter) : mail.deliver(letter)
    },
    async close() {
      await mail.close()
      await groups.close()
    },
  }
}
