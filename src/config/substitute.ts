// ${NAME} from the environment, ${file:PATH} from a file. Reads files; trusts their content but never repeats it.
// Whatever cannot be had is a fault that names the variable or the file, and nothing else.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Report, type Wording, wording } from './fault.ts'
import type { Tree } from './tree.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** The tree with every ${…} filled in. A text that could not be is marked `lacking`: its fault is told here, once. */
export function substitute(tree: Tree, folder: string, env: Environment, report: Report): Tree {
  switch (tree.kind) {
    case 'list':
      return { ...tree, items: tree.items.map(item => substitute(item, folder, env, report)) }
    case 'map': {
      const entries = [...tree.entries].map(
        ([key, entry]) => [key, { ...entry, value: substitute(entry.value, folder, env, report) }] as const,
      )
      return { ...tree, entries: new Map(entries) }
    }
    case 'text': {
      if (!tree.text.includes('${')) return tree
      let failed = false
      const text = tree.text.replace(/\$\{([^}]*)\}?/g, (reference, name: string) => {
        const drawn = reference.endsWith('}') ? draw(name.trim(), folder, env) : { wrong: unclear }
        if ('value' in drawn) return drawn.value
        failed = true
        report(tree.at, drawn.wrong)
        return ''
      })
      return failed ? { ...tree, text: '', lacking: true } : { ...tree, text, drawn: tree.text }
    }
  }
}

function draw(name: string, folder: string, env: Environment): { value: string } | { wrong: Wording } {
  if (name.startsWith('file:')) return readSecret(name.slice('file:'.length), folder)
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return { wrong: unclear }
  const value = env[name]
  if (value !== undefined && value !== '') return { value }
  return {
    wrong: wording(
      value === undefined ? `没有设置环境变量 ${name}` : `环境变量 ${name} 是空的`,
      '请在启动服务的地方（systemd 单元、容器或命令行）设置它',
      value === undefined ? `The environment variable ${name} is not set` : `The environment variable ${name} is empty`,
      'Set it where the service is started (systemd unit, container or shell)',
    ),
  }
}

/** Seen in practice: files of secrets end in a line break (echo, editors); it is no part of the password. */
function readSecret(path: string, folder: string): { value: string } | { wrong: Wording } {
  let value: string
  try {
    value = readFileSync(resolve(folder, path), 'utf8').replace(/(\r?\n)+$/, '')
  } catch (error) {
    // Only the code: it is all that helps, and the content cannot be in it.
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
    return {
      wrong: wording(
        `读不到文件 ${path}（${code}）`,
        '请确认文件存在，并且运行服务的用户有权读取',
        `The file ${path} cannot be read (${code})`,
        'Make sure that it exists and that the user of the service may read it',
      ),
    }
  }
  if (value !== '') return { value }
  return {
    wrong: wording(`文件 ${path} 是空的`, '应只含密码一行', `The file ${path} is empty`, 'It should hold the password'),
  }
}

const unclear = wording(
  '${…} 的写法看不懂',
  '应为 ${环境变量名} 或 ${file:文件路径}',
  'The reference ${…} is unclear',
  'It should be ${VARIABLE} or ${file:PATH}',
)
