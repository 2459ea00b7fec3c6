// Writes compound files ([MS-CFB]), version 3, from streams by path; storages come from the paths.

const SECTOR = 512
const MINI = 64
const MINI_BELOW = 4096
const END = 0xfffffffe
const FREE = 0xffffffff
const FAT = 0xfffffffd

type Node = { name: string; path: string; bytes: Buffer | null; child: number; right: number; first: number }

/** The compound file. `streams` by path from the root, '/' between storages; a path that ends in '/' is an empty storage. */
export function compoundFile(streams: Readonly<Record<string, Buffer>>): Buffer {
  const nodes = tree(streams)
  const fat: number[] = []
  const sectors: Buffer[] = []
  const mini: Buffer[] = []
  const miniFat: number[] = []
  const add = (bytes: Buffer): number => chain(bytes, SECTOR, sectors, fat)
  for (const node of nodes) {
    if (node.bytes === null || node.bytes.length === 0) continue
    node.first = node.bytes.length < MINI_BELOW ? chain(node.bytes, MINI, mini, miniFat) : add(node.bytes)
  }
  const miniBytes = Buffer.concat(mini)
  const root = nodes[0] as Node
  root.first = mini.length > 0 ? add(miniBytes) : END
  const miniFatAt = miniFat.length > 0 ? add(words(miniFat)) : END
  const directory = add(Buffer.concat(nodes.map(node => entry(node, miniBytes.length))))
  const fatAt = fat.length
  const fatSectors = fatSize(fatAt)
  for (let index = 0; index < fatSectors; index += 1) fat.push(FAT)
  const miniFatSectors = Math.ceil(miniFat.length / 128)
  const header = headerOf({ directory, miniFat: miniFatAt, miniFatSectors, fat: fatAt, fatSectors })
  return Buffer.concat([header, ...sectors, words(fat)])
}

function fatSize(used: number): number {
  let size = 1
  while (used + size > size * 128) size += 1
  if (size > 109) throw new Error('too large for a header without further tables')
  return size
}

/** Root first, every storage before what is in it. Siblings hang on each other's right side: a legal, if slow, tree. */
function tree(streams: Readonly<Record<string, Buffer>>): Node[] {
  const nodes: Node[] = []
  const last = new Map<string, Node>()
  const addNode = (path: string, bytes: Buffer | null) => {
    if (nodes.some(node => node.path === path)) return
    const cut = path.lastIndexOf('/')
    const parent = path === '' ? null : nodes.find(node => node.path === (cut < 0 ? '' : path.slice(0, cut)))
    const name = path === '' ? 'Root Entry' : path.slice(cut + 1)
    const node = { name, path, bytes, child: FREE, right: FREE, first: END }
    const before = last.get(parent?.path ?? '')
    if (parent && before) before.right = nodes.length
    else if (parent) parent.child = nodes.length
    if (parent) last.set(parent.path, node)
    nodes.push(node)
  }
  addNode('', null)
  for (const [path, bytes] of Object.entries(streams)) {
    const parts = path.replace(/\/$/, '').split('/')
    for (let depth = 1; depth < parts.length; depth += 1) addNode(parts.slice(0, depth).join('/'), null)
    addNode(parts.join('/'), path.endsWith('/') ? null : bytes)
  }
  return nodes
}

function entry(node: Node, miniSize: number): Buffer {
  const isRoot = node.path === ''
  const raw = Buffer.alloc(128)
  raw.write(node.name, 0, 'utf16le')
  raw.writeUInt16LE(node.name.length * 2 + 2, 64)
  raw[66] = isRoot ? 5 : node.bytes === null ? 1 : 2
  raw[67] = 1
  for (const [place, id] of [
    [68, FREE],
    [72, node.right],
    [76, node.child],
  ] as const)
    raw.writeUInt32LE(id, place)
  raw.writeUInt32LE(node.first, 116)
  raw.writeUInt32LE(isRoot ? miniSize : (node.bytes?.length ?? 0), 120)
  return raw
}

/** Cuts bytes into units, adds them and their chain; gives the first one's number. */
function chain(bytes: Buffer, size: number, units: Buffer[], table: number[]): number {
  const first = units.length
  for (let at = 0; at < bytes.length; at += size) {
    const unit = Buffer.alloc(size)
    bytes.copy(unit, 0, at, at + size)
    units.push(unit)
    table.push(at + size < bytes.length ? units.length : END)
  }
  return first
}

function words(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(Math.ceil(values.length / 128) * SECTOR, 0xff)
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, index * 4)
  return bytes
}

type Places = { directory: number; miniFat: number; miniFatSectors: number; fat: number; fatSectors: number }

function headerOf({ directory, miniFat, miniFatSectors, fat, fatSectors }: Places): Buffer {
  const header = Buffer.alloc(SECTOR)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  for (const [place, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    header.writeUInt16LE(value, place)
  for (const [place, value] of [
    [44, fatSectors],
    [48, directory],
    [56, MINI_BELOW],
    [60, miniFat],
  ] as const)
    header.writeUInt32LE(value, place)
  for (const [place, value] of [
    [64, miniFatSectors],
    [68, END],
  ] as const)
    header.writeUInt32LE(value, place)
  header.fill(0xff, 76)
  for (let index = 0; index < fatSectors; index += 1) header.writeUInt32LE(fat + index, 76 + index * 4)
  return header
}
