import { describe, it } from 'vitest'
import { assess } from '../../src/campaign/assess.ts'
import { type DigestFacts, digestValues } from '../../src/letters/digest.ts'
import type { Accepted } from '../../src/campaign/standing.ts'
import type { Language, Unit } from '../../src/config/configuration.ts'
import { moment, sent, unit } from '../campaign/made-up.ts'
import { expectGolden } from './golden.ts'
import { campaign, configuration, LANGUAGES } from './made-up.ts'

const NOTHING: DigestFacts = {
  campaigns: [],
  arrivals: [],
  reviews: [],
  quarantined: [],
  infected: [],
  unreachable: [],
  failed: [],
  expiring: [],
  upcoming: [],
  waiting: 0,
  held: 0,
  unheard: 0,
  silence: null,
  missingFolders: [],
  files: null,
  account: { messages: 0, accepted: 0, review: 0, ignored: 0, quarantined: 0, unread: 0 },
}

const ACCOUNT = { messages: 57, accepted: 41, review: 3, ignored: 12, quarantined: 1, unread: 0 }
const ARRIVALS: DigestFacts['arrivals'] = [
  { unit: 'library', files: 5, links: 0, nil: false, at: moment('2026-09-23 16:10') },
  { unit: 'museum', files: 1, links: 1, nil: false, at: moment('2026-09-23 17:02') },
  { unit: 'school', files: 0, links: 0, nil: true, at: moment('2026-09-24 07:58') },
]
const REVIEWS: DigestFacts['reviews'] = [
  { id: 12, from: '李静', subject: '材料', why: '发件地址不在名单上，信中也没有单位名称' },
  { id: 31, from: 'wang@qinghe.example', subject: '', why: '主题里有两个单位：青禾县图书馆、青禾县科技馆' },
  { id: 40, from: '张三'.repeat(40), subject: '<b>读书月</b> | 照片 **'.repeat(20), why: '读不出附件' },
]
const QUARANTINED: DigestFacts['quarantined'] = [
  { id: 8, receivedAt: moment('2026-09-20 10:00'), code: 'time', detail: 'more than 30 s' },
  { id: 9, receivedAt: moment('2026-09-20 10:05'), code: 'memory', detail: '' },
]

type Situation = {
  facts?: Partial<DigestFacts>
  messages?: readonly Accepted[]
  roster?: readonly Unit[]
  now?: string
  /** Whether the office has a board. */
  board?: boolean
}

const SOME = [
  sent('2026-09-10 10:00', ['plan:p', 'summary:s', 'photos:1', 'photos:2', 'photos:3']),
  sent('2026-09-10 10:00', ['plan:p', 'photos:1'], { unit: 'museum' }),
]

