// Writes Outlook message files ([MS-OXMSG]).
import { compoundFile } from './compound-bytes.ts'

/** A message to write. Texts are UTF-16, or the bytes given. `sentAt` in milliseconds of Unix time. */
export type Msg = {
  texts: Readonly<Record<string, string | Buffer>>
  sentAt?: number
  to?: readonly { name: string; address: string; kind: number }[]
  attachments?: readonly { texts: Readonly<Record<string, string>>; bytes?: Buffer; message?: Msg }[]
}

/** The file. Keys of `texts` are property ids of four hex digits. */
export function msg(message: Msg): Buffer {
  return compoundFile({ ...streams(message, '', 32), '__nameid_version1.0/__substg1.0_00020102': Buffer.alloc(0) })
}

function streams(message: Msg, prefix: string, headerBytes: number): Record<string, Buffer> {
  const { sentAt, to = [], attachments = [] } = message
  const time = Buffer.alloc(8)
  time.writeBigUInt64LE(BigInt(sentAt ?? 0) * 10_000n + 116_444_736_000_000_000n)
  const found = {
    [`${prefix}__properties_version1.0`]: fixed(headerBytes, sentAt === undefined ? {} : { '00390040': time }),
    ...texts(prefix, message.texts),
  }
  for (const [index, { name, address, kind }] of to.entries()) {
    const path = `${prefix}__recip_version1.0_#0000000${index}/`
    const number = Buffer.from([kind, 0, 0, 0, 0, 0, 0, 0])
    found[`${path}__properties_version1.0`] = fixed(8, { '0C150003': number })
    Object.assign(found, texts(path, { '3001': name, '39FE': address }))
  }
  for (const [index, attachment] of attachments.entries()) {
    const path = `${prefix}__attach_version1.0_#0000000${index}/`
    found[`${path}__properties_version1.0`] = fixed(8, {})
    Object.assign(found, texts(path, attachment.texts))
    if (attachment.bytes) found[`${path}__substg1.0_37010102`] = attachment.bytes
    if (attachment.message) Object.assign(found, streams(attachment.message, `${path}__substg1.0_3701000D/`, 24))
  }
  return found
}

function texts(prefix: string, values: Readonly<Record<string, string | Buffer>>): Record<string, Buffer> {
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) =>
      typeof value === 'string'
        ? [`${prefix}__substg1.0_${id}001F`, Buffer.from(value, 'utf16le')]
        : [`${prefix}__substg1.0_${id}${id === '1013' ? '0102' : '001E'}`, value],
    ),
  )
}

function fixed(headerBytes: number, values: Readonly<Record<string, Buffer>>): Buffer {
  const entries = Object.entries(values).map(([tag, value]) => {
    const head = Buffer.alloc(8)
    head.writeUInt32LE(Number.parseInt(tag, 16))
    return Buffer.concat([head, value])
  })
  return Buffer.concat([Buffer.alloc(headerBytes), ...entries])
}
