// Mail from addresses that nobody listed, and from addresses that several schools share.
import { foxmail } from '../../src/demo/dialects/desktop.ts'
import { iphone } from '../../src/demo/dialects/iphone.ts'
import { neteaseWeb } from '../../src/demo/dialects/netease.ts'
import { qqPhone, qqWeb } from '../../src/demo/dialects/qq.ts'
import type { Chance } from './chance.ts'
import { archive, paper, photos } from './papers.ts'
import { OWN_ADDRESS, SCHOOLS, SHARED } from './schools.ts'
import type { Situation } from './situation.ts'

const PROGRAMS = [neteaseWeb, qqWeb, foxmail, qqPhone, iphone]
const stranger = (chance: Chance) => ({
  name: chance.one(['小江', '静水流深', '教书匠', 'A江老师', '']),
  address: `t${1000 + chance.below(9000)}_demo@${chance.one(['qq.com', '163.com', '126.com'])}`,
})

/** A private account, but subject, title and sign-off all say whose it is. */
export const namedEverywhere: Situation = ({ chance, on, campaign }) => {
  const by = chance.one(SCHOOLS)
  const writing = { campaign, as: by.name, on, chance }
  return {
    program: chance.one(PROGRAMS),
    draft: {
      from: stranger(chance),
      subject: `${by.name}${chance.one(campaign.words)}活动总结`,
      lines: ['请查收。'],
      signature: [by.name],
    },
    papers: [paper('summary', writing)],
    truth: {
      nature: 'submission',
      unit: by.id,
      campaign: campaign.id,
      decision: ['accept', 'review'],
      why: 'unlisted, named in several places',
    },
  }
}

/** One hint is not enough. */
export const namedOnce: Situation = ({ chance, on, campaign }) => {
  const by = chance.one(SCHOOLS)
  return {
    program: chance.one(PROGRAMS),
    draft: { from: stranger(chance), subject: `${by.name}${campaign.words[0]}照片`, lines: [] },
    papers: photos(['1.jpg', '2.jpg', '3.jpg'], `${by.id}o${on.day}`),
    truth: {
      nature: 'submission',
      unit: by.id,
      campaign: campaign.id,
      decision: ['review'],
      why: 'unlisted, named once',
    },
  }
}

/** Nobody knows. */
export const unknown: Situation = ({ chance, on, campaign }) => ({
  program: chance.one(PROGRAMS),
  draft: {
    from: stranger(chance),
    subject: chance.one(['照片', `${campaign.words[0]}照片`, '活动材料']),
    lines: ['请查收'],
  },
  papers: photos(['mmexport1.jpg', 'mmexport2.jpg'], `u${on.day}${chance.below(99)}`),
  truth: {
    nature: 'submission',
    unit: null,
    campaign: campaign.id,
    campaignAlso: [null, 'reading-2027', 'safety-2027'],
    decision: ['review'],
    why: 'unlisted and unnamed',
  },
})

/** A school of the same name in another district: none of ours. */
export const otherDistrict: Situation = ({ chance, on, campaign }) => {
  const name = chance.one(['江北区第一小学', '江北区实验小学', '南湖区阳光小学', '北山县第二中学', '江北区育才中学'])
  return {
    program: chance.one(PROGRAMS),
    draft: {
      from: stranger(chance),
      subject: `${name}${campaign.words[0]}活动总结`,
      lines: ['请查收。'],
      signature: [name],
    },
    papers: [paper('summary', { campaign, as: name, on, chance })],
    truth: {
      nature: 'submission',
      unit: null,
      unitAlso: SCHOOLS.map(each => each.id),
      campaign: campaign.id,
      decision: ['review'],
      why: 'a namesake in another district',
    },
  }
}

/** "实验小学" alone may be three schools here. */
export const ambiguous: Situation = ({ chance, on, campaign }) => {
  const name = chance.one(['实验小学', '一小', '育才', '青枫学校', '幼儿园', '中心小学'])
  return {
    program: chance.one(PROGRAMS),
    draft: {
      from: stranger(chance),
      subject: `${name}${campaign.words[0]}材料`,
      lines: ['请查收。'],
      signature: [name],
    },
    papers: [paper('summary', { campaign, as: name, on, chance })],
    truth: {
      nature: 'submission',
      unit: null,
      unitAlso: SCHOOLS.map(each => each.id),
      campaign: campaign.id,
      decision: ['review'],
      why: 'a name that several schools have',
    },
  }
}

