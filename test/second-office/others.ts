// Habits that a roster does not foresee: nicknames, staff who forward, joint reports, words of one's own.
import { outlook } from '../../src/demo/dialects/desktop.ts'
import { iphone } from '../../src/demo/dialects/iphone.ts'
import { neteaseWeb } from '../../src/demo/dialects/netease.ts'
import { qqPhone, qqWeb } from '../../src/demo/dialects/qq.ts'
import { READING } from './office.ts'
import { paper, photos } from './papers.ts'
import { OWN_ADDRESS, OWN_DOMAIN, SCHOOLS, school } from './schools.ts'
import type { Situation } from './situation.ts'

const apart = (a: { name: string }, b: { name: string }) =>
  a.name !== b.name && !a.name.includes(b.name) && !b.name.includes(a.name)

/** A private account; the subject has the nickname, the papers the full name. */
export const nickname: Situation = ({ chance, on, campaign }) => {
  const by = chance.one(SCHOOLS)
  return {
    program: chance.one([qqPhone, neteaseWeb]),
    draft: {
      from: { name: '江', address: `n${chance.below(9000)}_demo@qq.com` },
      subject: `${chance.one(by.nicknames)}${campaign.words[0]}总结`,
      lines: ['请查收'],
    },
    papers: [paper('summary', { campaign, as: by.name, on, chance, called: chance.one(by.nicknames) })],
    truth: {
      nature: 'submission',
      unit: by.id,
      unitAlso: [null],
      campaign: campaign.id,
      decision: ['review', 'accept'],
      why: 'nickname outside, name inside',
    },
  }
}

/** Only the display name says who it is: anybody can write that. */
export const displayNameOnly: Situation = ({ chance, on, campaign }) => {
  const by = chance.one(SCHOOLS)
  return {
    program: chance.one([qqWeb, iphone]),
    draft: {
      from: { name: by.name, address: `d${chance.below(9000)}_demo@163.com` },
      subject: `${campaign.words[0]}照片`,
      lines: [],
    },
    papers: photos(['a1.jpg', 'a2.jpg'], `${by.id}dn${on.day}`),
    truth: {
      nature: 'submission',
      unit: by.id,
      unitAlso: [null],
      campaign: campaign.id,
      decision: ['review'],
      why: 'nothing but a display name',
    },
  }
}

/** One school passes another's mail on. */
export const forwardsAnother: Situation = ({ chance, on, campaign }) => {
  const by = chance.one(OWN_ADDRESS)
  const of = chance.one(OWN_ADDRESS.filter(each => apart(each, by)))
  return {
    program: iphone,
    draft: {
      from: { name: by.name, address: by.from },
      subject: `Fwd: ${of.name}${campaign.words[0]}总结`,
      lines: ['他们发到我们邮箱了，转给您。'],
      forwarded: {
        from: { name: of.name, address: of.from },
        to: { name: by.name, address: by.from },
        subject: `${of.name}${campaign.words[0]}总结`,
        sentAt: on.subtract({ hours: 20 }),
        lines: ['请查收。', of.name],
      },
    },
    papers: [paper('summary', { campaign, as: of.name, on, chance })],
    truth: {
      nature: 'submission',
      unit: of.id,
      unitAlso: [by.id],
      campaign: campaign.id,
      decision: ['review', 'accept'],
      why: "another school's mail, forwarded",
    },
  }
}

/** The office passes on what a teacher mailed from home. */
export const forwardsStaff: Situation = ({ chance, on, campaign }) => {
  const by = chance.one(OWN_ADDRESS)
  return {
    program: iphone,
    draft: {
      from: { name: by.name, address: by.from },
      subject: `Fwd: ${campaign.words[0]}总结`,
      lines: [`${by.name}总结请查收。`],
      forwarded: {
        from: { name: '江老师', address: `h${chance.below(900)}_demo@qq.com` },
        to: { name: by.name, address: by.from },
        subject: `${campaign.words[0]}总结`,
        sentAt: on.subtract({ hours: 3 }),
        lines: ['主任，总结写好了。'],
      },
    },
    papers: [paper('summary', { campaign, as: by.name, on, chance })],
    truth: {
      nature: 'submission',
      unit: by.id,
      campaign: campaign.id,
      decision: ['accept', 'review'],
      why: 'its own teacher, forwarded',
    },
  }
}

