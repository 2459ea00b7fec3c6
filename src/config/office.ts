// baosong.yaml: tree → Office, and what only several keys together show.
import { resolve } from 'node:path'
import type { Endpoint, Office, ScannerEndpoint } from './configuration.ts'
import { readFields } from './fields.ts'
import { type Place, type Report, wording } from './fault.ts'
import { linkFetching } from './links-schema.ts'
import { letterSettings } from './letters-schema.ts'
import { isLoopback } from './loopback.ts'
import { officeShape } from './office-schema.ts'
import { checkRobots, robotsOf } from './robots-schema.ts'
import { child, keyPlace, type Tree } from './tree.ts'

/** The office as written, null where anything in it is faulty; the zone is needed anyway, to read the campaigns. */
export type OfficeRead = { office: Office | null; zone: string }

/**
 * `folder` is absolute; `mode` are the file's permission bits, null where they say nothing. Where secrets are
 * optional, no password is demanded.
 */
export type OfficeContext = { folder: string; mode: number | null; secrets: 'required' | 'optional' }

export function readOffice(tree: Tree, { folder, mode, secrets }: OfficeContext, report: Report): OfficeRead {
  const { values, whole } = readFields(officeShape, tree, report)
  const zone = values.timezone ?? 'Asia/Shanghai'
  warnOfClearSecrets(tree, mode, report)
  if (values.coordinators?.length === 0) {
    report(keyPlace(tree, 'coordinators'), nobodyCoordinates, 'warning')
  }
  const mailbox = values.mailbox
  const place = keyPlace(tree, 'mailbox')
  if (secrets === 'required' && mailbox?.receive.kind === 'imap' && mailbox.password === undefined) {
    report(place, noPassword)
  }
  if (values.board) checkBoard(values.board, keyPlace(tree, 'board'), report)
  if (values.robots) checkRobots(values.robots, tree, secrets === 'required', report)
  if (whole === null) return { office: null, zone }

  const { receive, send } = whole.mailbox
  const office: Office = {
    organization: whole.organization,
    language: whole.language,
    timezone: whole.timezone,
    data: resolve(folder, whole.data),
    mailbox: {
      address: whole.mailbox.address,
      name: whole.mailbox.name ?? whole.organization,
      receive: resolved(receive, folder),
      send: resolved(send, folder),
      user: whole.mailbox.user ?? whole.mailbox.address,
      password: whole.mailbox.password ?? null,
      folders: whole.mailbox.folders,
    },
    poll: whole.poll,
    coordinators: whole.coordinators.map(each => ({ ...each, phone: each.phone ?? null })),
    digest: whole.digest,
    letters: letterSettings(whole.letters),
    robots: robotsOf(whole.robots),
    board: whole.board === null ? null : { ...whole.board.listen, users: whole.board.users },
    links: linkFetching(whole.links),
    scanner: resolvedScanner(whole.scan?.clamd ?? null, folder),
    workdays: whole.workdays,
    authservIds: whole.authserv,
    dkim: whole.dkim,
  }
  return { office, zone }
}

/** Whom the board lets in: an address that others reach asks for a login, and a name belongs to one person. */
function checkBoard(
  { listen, users }: { listen: { host: string }; users: readonly { name: string }[] },
  place: Place,
  report: Report,
): void {
  if (users.length === 0 && !isLoopback(listen.host)) report(place, openBoard(listen.host))
  else if (!isLoopback(listen.host)) report(place, inTheClear(listen.host), 'warning')
  const twice = users.find(({ name }, index) => users.findIndex(each => each.name === name) !== index)
  if (twice) report(place, sameName(twice.name))
}

function openBoard(host: string) {
  return wording(
    `看板要在 ${host} 上打开，别的电脑也能访问，却没有设登录密码`,
    '请运行 baosong password，在 board 下补上 users: [{ name: …, role: admin, password: … }]；或改回 127.0.0.1',
    `The board would be open on ${host}, where other machines reach it, and asks for no password`,
    'Run baosong password and add users: [{ name: …, role: admin, password: … }] below board; or listen on 127.0.0.1',
  )
}

