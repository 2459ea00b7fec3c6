// Puts files of growing size, up to 2 MB, into a store, and says so after each one.
import { openStoredBytes } from '../../src/ledger/stored-bytes.ts'

const [folder = '', seed = '', count = '0'] = process.argv.slice(2)
const store = openStoredBytes(folder)

async function* pieces(index: number): AsyncGenerator<Uint8Array> {
  for (let piece = 0; piece <= (index % 33) * 4; piece += 1) yield Buffer.alloc(16_384, `${seed} ${index} ${piece}`)
}

for (let index = 0; index < Number(count); index += 1) {
  await store.put(pieces(index))
  process.stdout.write(`${index}\n`)
}
