// What a group robot's answer means. The codes are those of the vendors' documents (WeCom 91770 and its global codes,
// DingTalk "custom robot", Feishu "custom bot"); what nobody knows is temporary, as with letters. Pure.
import type { Robot } from '../config/configuration.ts'
import type { Meaning, Sentence } from './meaning.ts'

/** A robot's answer taken apart. `status`: of HTTP. `code` null: the answer was not the vendor's JSON. */
export type RobotAnswer = { status: number; code: number | null; words: string }

/** wait: try again, after `waitMinutes` where that is known. letter: never unchanged; a person has to mend something. */
type Row = {
  codes: readonly number[]
  words?: RegExp
  kind: 'wait' | 'letter'
  code: string
  waitMinutes?: number
  wording: Sentence
}

const TOO_FAST = { zh: '群机器人发得太快，对方要求稍等', en: 'too many messages by this robot; it asks to wait' }
const BUSY = { zh: '对方系统繁忙', en: 'the robot’s server is busy' }
const GONE = {
  zh: '群机器人的 url 已失效（机器人可能已被移出群或停用）：请到群设置里重新复制 url',
  en: 'The robot’s url is no longer valid (removed from the group, or turned off): copy it anew from the group’s settings',
}
const SIGNATURE = {
  zh: '群机器人的签名不符：请核对 secret，并校准本机时间',
  en: 'The robot’s signature does not match: check secret, and this machine’s clock',
}
const SAFETY = {
  zh: '群机器人的安全设置不允许这条消息：请把“报送”设为关键词、改用加签，或把本机地址加入白名单',
  en: 'The robot’s security settings refuse the message: use signing, allow this machine’s address, or set a keyword that every notice holds',
}
const FORM = { zh: '对方不接受这条消息', en: 'the robot does not take this message' }

const ROWS: Record<Robot['kind'], readonly Row[]> = {
  wecom: [
    { codes: [45009, 45033], kind: 'wait', code: 'too-fast', waitMinutes: 2, wording: TOO_FAST },
    { codes: [-1], kind: 'wait', code: 'busy', wording: BUSY },
    { codes: [93000, 93004, 93008], kind: 'letter', code: 'robot-gone', wording: GONE },
    { codes: [40008, 40058, 44004], kind: 'letter', code: 'message', wording: FORM },
  ],
  dingtalk: [
    // Beyond 20 messages a minute a robot is held back for ten minutes.
    { codes: [130101, 410100], kind: 'wait', code: 'too-fast', waitMinutes: 10, wording: TOO_FAST },
    { codes: [-1], kind: 'wait', code: 'busy', wording: BUSY },
    { codes: [310000], words: /sign|timestamp/i, kind: 'letter', code: 'signature', wording: SIGNATURE },
    { codes: [310000], kind: 'letter', code: 'security', wording: SAFETY },
    { codes: [300001, 300005, 400013, 400101, 400102, 400106], kind: 'letter', code: 'robot-gone', wording: GONE },
    { codes: [40035, 400105, 430101, 430102, 430103, 430104], kind: 'letter', code: 'message', wording: FORM },
  ],
  feishu: [
    // 99991400 is what the whole platform says, robots included.
    { codes: [11232, 99_991_400], kind: 'wait', code: 'too-fast', waitMinutes: 2, wording: TOO_FAST },
    // One code for two things: too many requests, and a request of the wrong form.
    {
      codes: [9499],
      words: /too many|frequen|limit/i,
      kind: 'wait',
      code: 'too-fast',
      waitMinutes: 2,
      wording: TOO_FAST,
    },
    { codes: [9499, 19002, 11246], kind: 'letter', code: 'message', wording: FORM },
    { codes: [19001], kind: 'letter', code: 'robot-gone', wording: GONE },
    { codes: [19021], kind: 'letter', code: 'signature', wording: SIGNATURE },
    { codes: [19022, 19024], kind: 'letter', code: 'security', wording: SAFETY },
  ],
}

/** What the answer of a robot of `kind` means; null: the message stands in the group. */
export function understandRobot(kind: Robot['kind'], { status, code, words }: RobotAnswer): Meaning | null {
  if (code === 0 && status < 300) return null
  const row = ROWS[kind].find(each => code !== null && each.codes.includes(code) && (each.words?.test(words) ?? true))
  if (row) return meaning(row.kind, row.code, row.waitMinutes ?? null, row.wording)
  if (status === 429) return meaning('wait', 'too-fast', 2, TOO_FAST)
  // Without the vendor's own words: no such page, or nobody may see it.
  if (code === null && (status === 401 || status === 403 || status === 404))
    return meaning('letter', 'robot-gone', null, GONE)
  return meaning('wait', 'unknown', null, BUSY)
}

function meaning(kind: Row['kind'], code: string, waitMinutes: number | null, wording: Sentence): Meaning {
  // Its trouble is the robot's alone: letters by mail go on.
  return { kind, code, reach: 'letter', waitMinutes, wording }
}
