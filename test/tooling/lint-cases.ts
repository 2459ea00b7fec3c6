// Small files that each break one rule of .oxlintrc.json, and the code that the linter must answer with.

/** A file of the tree that is linted, and the rule it breaks; null: a neighbour that must stay without a finding. */
export type LintCase = { path: string; source: string; breaks: string | null }

const lines = (count: number) => `${'// a line\n'.repeat(count - 1)}export const last = 1\n`

const IMPORTS = 'eslint(no-restricted-imports)'
const PROPERTIES = 'eslint(no-restricted-properties)'
const GLOBALS = 'eslint(no-restricted-globals)'
const CYCLE = 'import(no-cycle)'

/** Where every import of the tree leads: one file a room. */
const ROOMS = [
  'config message files attribution campaign letters reading mailbox ledger post flow board export commands demo',
].flatMap(names => names.split(' '))

const targets: LintCase[] = [...ROOMS.map(room => `${room}/target`), 'service', 'log', 'main'].map(path => ({
  path: `src/${path}.ts`,
  source: 'export const target = 1\nexport type Target = { name: string }\n',
  breaks: null,
}))

/** A file of `room` that imports `target`, which must be refused; the name says what is imported. */
function climbs(room: string, target: string): LintCase {
  const path = ROOMS.includes(target) ? `${target}/target` : target
  const name = target === 'clock' ? 'systemClock' : 'target'
  return {
    path: `src/${room}/knows-${target}.ts`,
    source: `import { ${name} } from '../${path}.ts'\nexport const value = ${name}\n`,
    breaks: IMPORTS,
  }
}

const PURE = ['config', 'message', 'files', 'attribution', 'campaign', 'letters', 'reading']
const EFFECTS = ['mailbox', 'ledger', 'post', 'flow', 'board', 'export', 'demo', 'commands', 'service', 'clock', 'log']
const ADAPTERS = ['mailbox', 'ledger', 'post']

const layers: LintCase[] = [
  ...PURE.flatMap(room => EFFECTS.map(target => climbs(room, target))),
  ...ADAPTERS.flatMap(room => ADAPTERS.filter(other => other !== room).map(other => climbs(room, other))),
  ...ADAPTERS.flatMap(room => ['flow', 'board', 'export', 'commands', 'service'].map(target => climbs(room, target))),
  ...['board', 'commands', 'service'].map(target => climbs('flow', target)),
  ...['commands', 'service'].map(target => climbs('board', target)),
  ...['message', 'files', 'reading'].flatMap(room => ['attribution', 'letters'].map(target => climbs(room, target))),
  climbs('files', 'message'),
  climbs('attribution', 'letters'),
  {
    path: 'src/message/deep/knows-ledger.ts',
    source: "export { target } from '../../ledger/target.ts'\n",
    breaks: IMPORTS,
  },
  {
    path: 'src/campaign/type-of-ledger.ts',
    source: "import type { Target } from '../ledger/target.ts'\nexport type Other = Target\n",
    breaks: IMPORTS,
  },
  {
    path: 'src/campaign/later.ts',
    source: "export const later = async () => (await import('../ledger/target.ts')).target\n",
    breaks: IMPORTS,
  },
  { path: 'src/files/dials.ts', source: "import { connect } from 'node:net'\nexport { connect }\n", breaks: IMPORTS },
  { path: 'src/config/is-ip.ts', source: "import { isIP } from 'node:net'\nexport { isIP }\n", breaks: null },
  { path: 'src/letters/sql.ts', source: "import { sql } from 'kysely'\nexport { sql }\n", breaks: IMPORTS },
  {
    path: 'src/config/ticks.ts',
    source: "import { schedule } from 'node-cron'\nexport { schedule }\n",
    breaks: IMPORTS,
  },
  {
    path: 'src/files/dice.ts',
    source: "import { randomUUID } from 'node:crypto'\nexport { randomUUID }\n",
    breaks: IMPORTS,
  },
  { path: 'src/scan/keeps.ts', source: "export { target } from '../ledger/target.ts'\n", breaks: IMPORTS },
  { path: 'src/fetch/posts.ts', source: "export { target } from '../post/target.ts'\n", breaks: IMPORTS },
  { path: 'src/attribution/scans.ts', source: "export { target } from '../scan/target.ts'\n", breaks: IMPORTS },
  {
    path: 'src/flow/joins.ts',
    source:
      "import { target as a } from '../ledger/target.ts'\nimport { target as b } from '../mailbox/target.ts'\n" +
      "import { target as c } from '../attribution/target.ts'\nexport const all = [a, b, c]\n",
    breaks: null,
  },
]