/** Two schools sign one report. */
export const jointReport: Situation = ({ chance, on, campaign }) => {
  const by = chance.one(OWN_ADDRESS)
  const other = chance.one(OWN_ADDRESS.filter(each => apart(each, by)))
  return {
    program: neteaseWeb,
    draft: {
      from: { name: by.name, address: by.from },
      subject: `${by.name}、${other.name}联合开展${campaign.words[0]}活动总结`,
      lines: ['两校联合开展，总结一并报送。'],
      signature: [by.name, other.name],
    },
    papers: [paper('summary', { campaign, as: `${by.name}、${other.name}`, on, chance })],
    truth: {
      nature: 'submission',
      unit: by.id,
      unitAlso: [other.id, null],
      campaign: campaign.id,
      decision: ['review'],
      why: 'a report of two schools',
    },
  }
}

/** Words for the papers that the campaign does not list. */
export const ownWords: Situation = ({ chance, on }) => {
  const by = chance.one(OWN_ADDRESS)
  const writing = { campaign: READING, as: by.name, on, chance }
  const name = chance.one([`${by.name}读书月情况汇报.docx`, `${by.name}读书月工作报告.docx`, '读书月活动纪实.docx'])
  const made = paper('summary', writing, name)
  return {
    program: chance.one([neteaseWeb, outlook]),
    draft: { from: { name: '', address: by.from }, subject: `${by.name}读书月材料`, lines: ['请查收'] },
    papers: [made, ...photos(['1.jpg', '2.jpg', '3.jpg', '4.jpg'], `${by.id}w${on.day}`)],
    truth: {
      nature: 'submission',
      unit: by.id,
      campaign: READING.id,
      decision: ['accept'],
      why: 'a summary under another word',
    },
  }
}

/** Last year's words, this year's mail: an older campaign of the same name is in the folder. */
export const everyYear: Situation = ({ chance, on }) => {
  const by = chance.one(OWN_DOMAIN)
  return {
    program: outlook,
    draft: { from: { name: by.name, address: by.from }, subject: `${by.name}书香临江读书月方案`, lines: ['请查收'] },
    papers: [paper('plan', { campaign: READING, as: by.name, on, chance })],
    truth: {
      nature: 'submission',
      unit: by.id,
      campaign: READING.id,
      decision: ['accept'],
      why: 'the campaign of this year, not of last year',
    },
  }
}

/** A name mistyped by the school itself. */
export const slipOfThePen: Situation = ({ chance, on, campaign }) => {
  const by = chance.one(OWN_ADDRESS)
  const slipped = by.name.replace('小学', '小校').replace('中学', '中校')
  return {
    program: chance.one([neteaseWeb, qqWeb]),
    draft: {
      from: { name: '小江', address: by.from },
      subject: `${slipped}${campaign.words[0]}总结`,
      lines: ['请查收'],
    },
    papers: [paper('summary', { campaign, as: slipped, on, chance })],
    truth: {
      nature: 'submission',
      unit: by.id,
      campaign: campaign.id,
      decision: ['accept', 'review'],
      why: 'its own name mistyped',
    },
  }
}

/** A picture is named after the partner school. */
export const partnerInPictureName: Situation = ({ chance, on, campaign }) => {
  const by = chance.one(OWN_ADDRESS)
  const other = chance.one(OWN_ADDRESS.filter(each => apart(each, by)))
  return {
    program: neteaseWeb,
    draft: {
      from: { name: by.name, address: by.from },
      subject: `${by.name}${campaign.words[0]}照片`,
      lines: ['请查收'],
    },
    papers: photos(['开幕.jpg', `与${other.name}联谊.jpg`, '颁奖.jpg', '合影.jpg'], `${by.id}pp${on.day}`),
    truth: {
      nature: 'submission',
      unit: by.id,
      campaign: campaign.id,
      decision: ['accept', 'review'],
      why: 'a picture names the partner',
    },
  }
}

/** The special school is exempt from the reading month and mails all the same. */
export const exemptButWilling: Situation = ({ chance, on }) => {
  const by = school('special-school')
  return {
    program: neteaseWeb,
    draft: { from: { name: by.name, address: by.from }, subject: `${by.name}读书月总结`, lines: ['请查收'] },
    papers: [paper('summary', { campaign: READING, as: by.name, on, chance })],
    truth: {
      nature: 'submission',
      unit: by.id,
      campaign: READING.id,
      decision: ['accept', 'review'],
      why: 'exempt, but reports',
    },
  }
}
