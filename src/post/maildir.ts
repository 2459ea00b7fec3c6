// Letters into a Maildir: each one a file that a mail program can open, or a person. For the demo, for rehearsals, and for
// a mail server that takes its outgoing mail from there. Atomic: written and fsynced in tmp/, then renamed into new/.
// Fails where the disk does. The same letter again replaces its file, so that it never lies there twice.
import { createHash } from 'node:crypto'
import { mkdir, open, rename, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { compose } from './compose.ts'
import type { Delivery, OutgoingMail, Post } from './post.ts'

/** Opens the Maildir at `path`, making it where it is missing. */
export function openMaildirPost(path: string): Post {
  return {
    async deliver(letter: OutgoingMail): Promise<Delivery> {
      for (const part of ['tmp', 'new', 'cur']) await mkdir(join(path, part), { recursive: true })
      const name = fileName(letter)
      await writeSynced(join(path, 'tmp', name), await compose(letter))
      const seconds = letter.date.epochMilliseconds / 1000
      await utimes(join(path, 'tmp', name), seconds, seconds)
      await rename(join(path, 'tmp', name), join(path, 'new', name))
      await syncDirectory(join(path, 'new'))
      const response = join('new', name)
      const to = letter.envelope?.to ?? letter.to.map(({ address }) => address)
      const recipients = to.map(address => Object.freeze({ address, kind: 'sent' as const, response, meaning: null }))
      return Object.freeze({ kind: 'sent', recipients: Object.freeze(recipients), meaning: null, response })
    },
    async close() {
      // Nothing is held open between letters.
    },
  }
}

/** Unique by its letter (maildir(5)): the date, so that a listing is in order, and what the Message-ID makes. */
function fileName({ date, messageId }: OutgoingMail): string {
  const hash = createHash('sha256').update(messageId).digest('hex').slice(0, 20)
  return `${Math.floor(date.epochMilliseconds / 1000)}.${hash}.baosong`
}

async function writeSynced(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A rename is on disk once its directory is (fsync(2)). */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path)
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
