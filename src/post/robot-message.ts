// A group notice in the form that each vendor documents, with its signature. Pure: the time is an argument.
// WeCom: developer.work.weixin.qq.com/document/path/91770. DingTalk: "自定义机器人安全设置" and "消息类型". Feishu: "自定义机器人使用指南".
import { createHmac } from 'node:crypto'
import type { Robot } from '../config/configuration.ts'

/** Bytes of UTF-8: WeCom's documented cap is 4,096; DingTalk and Feishu bear 20,000, but nobody reads that in a group. */
const MOST_BYTES = 4096

/** What is sent: query parameters beyond those of the robot's url, and the body. */
export type RobotMessage = { query: Record<string, string>; body: object }

/** The message of `robot` at `now`; `secret` null: the group asks for no signature. */
export function robotMessage(
  kind: Robot['kind'],
  { subject, text }: { subject: string; text: string },
  secret: string | null,
  now: Temporal.Instant,
): RobotMessage {
  const lines = text
    .trim()
    .split('\n')
    .filter(line => line.trim() !== '')
  switch (kind) {
    case 'wecom': {
      const content = cut(`**${inert(subject)}**\n${lines.map(inert).join('\n')}`, MOST_BYTES)
      return { query: {}, body: { msgtype: 'markdown', markdown: { content } } }
    }
    case 'dingtalk': {
      // Two blanks before a line's end break it; without them lines run together.
      const content = cut([`**${inert(subject)}**`, ...lines.map(inert)].join('  \n'), MOST_BYTES)
      const query = secret === null ? {} : dingtalkSignature(secret, now)
      return { query, body: { msgtype: 'markdown', markdown: { title: inert(subject), text: content } } }
    }
    case 'feishu': {
      // Plain text in a post: nothing in it can be taken for markup.
      const content = cut(lines.join('\n'), MOST_BYTES)
        .split('\n')
        .map(line => [{ tag: 'text', text: line }])
      const body = { msg_type: 'post', content: { post: { zh_cn: { title: subject, content } } } }
      return { query: {}, body: secret === null ? body : { ...feishuSignature(secret, now), ...body } }
    }
  }
}

/** Milliseconds and base64(HMAC-SHA256(key secret, "timestamp\nsecret")); the query is URL-encoded where it is made. */
function dingtalkSignature(secret: string, now: Temporal.Instant): Record<string, string> {
  const timestamp = String(now.epochMilliseconds)
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')
  return { timestamp, sign }
}

/** Seconds and base64(HMAC-SHA256(key "timestamp\nsecret", nothing)): the other way round than DingTalk's. */
function feishuSignature(secret: string, now: Temporal.Instant): { timestamp: string; sign: string } {
  const timestamp = String(Math.floor(now.epochMilliseconds / 1000))
  const sign = createHmac('sha256', `${timestamp}\n${secret}`).digest('base64')
  return { timestamp, sign }
}

/** Names in which a robot would see a mention, a link or a picture are shown with full-width signs. */
function inert(text: string): string {
  return text.replace(/[<>[\]`*@]/g, sign => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
}

/** At most `bytes` of UTF-8, cut at a line's end unless that would lose half of it, else within the line, and marked. */
function cut(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text
  const room = bytes - Buffer.byteLength('\n…')
  let kept = ''
  for (const character of text) {
    if (Buffer.byteLength(kept) + Buffer.byteLength(character) > room) break
    kept += character
  }
  const end = kept.lastIndexOf('\n')
  return `${end > kept.length / 2 ? kept.slice(0, end) : kept}\n…`
}