const SITUATIONS: Record<string, Situation> = {
  empty: {},
  quiet: { messages: [], facts: { account: { ...ACCOUNT, review: 0, accepted: 44 } } },
  trouble: {
    messages: SOME,
    board: true,
    facts: {
      account: { ...ACCOUNT, unread: 1, messages: 58 },
      reviews: REVIEWS.slice(0, 2),
      quarantined: QUARANTINED,
      unreachable: [
        { unit: 'school', failing: ['school@qinghe.example'], instead: ['office@school.example'] },
        { unit: 'library', failing: ['library@qinghe.example'], instead: [] },
        { unit: 'museum', failing: [], instead: [] },
      ],
      upcoming: [{ campaign: '读书月活动', at: moment('2026-09-25 09:00'), units: 2 }],
      waiting: 3,
      held: 12,
      files: { recorded: 180, missing: 0, damaged: 1, verified: 40 },
    },
  },
  usual: {
    messages: SOME,
    facts: {
      arrivals: ARRIVALS,
      reviews: REVIEWS,
      expiring: [{ unit: 'museum', name: '读书月视频.mp4', at: moment('2026-09-26 20:00') }],
      unreachable: [{ unit: 'school', failing: ['school@qinghe.example'], instead: [] }],
      account: ACCOUNT,
    },
  },
  silence: {
    messages: SOME,
    facts: {
      silence: {
        since: moment('2026-09-23 16:05'),
        zh: '用户名或授权码不对',
        en: 'the user or the authorization code is wrong',
      },
      unheard: 4,
      missingFolders: ['报送材料'],
      account: ACCOUNT,
    },
  },
  'after-deadline': { messages: SOME, now: '2026-10-08 08:30', facts: { account: ACCOUNT } },
  'sixty-units': {
    roster: Array.from({ length: 72 }, (_, at) =>
      unit(`unit-${at}`, {
        name: `青禾县第${at + 1}小学`,
        contact: at % 3 ? null : { name: null, phone: `0000-77${String(at).padStart(5, '0')}` },
      }),
    ),
    messages: [],
    facts: {
      reviews: Array.from({ length: 70 }, (_, at) => ({
        id: at + 1,
        from: '张三',
        subject: '材料',
        why: '没有写单位',
      })),
    },
  },
  quarantined: {
    messages: SOME,
    facts: { quarantined: QUARANTINED, account: { ...ACCOUNT, quarantined: 2, ignored: 11 } },
  },
  infected: {
    messages: SOME,
    facts: {
      infected: [
        { id: 21, from: '李静', name: '科普日照片.jpg', virus: 'Win.Test.EICAR_HDB-1' },
        { id: 22, from: 'wang@qinghe.example', name: '总结|终稿.docm', virus: 'Doc.Macro.Example' },
      ],
      account: ACCOUNT,
    },
  },
  'files-gone': {
    messages: SOME,
    facts: { account: ACCOUNT, files: { recorded: 180, missing: 2, damaged: 1, verified: 40 } },
  },
  'letters-failed': {
    messages: SOME,
    board: true,
    facts: {
      failed: [
        {
          unit: 'school',
          to: ['school@qinghe.example'],
          kind: 'reminder',
          since: moment('2026-09-23 09:00'),
          why: 'refused',
          said: { zh: '这封信被判为垃圾邮件', en: 'this letter is taken for spam' },
        },
        {
          unit: 'museum',
          to: ['museum@qinghe.example'],
          kind: 'acknowledgement',
          since: moment('2026-09-19 10:12'),
          why: 'given-up',
          said: null,
        },
        {
          unit: 'library',
          to: ['library@qinghe.example'],
          kind: 'reminder',
          since: moment('2026-09-23 09:00'),
          why: 'unanswered',
          said: null,
        },
        {
          unit: null,
          to: ['kepubu@qinghe.example'],
          kind: 'digest',
          since: moment('2026-09-23 08:30'),
          why: 'refused',
          said: { zh: '这封信超过服务器允许的大小', en: 'this letter is larger than the server allows' },
        },
      ],
      account: ACCOUNT,
    },
  },
  'not-balanced': { messages: SOME, facts: { account: { ...ACCOUNT, messages: 58, unread: 2 } } },
}

function values(
  { facts = {}, messages, roster, now = '2026-09-24 08:30', board = false }: Situation,
  language: Language,
): object {
  const plain = configuration(language, roster ? { units: roster } : {})
  const shown = { host: '127.0.0.1', port: 8025, users: [] }
  const whole = { ...plain, office: { ...plain.office, board: board ? shown : null } }
  const of = campaign(language, { units: roster ? { kind: 'all' } : { kind: 'except', ids: ['school'] } })
  const at = moment(now)
  const campaigns = messages ? [{ campaign: of, standing: assess(of, whole.units, messages, at) }] : []
  return digestValues({ ...NOTHING, campaigns, ...facts }, at, whole)
}

describe.each(LANGUAGES)('a digest in %s', language => {
  it.each(Object.entries(SITUATIONS))('%s', (name, situation) => {
    expectGolden(name, 'digest', language, values(situation, language))
  })
})