function inTheClear(host: string) {
  return wording(
    `看板在 ${host} 上打开，别的电脑直接访问时，密码和材料不加密`,
    '前面应有 HTTPS 反向代理（见 README“网页看板”）；代理在同一台机器上，就改回 127.0.0.1',
    `The board is open on ${host}: passwords and material pass unencrypted where it is reached directly`,
    'Put a TLS proxy before it; where that is on this machine, listen on 127.0.0.1',
  )
}

function sameName(name: string) {
  return wording(
    `看板有两个用户都叫“${name}”`,
    '每人一个名字，登记决定时才知道是谁',
    `Two users of the board are called "${name}"`,
    'Give each a name of their own, so that decisions show whose they are',
  )
}

function resolved(endpoint: Endpoint, folder: string): Endpoint {
  return endpoint.kind === 'maildir' ? { ...endpoint, path: resolve(folder, endpoint.path) } : endpoint
}

function resolvedScanner(endpoint: ScannerEndpoint | null, folder: string): ScannerEndpoint | null {
  return endpoint?.kind === 'unix' ? { ...endpoint, path: resolve(folder, endpoint.path) } : endpoint
}

/** The tree as if no password were written, and no robot's url and secret. */
export function withoutPassword(tree: Tree): Tree {
  if (tree.kind !== 'map') return tree
  const entries = new Map(tree.entries)
  const mailbox = entries.get('mailbox')
  if (mailbox) entries.set('mailbox', { ...mailbox, value: without(mailbox.value, ['password']) })
  const robots = entries.get('robots')
  if (robots?.value.kind === 'list') {
    const items = robots.value.items.map(item => without(item, ['url', 'secret']))
    entries.set('robots', { ...robots, value: { ...robots.value, items } })
  }
  return { ...tree, entries }
}

function without(tree: Tree, keys: readonly string[]): Tree {
  if (tree.kind !== 'map') return tree
  return { ...tree, entries: new Map([...tree.entries].filter(([key]) => !keys.includes(key))) }
}

function warnOfClearSecrets(tree: Tree, mode: number | null, report: Report): void {
  const robots = child(tree, 'robots')
  const entries = robots?.kind === 'list' ? robots.items : []
  const open = mode !== null && (mode & 0o077) !== 0
  const octal = ((mode ?? 0) & 0o777).toString(8).padStart(4, '0')
  const secrets = [
    { node: child(child(tree, 'mailbox'), 'password'), zh: '密码', en: 'password', name: 'BAOSONG_PASSWORD' },
    ...entries.flatMap(entry => [
      { node: child(entry, 'url'), zh: '群机器人的 url ', en: 'robot’s url', name: 'ROBOT_URL' },
      { node: child(entry, 'secret'), zh: '群机器人的 secret ', en: 'robot’s secret', name: 'ROBOT_SECRET' },
    ]),
  ]
  for (const { node, zh, en, name } of secrets) {
    if (node?.kind !== 'text' || node.empty || node.lacking || node.drawn !== undefined) continue
    report(
      node.at,
      wording(
        `${zh}以明文写在文件里${open ? `，而且本机其他用户也能读到（权限 ${octal}）` : ''}`,
        `最好写成 \${${name}} 或 \${file:/run/secrets/baosong}${open ? '；至少执行 chmod 600 baosong.yaml' : ''}`,
        `The ${en} is written in the clear${open ? `, and other users of this machine can read it (mode ${octal})` : ''}`,
        `Better write \${${name}} or \${file:/run/secrets/baosong}${open ? '; at least run chmod 600 baosong.yaml' : ''}`,
      ),
      'warning',
    )
  }
}

const noPassword = wording(
  '从 IMAP 服务器收信需要密码',
  '请在 mailbox 下补上 password: ${BAOSONG_PASSWORD}（163、QQ 等邮箱用授权码）',
  'An IMAP server asks for a password',
  'Add password: ${BAOSONG_PASSWORD} below mailbox (163, QQ and others want their authorization code)',
)

const nobodyCoordinates = wording(
  '没有写协调员，每日情况无人可发',
  '请补上 coordinators: [{ name: …, address: … }]',
  'There is no coordinator to send the digest to',
  'Add coordinators: [{ name: …, address: … }]',
)
