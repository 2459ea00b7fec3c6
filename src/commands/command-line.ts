// The words of the command line: commands, options, help. What each does stands in a file of its own.
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import type { Terminal } from './terminal.ts'
import { processTerminal } from './terminal.ts'
import { commandFailed } from './failure.ts'
import { helpHeading, usageFault } from './usage-words.ts'

/** Runs what `argv` asks for. Returns the exit code: 0 done, 1 fell short, 2 usage or configuration, 3 no server. */
export async function commandLine(argv: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  let code = 0
  const program = new Command('baosong')
    .description('把一个普通邮箱变成材料报送处\nTurns an ordinary mailbox into a submission desk')
    .version(packageJson.version, '-V, --version', '版本 (version)')
    .helpOption('-h, --help', '帮助 (help)')
    .helpCommand('help [command]', '某个命令的帮助 (help for a command)')
    .showSuggestionAfterError()
    .exitOverride()
    .configureHelp({ styleTitle: helpHeading })
    .configureOutput({
      writeOut: text => terminal.out(text),
      writeErr: text => terminal.err(text),
      outputError: (complaint, write) => write(usageFault(complaint)),
    })

  /** One command: its words, its options, and the function that does it. */
  const add = (words: string, description: string, build: (command: Command) => Command, run: Run) => {
    const command = program.command(words).description(description).exitOverride()
    command.option('--config <DIR>', '配置目录 (configuration folder; default $BAOSONG_CONFIG or ./config)')
    build(command).action(async (...args: unknown[]) => {
      code = await run(args, terminal)
    })
  }
  addCommands(add)
  try {
    await program.parseAsync([...argv])
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    return commandFailed(error, terminal)
  }
}

type Run = (args: unknown[], terminal: Terminal) => Promise<number>
type Add = (words: string, description: string, build: (command: Command) => Command, run: Run) => void

/** The options of a command, which commander hands over behind its arguments. */
function options<T>(args: unknown[]): T {
  return args.at(-2) as T
}

const json = (command: Command) => command.option('--json', '只输出 JSON (print JSON alone)')
const now = (command: Command) =>
  command.option('--now <TIME>', '当作此刻，例如 2026-09-27T09:30 (as if it were this time)')

function days(value: string): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 0 || number > 3660)
    throw new InvalidArgumentError('应为 0 到 3660 的整数 (0 to 3660)')
  return number
}

