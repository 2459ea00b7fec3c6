// The process that reads messages: a job comes in over IPC, a Reading or a refusal goes back. It ends when its parent does.
// Does: parse, unpack and store one message at a time. Never: opens the ledger, the network or the clock.
import { openStoredBytes } from '../../ledger/stored-bytes.ts'
import { openFragileParsers } from '../../files/fragile.ts'
import { LIMITS } from '../../reading/limits.ts'
import { readLooseFile, readMessage } from '../../reading/read.ts'
import type { Answer, Job, ReaderSettings } from './reader.ts'

const settings = JSON.parse(process.argv[2] ?? '{}') as ReaderSettings
// Flushed once for each message, not once for each file: some hundred small parts are to cost a disk no seconds.
const store = openStoredBytes(settings.storeFolder, 'settle')
const fragile = openFragileParsers()

process.on('message', (job: Job) => {
  void answer(job).then(send)
})
// The parent is gone, whatever was being read: it will be read again.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))

async function answer(job: Job): Promise<Answer> {
  const tools = { store, fragile, zone: settings.zone, limits: LIMITS }
  try {
    const found =
      'rawPath' in job
        ? { reading: await readMessage(job.rawPath, tools) }
        : { files: await readLooseFile(job.stored, job.name, tools) }
    await store.settle()
    return found
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) }
  }
}

function send(message: Answer): void {
  process.send?.(message)
}
