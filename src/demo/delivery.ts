// What the office's own server puts on top of a message when it takes it (RFC 5321 §4.4, RFC 8601).
import { digits, hex, mailDate } from './draft.ts'

/** How a message came in. `returnPath`: '' for the null path of bounces. */
export type Delivery = { slug: string; returnPath: string; from: string; mailbox: string; at: Temporal.ZonedDateTime }

/** `message` with the headers of its delivery. Authenticated, as mail of the big providers and of units' servers is. */
export function delivered(message: Buffer, { slug, returnPath, from, mailbox, at }: Delivery): Buffer {
  const server = `mx.${mailbox.split('@')[1]}`
  const domain = from.split('@')[1] ?? ''
  const relay = `out-${digits(slug, 2)}.${domain}`
  const results =
    returnPath === ''
      ? `${server};\r\n\tspf=none smtp.helo=${relay}`
      : `${server};\r\n\tdkim=pass header.d=${domain};\r\n\tspf=pass smtp.mailfrom=${returnPath};\r\n\tdmarc=pass header.from=${domain}`
  const headers = [
    `Return-Path: <${returnPath}>`,
    `Authentication-Results: ${results}`,
    `Received: from ${relay} (unknown [203.0.113.${digits(`${slug}/relay`, 2)}])\r\n\tby ${server} with ESMTPS id ${hex(`${slug}/queue`, 12)};\r\n\t${mailDate(at)}`,
  ]
  return Buffer.concat([Buffer.from(`${headers.join('\r\n')}\r\n`), message])
}