const circles: LintCase[] = [
  {
    path: 'src/flow/one.ts',
    source: "import { two } from './two.ts'\nexport const one = () => two()\n",
    breaks: CYCLE,
  },
  {
    path: 'src/flow/two.ts',
    source: "import { three } from './three.ts'\nexport const two = () => three()\n",
    breaks: CYCLE,
  },
  {
    path: 'src/flow/three.ts',
    source: "import { one } from './one.ts'\nexport const three = (): number => one()\n",
    breaks: CYCLE,
  },
  {
    path: 'src/flow/hen.ts',
    source: "import type { Egg } from './egg.ts'\nexport type Hen = { egg: Egg }\n",
    breaks: CYCLE,
  },
  {
    path: 'src/flow/egg.ts',
    source: "import type { Hen } from './hen.ts'\nexport type Egg = { hen: Hen | null }\n",
    breaks: CYCLE,
  },
]

const time: LintCase[] = [
  { path: 'src/clock.ts', source: 'export const systemClock = { now: () => Temporal.Now.instant() }\n', breaks: null },
  { path: 'src/flow/now.ts', source: 'export const now = () => Temporal.Now.instant()\n', breaks: PROPERTIES },
  { path: 'src/campaign/dice.ts', source: 'export const dice = () => Math.random()\n', breaks: PROPERTIES },
  { path: 'src/ledger/id.ts', source: 'export const id = () => crypto.randomUUID()\n', breaks: PROPERTIES },
  { path: 'src/message/tick.ts', source: 'export const tick = () => performance.now()\n', breaks: PROPERTIES },
  { path: 'src/letters/date.ts', source: 'export const today = () => new Date()\n', breaks: GLOBALS },
  { path: 'src/letters/stamp.ts', source: 'export const stamp = () => Date.now()\n', breaks: GLOBALS },
  {
    path: 'src/letters/plain.ts',
    source: 'export const day = (at: Temporal.Instant) => at.toString()\n',
    breaks: null,
  },
]

const code: LintCase[] = [
  { path: 'src/flow/default.ts', source: 'export default 1\n', breaks: 'import(no-default-export)' },
  {
    path: 'src/flow/prints.ts',
    source: "console.log('hello')\nexport const said = true\n",
    breaks: 'eslint(no-console)',
  },
  { path: 'src/flow/long.ts', source: lines(251), breaks: 'eslint(max-lines)' },
  { path: 'src/flow/longest.ts', source: lines(250), breaks: null },
  { path: 'test/long.test.ts', source: lines(251), breaks: 'eslint(max-lines)' },
  {
    path: 'src/flow/floats.ts',
    source: 'const go = async () => 1\nexport const start = () => {\n  go()\n}\n',
    breaks: 'typescript(no-floating-promises)',
  },
  {
    path: 'src/flow/misuses.ts',
    source: 'const ready = async () => false\nexport const start = () => {\n  if (ready()) return 1\n  return 2\n}\n',
    breaks: 'typescript(no-misused-promises)',
  },
  {
    path: 'src/flow/awaits.ts',
    source: 'const go = async () => 1\nexport const start = async () => {\n  await go()\n}\n',
    breaks: null,
  },
  {
    path: 'src/flow/forgets.ts',
    source:
      "export function colour(name: 'red' | 'green'): string | null {\n  switch (name) {\n    case 'red':\n" +
      "      return 'r'\n  }\n  return null\n}\n",
    breaks: 'typescript(switch-exhaustiveness-check)',
  },
  {
    path: 'src/flow/hides.ts',
    source:
      "export function colour(name: 'red' | 'green'): string | null {\n  switch (name) {\n    case 'red':\n" +
      "      return 'r'\n    default:\n      return null\n  }\n}\n",
    breaks: 'typescript(switch-exhaustiveness-check)',
  },
  { path: 'src/flow/any.ts', source: 'export const any: any = 1\n', breaks: 'typescript(no-explicit-any)' },
  {
    path: 'src/flow/swallows.ts',
    source: 'export function go(job: () => void): void {\n  try {\n    job()\n  } catch {}\n}\n',
    breaks: 'eslint(no-empty)',
  },
]

/** The whole tree: bad files, each with the rule that it breaks, and good neighbours. */
export const LINT_CASES: readonly LintCase[] = [...targets, ...layers, ...circles, ...time, ...code]
