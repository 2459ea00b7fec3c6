// The configured way out, opened by whichever adapter its address asks for.
import type { Endpoint } from '../config/configuration.ts'
import { openMaildirPost } from './maildir.ts'
import type { Post } from './post.ts'
import { openSmtp } from './smtp.ts'
import type { SmtpCredentials, SmtpTimes } from './smtp-connection.ts'

/** Opens it; nothing is dialled before the first letter. */
export function openPost(endpoint: Endpoint, credentials: SmtpCredentials, times: SmtpTimes = {}): Post {
  if (endpoint.kind === 'maildir') return openMaildirPost(endpoint.path)
  if (endpoint.kind === 'smtp') return openSmtp(endpoint, credentials, times)
  throw new TypeError('Letters do not go out by IMAP; the configuration does not allow it either')
}