function addCommands(add: Add): void {
  add(
    'run',
    '运行服务：收信、登记、回执、催报、日报 (the service)',
    c => now(c.option('--once', '只做一轮就结束 (one whole pass, then exit)')),
    async (args, t) => (await import('./run.ts')).run(options(args), t),
  )
  add(
    'inspect <FILE...>',
    '这些邮件会怎样识别、归档，为什么；不改动任何东西 (how messages would be read and filed, and why)',
    json,
    async (args, t) => (await import('./inspect.ts')).inspect(args[0] as string[], options(args), t),
  )
  add(
    'status [CAMPAIGN]',
    '各单位报送情况 (who has submitted what)',
    c => now(json(c)),
    async (args, t) => (await import('./status.ts')).status(args[0] as string | undefined, options(args), t),
  )
  add(
    'plan',
    '若再无来件，将发出的每一封信 (every letter that will go out)',
    c => now(json(c.option('--days <N>', '今后多少天 (how many days)', days, 14))),
    async (args, t) => (await import('./plan.ts')).plan(options(args), t),
  )
  add(
    'review',
    '需要人工确认的邮件 (the uncertain messages)',
    c => now(json(c)),
    async (args, t) => (await import('./review.ts')).review(options(args), t),
  )
  add(
    'assign <MESSAGE> [UNIT]',
    '由人确认一封邮件属于哪个单位 (a person decides whose a message is)',
    c =>
      now(
        c
          .option('--proposed', '几家的材料在一封里：按建议逐个文件分开 (accepts the proposal file by file)')
          .option('--campaign <ID>', '属于哪项活动 (which campaign)')
          .option('--remember', '把发件地址记入 units.yaml (add the address to units.yaml)')
          .option('--by <NAME>', '谁作的决定 (who decides)'),
      ),
    async (args, t) =>
      (await import('./assign.ts')).assign(args[0] as string, args[1] as string | undefined, options(args), t),
  )
  const by = (command: Command) => now(command.option('--by <NAME>', '谁作的决定 (who decides)'))
  add('dismiss <MESSAGE>', '不登记，不再列入待确认：询问已答、广告等 (not to be filed)', by, async (args, t) =>
    (await import('./dismiss.ts')).dismiss(args[0] as string, options(args), t, { back: false }),
  )
  add('undo <MESSAGE>', '撤销对一封邮件的决定 (takes a decision back)', by, async (args, t) =>
    (await import('./dismiss.ts')).dismiss(args[0] as string, options(args), t, { back: true }),
  )
  add(
    'release [LETTER...]',
    '放行等待的信；不写编号就是全部 (lets waiting letters go)',
    c => c.option('--by <NAME>', '谁放行的 (who lets them go)'),
    async (args, t) => (await import('./release.ts')).release(args[0] as string[], options(args), t),
  )
  add(
    'reread [MESSAGE...]',
    '把存下的邮件重新识别，说明有什么变化 (reads stored messages again; says what changes)',
    c => now(json(c.option('--dry-run', '只试算，不改记录 (changes nothing)'))),
    async (args, t) => (await import('./reread.ts')).reread(args[0] as string[], options(args), t),
  )
  add('letters', '每封信的状态和发送记录 (every letter with its state and attempts)', json, async (args, t) =>
    (await import('./letters.ts')).letters(options(args), t),
  )
  add(
    'import <PATH...>',
    '把 .eml、mbox 或 Maildir 当作收到的邮件登记 (take messages in as if polled)',
    now,
    async (args, t) => (await import('./import.ts')).importMail(args[0] as string[], options(args), t),
  )
  add(
    'export <CAMPAIGN>',
    '导出归档包：各单位文件夹、汇总表、清单、校验 (the package for the record)',
    c =>
      now(
        c
          .requiredOption('--out <FILE.zip>', '写到哪里 (where to)')
          .option('--names <PATTERN>', '文件名的写法，默认 {单位}_{材料}_{序号}_{原名} (how files are named)')
          .option('--all-versions', '连同被更正的旧版 (replaced versions too)')
          .option('--with-mail', '连同来件原文 (the raw messages too)')
          .option('--since <FILE_OR_TIME>', '只要上次导出（那个包）或某时之后新来的 (only what is new)'),
      ),
    async (args, t) => (await import('./export.ts')).exportCampaign(args[0] as string, options(args), t),
  )
  add(
    'statistics <CAMPAIGN>',
    '统计：按时、迟报、催报次数、按日按时段，与往年比较 (the campaign in figures)',
    c =>
      now(
        json(
          c.option('--out <FILE.xlsx>', '另写成工作簿，图画（.svg）写在旁边 (as a workbook, and a picture beside it)'),
        ),
      ),
    async (args, t) => (await import('./statistics.ts')).statistics(args[0] as string, options(args), t),
  )
  add(
    'password',
    '给看板用户的密码算出散列值，抄入 baosong.yaml (the hash of a board user’s password)',
    c => c,
    async (_args, t) => (await import('./password.ts')).password(t),
  )
  add(
    'check',
    '检查配置 (validates the configuration)',
    c => c,
    async (args, t) => (await import('./check.ts')).check(options(args), t),
  )
  add(
    'units',
    '从表格导入单位名册，或导出 (the roster from and to xlsx or csv)',
    c =>
      c
        .addArgument(new Argument('<ACTION>', '导入或导出').choices(['import', 'export']))
        .addArgument(new Argument('<FILE>', '.xlsx 或 .csv'))
        .option('--yes', '不再询问，直接写入 units.yaml (write without asking)'),
    async (args, t) => {
      const units = await import('./units.ts')
      const run = args[0] === 'import' ? units.importUnits : units.exportUnits
      return run(args[1] as string, options(args), t)
    },
  )
  add(
    'draft <NOTICE>',
    '由通知（docx、doc、pdf、txt）起草活动文件 (a campaign file from an official notice)',
    c => c.option('--out <FILE>', '写到哪个文件，默认打印出来 (where to write it; default: print)'),
    async (args, t) => (await import('./draft.ts')).draft(args[0] as string, options(args), t),
  )
  add(
    'demo',
    '用示例邮件演示全过程，不需要账号和网络 (the whole thing on sample mail)',
    c =>
      c
        .option('--out <DIR>', '演示放在哪里，默认在临时目录 (where to put it; default: the temporary folder)')
        .addOption(
          new Option('--language <CODE>', '演示用的语言 (its language)').choices(['zh-CN', 'en']).default('zh-CN'),
        ),
    async (args, t) => (await import('./demo.ts')).demo(options(args), t),
  )
}