/** A parent, not the school. */
export const parent: Situation = ({ chance, on, campaign }) => {
  const by = chance.one(SCHOOLS)
  return {
    program: chance.one([qqPhone, iphone]),
    draft: {
      from: stranger(chance),
      subject: `${by.name}三（2）班${campaign.words[0]}照片`,
      lines: ['老师您好，我是班里的家长，孩子的照片发您。'],
    },
    papers: photos(['孩子1.jpg', '孩子2.jpg'], `${by.id}p${on.day}`),
    truth: {
      nature: 'submission',
      natureAlso: ['correspondence'],
      unit: by.id,
      unitAlso: [null],
      campaign: campaign.id,
      campaignAlso: [null],
      decision: ['review'],
      why: 'a parent writes',
    },
  }
}

/** The shared mailbox of a school district; the papers say which school. */
export const sharedNamed: Situation = ({ chance, on, campaign }) => {
  const [address, sharing] = chance.one([...SHARED])
  const by = chance.one(sharing)
  const writing = { campaign, as: by.name, on, chance }
  return {
    program: chance.one([neteaseWeb, qqWeb]),
    draft: { from: { name: '学区办', address }, subject: `${by.name}${campaign.words[0]}总结`, lines: ['请查收。'] },
    papers: [paper('summary', writing)],
    truth: {
      nature: 'submission',
      unit: by.id,
      campaign: campaign.id,
      decision: ['accept', 'review'],
      why: 'shared address, one school named',
    },
  }
}

/** The shared mailbox, and nobody named. */
export const sharedNameless: Situation = ({ chance, on, campaign }) => {
  const [address, sharing] = chance.one([...SHARED])
  return {
    program: chance.one([neteaseWeb, qqWeb]),
    draft: { from: { name: '学区办', address }, subject: `${campaign.words[0]}总结`, lines: [] },
    papers: [paper('summary', { campaign, as: '', on, chance, called: '' })],
    truth: {
      nature: 'submission',
      unit: null,
      unitAlso: sharing.map(each => each.id),
      campaign: campaign.id,
      decision: ['review'],
      why: 'shared address, nobody named',
    },
  }
}

/** One mail with the material of all schools of a district. */
export const sharedAll: Situation = ({ chance, on, campaign }) => {
  const [address, sharing] = chance.one([...SHARED])
  const papers = sharing.map(by => paper('summary', { campaign, as: by.name, on, chance }))
  return {
    program: chance.one([neteaseWeb, qqWeb]),
    draft: { from: { name: '学区办', address }, subject: `${campaign.words[0]}各校总结`, lines: ['各校总结见附件。'] },
    papers: chance.next() < 0.5 ? papers : [archive('各校总结.zip', papers, on)],
    truth: {
      nature: 'submission',
      unit: null,
      unitAlso: sharing.map(each => each.id),
      campaign: campaign.id,
      decision: ['review'],
      why: 'several schools in one mail',
    },
  }
}

/** A headmaster forwards from a private telephone what the school's office mailed him. */
export const forwardedByStranger: Situation = ({ chance, on, campaign }) => {
  const by = chance.one(OWN_ADDRESS)
  const from = stranger(chance)
  return {
    program: chance.one([iphone, qqPhone]),
    draft: {
      from,
      subject: `Fwd: ${by.name}${campaign.words[0]}总结`,
      lines: ['转'],
      forwarded: {
        from: { name: by.name, address: by.from },
        to: from,
        subject: `${by.name}${campaign.words[0]}总结`,
        sentAt: on.subtract({ hours: 2 }),
        lines: ['校长，总结请审阅，可转教育局。', by.name],
      },
    },
    papers: [paper('summary', { campaign, as: by.name, on, chance })],
    truth: {
      nature: 'submission',
      unit: by.id,
      campaign: campaign.id,
      decision: ['review', 'accept'],
      why: 'forwarded by an unlisted person',
    },
  }
}
