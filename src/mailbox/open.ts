// The configured mailbox, opened by whichever adapter its address asks for.
import { type FSWatcher, watch as watchFiles } from 'node:fs'
import { join } from 'node:path'
import type { Endpoint } from '../config/configuration.ts'
import { openImap } from './imap.ts'
import { searchSent } from './imap-sent.ts'
import { type WatchEvents, watchImap } from './imap-watch.ts'
import { openMaildir } from './maildir.ts'
import type { Credentials, MailboxOptions, MailboxSession, Watch } from './mailbox.ts'

/** Opens it. Fails with MailboxError; `kind` says whether to try again later or to tell a person. */
export async function openMailbox(
  endpoint: Endpoint,
  credentials: Credentials,
  folders: readonly string[],
  options: MailboxOptions = {},
): Promise<MailboxSession> {
  if (endpoint.kind === 'imap') return openImap(endpoint, credentials, folders, options)
  if (endpoint.kind === 'maildir') return openMaildir(endpoint.path, folders)
  throw new TypeError('Mail does not come in by SMTP; the configuration does not allow it either')
}

/**
 * Tells of new mail in `folder` as soon as it is there. Null where the server cannot (NetEase has no IDLE): polling finds
 * it. News may be told twice or for nothing; it is only a reason to poll now.
 */
export async function watchMailbox(
  endpoint: Endpoint,
  credentials: Credentials,
  folder: string,
  events: WatchEvents,
  options: MailboxOptions = {},
): Promise<Watch | null> {
  if (endpoint.kind === 'imap') return watchImap(endpoint, credentials, folder, events, options)
  if (endpoint.kind === 'maildir') return watchMaildir(endpoint.path, events)
  return null
}

/** Which of our letters (Message-IDs with brackets) the server keeps as sent; null where it shows no such folder. Fails with MailboxError. */
export async function findSent(
  endpoint: Endpoint,
  credentials: Credentials,
  messageIds: readonly string[],
  options: MailboxOptions = {},
): Promise<ReadonlySet<string> | null> {
  return endpoint.kind === 'imap' ? searchSent(endpoint, credentials, messageIds, options) : null
}

/** A delivery renames a file into new/ (maildir(5)); cur/ only changes when somebody reads. */
function watchMaildir(path: string, events: WatchEvents): Watch {
  const watcher: FSWatcher = watchFiles(join(path, 'new'), { persistent: false }, () => events.onNews())
  return {
    async close() {
      watcher.close()
    },
  }
}
