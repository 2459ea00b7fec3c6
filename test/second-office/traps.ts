// Mail that looks certain and is not, and mail that is no material at all.
import { outlook } from '../../src/demo/dialects/desktop.ts'
import { neteaseWeb } from '../../src/demo/dialects/netease.ts'
import { qqWeb } from '../../src/demo/dialects/qq.ts'
import { LABOUR, MAILBOX, READING, SAFETY } from './office.ts'
import { paper, photos } from './papers.ts'
import { OWN_ADDRESS, school } from './schools.ts'
import type { Situation } from './situation.ts'

/** A's computer, B's papers: whose it is a person must say. */
export const contradiction: Situation = ({ chance, on, campaign }) => {
  const by = chance.one(OWN_ADDRESS)
  const other = chance.one(
    OWN_ADDRESS.filter(each => each.id !== by.id && !each.name.includes(by.name) && !by.name.includes(each.name)),
  )
  return {
    program: chance.one([neteaseWeb, qqWeb, outlook]),
    draft: {
      from: { name: by.name, address: by.from },
      subject: `${other.name}${campaign.words[0]}总结`,
      lines: ['请查收。'],
    },
    papers: [paper('summary', { campaign, as: other.name, on, chance })],
    truth: {
      nature: 'submission',
      unit: by.id,
      unitAlso: [other.id, null],
      campaign: campaign.id,
      decision: ['review'],
      why: "one school's address, another's papers",
    },
  }
}

/** The longer name contains the shorter one. */
export const containment: Situation = ({ chance, on, campaign }) => {
  const by = school(
    chance.one([
      'experimental-north',
      'experimental-kindergarten',
      'binhe-road-primary',
      'hexi-branch',
      'no11-middle',
      'normal-primary',
      'sunshine-kindergarten',
    ]),
  )
  return {
    program: chance.one([neteaseWeb, qqWeb]),
    draft: {
      from: { name: '', address: `w${chance.below(9000)}_demo@qq.com` },
      subject: `${by.name}${campaign.words[0]}活动总结`,
      lines: ['请查收。'],
      signature: [by.name],
    },
    papers: [paper('summary', { campaign, as: by.name, on, chance })],
    truth: {
      nature: 'submission',
      unit: by.id,
      campaign: campaign.id,
      decision: ['accept', 'review'],
      why: 'a name with another one in it',
    },
  }
}

/** Numerals, blanks, full width and traditional characters in names. */
export const spelling: Situation = ({ chance, on, campaign }) => {
  const [id, written] = chance.one([
    ['no1-primary', '临江区第1小学'],
    ['no2-middle', '临江区第２中学'],
    ['no12-middle', '临江区第12中学'],
    ['no11-middle', '临江区第11中学'],
    ['yucai-middle', '臨江區育才中學'],
    ['sunshine-primary', '临江区 阳光小学'],
    ['experimental-middle', '臨江區實驗中學'],
    ['youth-palace', '临江区“青少年宫”'],
    ['vocational-school', '臨江區職業教育中心'],
    ['minzu-school', '臨江區民族學校'],
  ] as const)
  return {
    program: chance.one([neteaseWeb, outlook]),
    draft: {
      from: { name: '', address: `s${chance.below(9000)}_demo@163.com` },
      subject: `${written}${campaign.words[0]}活动总结`,
      lines: ['请查收。'],
      signature: [written],
    },
    papers: [paper('summary', { campaign, as: written, on, chance })],
    truth: {
      nature: 'submission',
      unit: id,
      campaign: campaign.id,
      decision: ['accept', 'review'],
      why: `the name is written ${written}`,
    },
  }
}

/** Forged: the listed address, but DMARC fails. */
export const forged: Situation = ({ chance, on, campaign }) => {
  const by = chance.one(OWN_ADDRESS)
  return {
    program: chance.one([neteaseWeb, outlook]),
    draft: {
      from: { name: by.name, address: by.from },
      subject: `${by.name}${campaign.words[0]}总结`,
      lines: ['请查收'],
    },
    papers: [paper('summary', { campaign, as: by.name, on, chance })],
    authentic: false,
    truth: {
      nature: 'submission',
      unit: by.id,
      unitAlso: [null],
      campaign: campaign.id,
      decision: ['review'],
      why: 'the address fails DMARC',
    },
  }
}

/** Two campaigns in one mail. */
export const twoCampaigns: Situation = ({ chance, on }) => {
  const by = chance.one(OWN_ADDRESS)
  const of = (campaign: typeof READING) => paper('summary', { campaign, as: by.name, on, chance })
  return {
    program: neteaseWeb,
    draft: {
      from: { name: by.name, address: by.from },
      subject: `${by.name}读书月、安全教育日总结`,
      lines: ['两项活动总结一并报送。'],
    },
    papers: [of(READING), of(SAFETY)],
    truth: {
      nature: 'submission',
      unit: by.id,
      campaign: null,
      campaignAlso: [READING.id, SAFETY.id],
      decision: ['review'],
      why: 'two campaigns at once',
    },
  }
}

/** The subject is last month's, the papers are this month's. */
export const staleSubject: Situation = ({ chance, on }) => {
  const by = chance.one(OWN_ADDRESS)
  return {
    program: qqWeb,
    draft: { from: { name: by.name, address: by.from }, subject: `回复：${by.name}安全教育日材料`, lines: ['请查收'] },
    papers: [paper('summary', { campaign: READING, as: by.name, on, chance })],
    truth: {
      nature: 'submission',
      unit: by.id,
      campaign: READING.id,
      decision: ['accept', 'review'],
      why: 'the papers decide, not the subject',
    },
  }
}

/** Too early, or too late. */
export const outOfTime: Situation = ({ chance, on }) => {
  const by = chance.one(OWN_ADDRESS)
  const early = chance.next() < 0.5
  const campaign = early ? LABOUR : SAFETY
  const at = early ? on : on.with({ month: 5, day: 15 + chance.below(4) })
  return {
    at,
    program: neteaseWeb,
    draft: {
      from: { name: by.name, address: by.from },
      subject: `${by.name}${campaign.words[0]}总结`,
      lines: ['请查收'],
    },
    papers: [paper('summary', { campaign, as: by.name, on: at, chance })],
    truth: {
      nature: 'submission',
      unit: by.id,
      campaign: campaign.id,
      decision: ['review'],
      why: early ? 'not open yet' : 'closed',
    },
  }
}

/** Quotes our letter, which names other schools; the material is its own. */
export const quotesOthers: Situation = ({ chance, on, campaign }) => {
  const by = chance.one(OWN_ADDRESS)
  const others = OWN_ADDRESS.filter(each => each.id !== by.id).slice(0, 4)
  return {
    program: neteaseWeb,
    draft: {
      from: { name: by.name, address: by.from },
      subject: `回复：请报送${campaign.words[0]}材料`,
      lines: [
        '您好，照片补上，请查收。',
        '',
        `在 ${on.year}-04-10 09:00:00，"${MAILBOX.name}" <${MAILBOX.address}> 写道：`,
        `> 以下学校尚未报送：${others.map(each => each.name).join('、')}`,
      ],
    },
    papers: photos(['补1.jpg', '补2.jpg', '补3.jpg'], `${by.id}q${on.day}`),
    truth: {
      nature: 'submission',
      unit: by.id,
      campaign: campaign.id,
      decision: ['accept', 'review'],
      why: 'quoted history names others',
    },
  }
}
