// What `robots:` in baosong.yaml may hold: group robots of WeCom, DingTalk and Feishu, which take messages by webhook.
import { z } from 'zod'
import type { Days, Robot } from './configuration.ts'
import { hour } from './dates.ts'
import { type Report, wording } from './fault.ts'
import { leaf, list, type Meaning, mapping } from './leaf.ts'
import { isLoopback } from './loopback.ts'
import { Secret } from './secret.ts'
import { child, keyPlace, type Tree, valuePlace } from './tree.ts'

/** The hosts that the vendors' documents name for webhooks; larksuite.com is Feishu's outside China. */
const HOSTS: Record<Robot['kind'], readonly string[]> = {
  wecom: ['qyapi.weixin.qq.com'],
  dingtalk: ['oapi.dingtalk.com', 'api.dingtalk.com'],
  feishu: ['open.feishu.cn', 'open.larksuite.com'],
}

/** A webhook's address: https, or this machine itself. Whoever has it may write to the group, so it is never repeated. */
const url = leaf((text): Meaning<Secret> => {
  const address = URL.parse(text.trim())
  const isSafe = address?.protocol === 'https:' || (address?.protocol === 'http:' && isLoopback(hostOf(address)))
  if (address === null || !isSafe || address.username !== '' || address.hash !== '') return { wrong: notAUrl }
  return { value: new Secret(address.href) }
})

export const robotsShape = list(
  mapping({
    kind: z.enum(['wecom', 'dingtalk', 'feishu'] satisfies Robot['kind'][]),
    url: url.optional(),
    secret: z
      .string()
      .transform(text => new Secret(text))
      .optional(),
    at: hour.default(() => new Temporal.PlainTime(8, 30)),
    on: z.enum(['workdays', 'everyday'] satisfies Days[]).default('workdays'),
  }),
)

type Written = z.output<typeof robotsShape>

/** As the rest of the program sees them, each named by its kind and its number among those of its kind. */
export function robotsOf(written: Written): Robot[] {
  return written.map(({ kind, url: address = null, secret = null, at, on }, index) => {
    const number = written.slice(0, index + 1).filter(each => each.kind === kind).length
    return { name: `${kind}-${number}`, kind, url: address, secret, at, on }
  })
}

/** True where what goes to the robot leaves this machine. */
export function isRealRobot({ url: address }: Pick<Robot, 'url'>): boolean {
  return address !== null && !isLoopback(hostOf(new URL(address.reveal())))
}

/** What only kind and url together show: each robot's host is its vendor's. `required`: a robot needs its url. */
export function checkRobots(written: Written, tree: Tree, required: boolean, report: Report): void {
  const robots = child(tree, 'robots')
  for (const [index, { kind, url: address }] of written.entries()) {
    const entry = (robots?.kind === 'list' ? robots.items[index] : robots) ?? tree
    if (address === undefined) {
      if (required) report(keyPlace(entry, 'url'), noUrl)
      continue
    }
    const host = hostOf(new URL(address.reveal()))
    if (!isLoopback(host) && !HOSTS[kind].includes(host)) report(valuePlace(entry, 'url'), otherHost(kind))
  }
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '')
}

const notAUrl = wording(
  '群机器人的 url 看不懂',
  '应为群设置里复制的 https:// 地址，最好写成 ${WECOM_URL} 这样从环境变量取',
  'The robot’s url is unclear',
  'It should be the https:// address from the group’s settings, best drawn from the environment as ${WECOM_URL}',
)
const noUrl = wording(
  '群机器人没有 url',
  '请补上 url: ${WECOM_URL}，并在环境变量里放群设置中复制的地址',
  'The robot has no url',
  'Add url: ${WECOM_URL} and put the address from the group’s settings into the environment',
)

function otherHost(kind: Robot['kind']) {
  const hosts = HOSTS[kind]
  return wording(
    `这不是 ${kind} 群机器人的地址`,
    `应以 https://${hosts[0]} 开头，请从群设置里重新复制，或改正 kind`,
    `This is no address of a ${kind} robot`,
    `It should begin with https://${hosts[0]}: copy it anew from the group’s settings, or mend kind`,
  )
}
