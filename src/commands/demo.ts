// `baosong demo`: three weeks of a campaign in half a minute, on sample mail; no account, no network. The same code as the
// service, only with a clock that is moved from one moment to the next.
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { demoMessages } from '../demo/messages.ts'
import { momentsOf } from '../demo/moments.ts'
import { narrator } from '../demo/narrator.ts'
import { deliverTo, layStage, NotAStage, type Stage } from '../demo/stage.ts'
import type { Configuration, Language } from '../config/configuration.ts'
import { openOffice } from '../flow/office.ts'
import { runPass } from '../flow/pass.ts'
import { listLetters } from '../ledger/letters.ts'
import { accountOf } from '../ledger/account.ts'
import { openPost } from '../post/open.ts'
import { configured } from './configured.ts'
import { CommandFailure } from './failure.ts'
import { openProgress } from './progress.ts'
import { status } from './status.ts'
import type { Terminal } from './terminal.ts'

export type DemoOptions = { out?: string; language?: string }

/** Nobody waits for anything here: retries of the demo need no spreading. */
const NO_CHANCE = () => 0

/** Exit code 0; 2 where the folder is not the demo's own. */
export async function demo(options: DemoOptions, terminal: Terminal): Promise<number> {
  const language: Language = options.language === 'en' ? 'en' : 'zh-CN'
  const folder = resolve(options.out ?? join(tmpdir(), 'baosong-demo'))
  const stage = await layStage(folder, language).catch((error: unknown) => {
    if (error instanceof NotAStage) throw new CommandFailure(2, error.message, { cause: error })
    throw error
  })
  const configuration = await configured({ config: stage.config }, terminal)
  const [campaign] = configuration.campaigns
  if (campaign === undefined) throw new CommandFailure(2, `${stage.config} 里没有活动。`)
  const { mailbox, timezone } = configuration.office
  const messages = demoMessages(campaign.opens.toZonedDateTimeISO(timezone), {
    name: mailbox.name,
    address: mailbox.address,
  })
  const moments = momentsOf(campaign, configuration.office, messages)
  terminal.out(opening(configuration, campaign.title, messages.length))
  await play(configuration, stage, moments, terminal)
  const end = moments.at(-1)?.at ?? campaign.closes
  terminal.out(language === 'zh-CN' ? '\n结束时的情况\n\n' : '\nWhere it stands at the end\n\n')
  await status(campaign.id, { config: stage.config, now: end.toString() }, terminal)
  terminal.out(closing(stage, end, configuration))
  return 0
}

async function play(
  configuration: Configuration,
  stage: Stage,
  moments: ReturnType<typeof momentsOf>,
  terminal: Terminal,
): Promise<void> {
  const progress = openProgress(terminal, configuration.office.language === 'zh-CN' ? '演示' : 'demo', moments.length)
  const teller = narrator(configuration, line => progress.aside(() => terminal.out(`${line}\n`)))
  let now = moments[0]?.at ?? configuration.campaigns[0]?.opens ?? Temporal.Instant.fromEpochMilliseconds(0)
  const office = openOffice(configuration, { now: () => now }, event => teller.hear(event))
  const { send, user, password } = configuration.office.mailbox
  const post = openPost(send, { user, password })
  try {
    for (const moment of moments) {
      now = moment.at
      if (moment.arriving) await deliverTo(stage, moment.arriving)
      teller.begin(moment)
      await runPass(office, { asOf: now, post, chance: NO_CHANCE, pause: null, shift: null })
      teller.end()
      progress.step()
    }
    progress.stop()
    terminal.out(counted(office, now, configuration.office.language))
  } finally {
    progress.stop()
    await post.close()
    await office.close()
  }
}

function opening({ office, units }: Configuration, title: string, messages: number): string {
  return office.language === 'zh-CN'
    ? `演示：${office.organization}的报送邮箱，“${title}”，${units.length} 个单位，${messages} 封来件。单位和人都是虚构的。\n`
    : `Demo: the report mailbox of ${office.organization}, "${title}", ${units.length} units, ${messages} messages. All made up.\n`
}

function counted(office: ReturnType<typeof openOffice>, now: Temporal.Instant, language: Language): string {
  const { messages, decisions } = accountOf(office.ledger, now)
  const letters = listLetters(office.ledger, { states: ['sent'] })
  const of = (kind: string) => letters.filter(letter => letter.kind === kind).length
  const [thanks, reminders, digests] = ['acknowledgement', 'reminder', 'digest'].map(of)
  return language === 'zh-CN'
    ? `\n来件 ${messages} 封：自动登记 ${decisions.accept ?? 0}，请人确认 ${decisions.review ?? 0}，略过 ${decisions.ignore ?? 0}。发信 ${letters.length} 封：回执 ${thanks}，催报 ${reminders}，日报 ${digests}。\n`
    : `\n${messages} messages: ${decisions.accept ?? 0} filed, ${decisions.review ?? 0} for a person, ${decisions.ignore ?? 0} passed over. ${letters.length} letters: ${thanks} thanks, ${reminders} reminders, ${digests} digests.\n`
}

function closing(stage: Stage, end: Temporal.Instant, { office }: Configuration): string {
  const shown = (path: string) => {
    const near = relative(process.cwd(), path)
    return near === '' || near.startsWith('..') ? path : near
  }
  const now = end.toZonedDateTimeISO(office.timezone).toPlainDateTime().toString({ smallestUnit: 'minute' })
  const tail = `--config ${shown(stage.config)} --now ${now}`
  return office.language === 'zh-CN'
    ? `\n发出的信都在 ${shown(stage.letters)}，一封一个文件，可用邮件程序打开。\n接着试试：\n  npm run baosong -- review ${tail}\n  npm run baosong -- plan ${tail}\n  npm run baosong -- letters --config ${shown(stage.config)}\n`
    : `\nThe letters lie in ${shown(stage.letters)}, a file each; any mail program opens them.\nTry next:\n  npm run baosong -- review ${tail}\n  npm run baosong -- plan ${tail}\n  npm run baosong -- letters --config ${shown(stage.config)}\n`
}
