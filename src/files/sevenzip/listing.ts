// What `7z l -slt` prints, read. Pure.

/** One member as the archive's directory describes it; sizes in bytes, null where it does not tell. */
export type ListedMember = { path: string; size: number | null; folder: boolean; encrypted: boolean; link: boolean }

/** The members of a listing, in the archive's order. */
export function parseListing(lines: readonly string[]): ListedMember[] {
  const members: ListedMember[] = []
  let fields: Map<string, string> | null = null
  const finish = () => {
    if (fields && fields.size > 0) members.push(described(fields))
    if (fields) fields = new Map()
  }
  for (const line of lines) {
    if (line.startsWith('----------')) fields = new Map()
    else if (line === '') finish()
    else {
      const cut = line.indexOf(' = ')
      const key = cut < 0 ? line.replace(/ =$/, '') : line.slice(0, cut)
      if (fields && !fields.has(key)) fields.set(key, cut < 0 ? '' : line.slice(cut + 3))
    }
  }
  finish()
  return members
}

function described(fields: ReadonlyMap<string, string>): ListedMember {
  const size = fields.get('Size') ?? ''
  const attributes = fields.get('Attributes') ?? ''
  return {
    path: fields.get('Path') ?? '',
    size: /^\d+$/.test(size) ? Number(size) : null,
    folder: fields.get('Folder') === '+' || attributes.startsWith('D'),
    encrypted: fields.get('Encrypted') === '+',
    link:
      /(^| )l[r-][w-][xsS-]/.test(attributes) ||
      ['Symbolic Link', 'Hard Link', 'Copy Link'].some(key => !!fields.get(key)),
  }
}

/**
 * A member's name with the bytes that 7-Zip could not decode put back: it shows a byte b that is no UTF-8 as U+EF00 + b.
 * null where there are none.
 */
export function undecodedBytes(name: string): Buffer | null {
  if (!/[\uEF80-\uEFFF]/.test(name)) return null
  const parts = Array.from(name, character => {
    const code = character.codePointAt(0) ?? 0
    return code >= 0xef80 && code <= 0xefff ? Buffer.from([code & 0xff]) : Buffer.from(character)
  })
  return Buffer.concat(parts)
}
