// `baosong import PATH…`: takes .eml, mbox or Maildir in as if it had been polled.
import { importMail as importInto } from '../flow/arrive/import-mail.ts'
import { digestMail } from '../flow/pass.ts'
import { CommandFailure } from './failure.ts'
import { type OfficeOptions, withOffice } from './opened.ts'
import { openProgress } from './progress.ts'
import type { Terminal } from './terminal.ts'

/** Exit code 0; 2 where a path is not there. Letters that become due by it go with the next pass. */
export async function importMail(
  paths: readonly string[],
  options: OfficeOptions,
  terminal: Terminal,
): Promise<number> {
  const progress = openProgress(terminal, '登记', null)
  try {
    return await withOffice(
      options,
      terminal,
      async ({ office, asOf }) => {
        const count = await importInto(paths, office).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'ENOENT') throw error
          throw new CommandFailure(2, `找不到 ${error.path ?? paths.join('、')}。`, { cause: error })
        })
        await digestMail(office, asOf)
        progress.stop()
        const zh = office.configuration.office.language === 'zh-CN'
        terminal.out(
          zh ? `共 ${count.seen} 封，新登记 ${count.added} 封。\n` : `${count.seen} messages, ${count.added} new.\n`,
        )
        return 0
      },
      { tell: event => (event.kind === 'stored' ? progress.step() : undefined) },
    )
  } finally {
    progress.stop()
  }
}
