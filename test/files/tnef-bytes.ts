// Writes TNEF streams as Outlook does ([MS-OXTNEF]).

/** An attachment to write; `longName` only as a property, as Outlook does. */
export type TnefAttachment = { title: string; longName?: string; ansi?: boolean; bytes?: Buffer; message?: Buffer }

const IID_MESSAGE = Buffer.from('0703020000000000c000000000000046', 'hex')

/** The stream. Titles are ASCII, long names UTF-16 or, where `ansi`, GBK given as bytes of Latin-1. */
export function tnef(attachments: readonly TnefAttachment[]): Buffer {
  const version = attribute(1, 0x00089006, u32(0x00010000))
  return Buffer.concat([Buffer.from('789f3e220100', 'hex'), version, ...attachments.flatMap(attachmentAttributes)])
}

function attachmentAttributes({ title, longName, ansi = false, bytes, message }: TnefAttachment): Buffer[] {
  const named = longName === undefined ? [] : [text(0x3707, longName, ansi)]
  // A number, a time, a named property and a list come before, to be passed over.
  const others = [
    Buffer.concat([u32(0x37050003), u32(1)]),
    Buffer.concat([u32(0x30080040), Buffer.alloc(8, 1)]),
    Buffer.concat([u32(0x80000003), Buffer.alloc(16, 7), u32(1), u32(5), Buffer.from('Name\0\0\0\0'), u32(9)]),
    Buffer.concat([u32(0x6a001003), u32(2), u32(1), u32(2)]),
  ]
  const object = message ? [property(0x3701000d, Buffer.concat([IID_MESSAGE, message]))] : []
  const all = [...others, ...named, ...object]
  return [
    attribute(2, 0x00069002, Buffer.alloc(14)),
    attribute(2, 0x00018010, Buffer.from(`${title}\0`, 'latin1')),
    attribute(2, 0x0006800f, bytes ?? Buffer.alloc(0)),
    attribute(2, 0x00069005, Buffer.concat([u32(all.length), ...all])),
  ]
}

function attribute(level: number, id: number, data: Buffer): Buffer {
  const sum = data.reduce((total, byte) => (total + byte) & 0xffff, 0)
  return Buffer.concat([Buffer.from([level]), u32(id), u32(data.length), data, u16(sum)])
}

function text(id: number, value: string, ansi: boolean): Buffer {
  return ansi
    ? property(id * 65_536 + 0x1e, Buffer.from(`${value}\0`, 'latin1'))
    : property(id * 65_536 + 0x1f, Buffer.from(`${value}\0`, 'utf16le'))
}

function property(tag: number, value: Buffer): Buffer {
  return Buffer.concat([u32(tag), u32(1), u32(value.length), value, Buffer.alloc(-value.length & 3)])
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function u16(value: number): Buffer {
  return u32(value).subarray(0, 2)
}
