// message/delivery-status (RFC 3464): one group of fields for the message, one for each recipient.
import type { Bounce } from '../../reading/reading.ts'
import { decodeHeader } from '../headers/encoded-words.ts'
import { firstFilled, parseFields, type Field, type Fields } from '../headers/fields.ts'

type Failures = Bounce['failures']

/** What failed. `isSuccess`: every action says delivered, relayed or expanded: a report asked for, no failure. */
export function statusFailures(bytes: Buffer): { failures: Failures; isSuccess: boolean } {
  const groups = bytes
    .toString('latin1')
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+/)
    .slice(0, 1_000)
    .flatMap(group => byRecipient(parseFields(Buffer.from(group.replace(/^\n+/, ''), 'latin1'))))
    .filter(fields =>
      fields.some(({ name }) => name === 'final-recipient' || name === 'original-recipient' || name === 'action'),
    )
  const failures = groups.filter(fields => !isDelivered(fields)).map(failure)
  return {
    failures: failures.filter(({ address }) => address !== ''),
    isSuccess: groups.length > 0 && failures.length === 0,
  }
}

/** Seen in practice: recipients without an empty line between them (AOL), where a field that comes again begins the next. */
function byRecipient(fields: Fields): Fields[] {
  const groups: Field[][] = [[]]
  for (const field of fields) {
    const isAgain =
      /^(final|original)-recipient$/.test(field.name) && groups.at(-1)?.some(({ name }) => name === field.name)
    if (isAgain) groups.push([])
    groups.at(-1)?.push(field)
  }
  return groups
}

function action(fields: Fields): string {
  return (firstFilled(fields, 'action') ?? '').split(/[\s(;]/)[0]?.toLowerCase() ?? ''
}

function isDelivered(fields: Fields): boolean {
  return ['delivered', 'relayed', 'expanded'].includes(action(fields))
}

function failure(fields: Fields): Failures[number] {
  const status = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(firstFilled(fields, 'status') ?? '')?.[1] ?? null
  const diagnostic = firstFilled(fields, 'diagnostic-code')
  // What we wrote to was the original recipient; the final one may be an alias inside the other house.
  const address =
    recipient(firstFilled(fields, 'original-recipient')) || recipient(firstFilled(fields, 'final-recipient'))
  return {
    address,
    permanent: action(fields) !== 'delayed' && !(status ?? '5').startsWith('4'),
    status,
    diagnostic:
      diagnostic === null
        ? null
        : decodeHeader(diagnostic)
            .replace(/^\s*[\w-]+\s*;\s*/, '')
            .replace(/\s+/g, ' ')
            .slice(0, 1_000),
  }
}

/** "rfc822; <a@b.example>" (RFC 3464 §2.3.2). */
function recipient(value: string | null): string {
  const spec = (value ?? '').replace(/^[^;@]*;/, '').trim()
  return (/<([^<>]+)>/.exec(spec)?.[1] ?? spec)
    .replace(/^mailto:/i, '')
    .trim()
    .toLowerCase()
}
