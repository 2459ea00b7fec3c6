// `baosong inspect FILE…`: how messages would be read, attributed and filed, and why. Changes nothing: what it unpacks
// goes to a temporary folder that is removed afterwards.
import { stat } from 'node:fs/promises'
import type { Inspection } from '../flow/decide/inspection.ts'
import { inspectFiles } from '../flow/decide/inspect-files.ts'
import type { Configuration } from '../config/configuration.ts'
import { noteName } from '../attribution/note-words.ts'
import { configured } from './configured.ts'
import { kindName, linkName, pathName } from './file-words.ts'
import { CommandFailure } from './failure.ts'
import { natureName } from '../attribution/wording.ts'
import { writtenSize } from '../letters/words.ts'
import { openProgress } from './progress.ts'
import type { Terminal } from './terminal.ts'

export type InspectOptions = { config?: string; json?: boolean }

/** Exit code 0; 1 where a message could not be read (it is named on standard error); 2 for a missing file or a bad configuration. */
export async function inspect(files: readonly string[], options: InspectOptions, terminal: Terminal): Promise<number> {
  const configuration = await configured(options, terminal, { secrets: 'optional' })
  const { language } = configuration.office
  for (const file of files) await thereOrFailure(file)
  const progress = openProgress(terminal, language === 'zh-CN' ? '识别' : 'Reading', null)
  let unread = 0
  try {
    for await (const result of inspectFiles(files, configuration)) {
      progress.step()
      if (result.kind === 'unreadable') {
        unread += 1
        terminal.err(`${result.source}: ${result.detail}\n`)
        if (options.json) terminal.out(`${JSON.stringify(result.inspection)}\n`)
      } else if (options.json) terminal.out(`${JSON.stringify(result.inspection)}\n`)
      else terminal.out(inWords(result.inspection, configuration))
    }
  } finally {
    progress.stop()
  }
  return unread === 0 ? 0 : 1
}

/** Before anything is read: a slip in the last path must not cost the reading of all others. */
async function thereOrFailure(path: string): Promise<void> {
  await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
    throw new CommandFailure(2, `找不到 ${path}。`, { cause: error })
  })
}

const WORDS = {
  'zh-CN': {
    accept: '直接登记',
    review: '请人工确认',
    ignore: '不处理',
    from: '发件人',
    subject: '主题',
    received: '收到',
    unit: '单位',
    campaign: '活动',
    files: '文件',
    links: '链接',
    why: '依据',
    none: '（无）',
    nil: '零报告',
    expires: '有效期至',
    failed: '未送达',
    permanent: '永久失败',
    temporary: '暂时失败',
    letter: '原信',
  },
  en: {
    accept: 'accept',
    review: 'review',
    ignore: 'ignore',
    from: 'From',
    subject: 'Subject',
    received: 'Received',
    unit: 'Unit',
    campaign: 'Campaign',
    files: 'Files',
    links: 'Links',
    why: 'Because',
    none: '(none)',
    nil: 'nil return',
    expires: 'until',
    failed: 'Not delivered',
    permanent: 'permanent',
    temporary: 'temporary',
    letter: 'Letter',
  },
} as const

/** One message for people: what it is, what would be done with it, its files, and the evidence in order of weight. */
function inWords(message: Inspection, { office, units, campaigns }: Configuration): string {
  const { language } = office
  const words = WORDS[language]
  const unit = units.find(({ id }) => id === message.unit)?.name ?? message.unit
  const campaign = campaigns.find(({ id }) => id === message.campaign)
  const nameOf = (material: string | null) =>
    campaign?.materials.find(({ id }) => id === material)?.name ?? material ?? words.none
  const from = message.from ? `${message.from.name} <${message.from.address}>`.trim() : words.none
  const lines = [
    `── ${message.source}`,
    `${words.from}：${from}`,
    `${words.subject}：${message.subject || words.none}`,
    `${words.received}：${message.receivedAt ?? words.none}`,
    `${words[message.decision]}  ${natureName(message.nature, language)}${message.nil ? `  ${words.nil}` : ''}  ${words.unit}：${unit ?? words.none}  ${words.campaign}：${campaign?.title ?? message.campaign ?? words.none}`,
  ]
  for (const { address, permanent, status, diagnostic } of message.bounce?.failures ?? []) {
    const why = [permanent ? words.permanent : words.temporary, status, diagnostic].filter(each => each !== null)
    lines.push(`${words.failed}：${address}  ${why.join('  ')}`)
  }
  const letter = message.bounce?.letterKey ?? message.bounce?.originalMessageId
  if (letter) lines.push(`${words.letter}：${letter}`)
  if (message.files.length > 0) lines.push(`${words.files}：`)
  for (const file of message.files) {
    const notes =
      file.notes.length > 0
        ? `  ※ ${file.notes.map(note => noteName(/^[^:]*/.exec(note)?.[0] ?? note, language)).join('; ')}`
        : ''
    lines.push(
      `  ${pathName(file.path, /^body\.(?:html|txt)$/.test(file.path), language)}  ${kindName(file.kind, language)}  ${writtenSize(file.size)}  → ${nameOf(file.material)}${notes}`,
    )
  }
  if (message.links.length > 0) lines.push(`${words.links}：`)
  for (const link of message.links) {
    const until = link.expires ? `  ${words.expires} ${link.expires}` : ''
    lines.push(
      `  ${link.url}  ${linkName(link.kind, language)}${link.name ? `  ${link.name}` : ''}${until}  → ${nameOf(link.material)}`,
    )
  }
  lines.push(`${words.why}：`, ...message.reasons.map(reason => `  · ${reason}`))
  return `${lines.join('\n').replaceAll('：', language === 'zh-CN' ? '：' : ': ')}\n\n`
}
