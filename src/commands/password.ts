// `baosong password`: asks for a password and prints its hash, for board.users in baosong.yaml. The password itself is
// neither shown nor kept, and never stands on a command line, where other users of the machine would see it.
import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { hashPassword } from '../config/password-hash.ts'
import { CommandFailure } from './failure.ts'
import type { Terminal } from './terminal.ts'

/** NIST SP 800-63B-4 §3.1.1.2 asks for 15 characters where a password stands alone; fewer than ten are guessed offline. */
const LEAST = 10
const SALT_BYTES = 16

/** Prints the hash on standard output. Exit code 0; 2 where the password is too short or typed differently again. */
export async function password(terminal: Terminal): Promise<number> {
  const lines = process.stdin.isTTY ? null : await linesOf(process.stdin)
  if (lines?.length === 0) throw new CommandFailure(2, '没有读到密码。(No password was given.)')
  const typed = lines === null ? await ask('密码 (password): ', terminal) : (lines[0] ?? '')
  if (Array.from(typed).length < LEAST)
    throw new CommandFailure(2, `密码至少要 ${LEAST} 个字符。(At least ${LEAST} characters.)`)
  if (lines === null && (await ask('再输一遍 (again): ', terminal)) !== typed)
    throw new CommandFailure(2, '两次输入不一样。(The two differ.)')
  terminal.out(`${await hashPassword(typed, randomBytes(SALT_BYTES))}\n`)
  return 0
}

async function linesOf(input: NodeJS.ReadableStream): Promise<string[]> {
  const lines: string[] = []
  for await (const line of createInterface({ input })) lines.push(line)
  return lines
}

/** One line from the terminal, without showing it. */
function ask(question: string, terminal: Terminal): Promise<string> {
  terminal.err(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true })
  return new Promise((resolve, reject) => {
    reader.once('SIGINT', () => {
      reader.close()
      reject(new CommandFailure(2, '没有设密码。(No password was made.)'))
    })
    // A terminal that is closed, or Ctrl-D, answers nothing at all.
    reader.once('close', () => reject(new CommandFailure(2, '\n没有设密码。(No password was made.)')))
    reader.question('', answer => {
      // First: closing would count as no answer.
      resolve(answer)
      reader.close()
      terminal.err('\n')
    })
  })
}
