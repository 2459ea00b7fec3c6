// Mail that is no material at all: questions, remarks, machines.
import { advertising, bounce, exchangeAutoReply, qqAutoReply } from '../../src/demo/dialects/machine.ts'
import { neteaseWeb } from '../../src/demo/dialects/netease.ts'
import { qqWeb } from '../../src/demo/dialects/qq.ts'
import { READING, SAFETY } from './office.ts'
import { sheet } from './papers.ts'
import { OWN_ADDRESS } from './schools.ts'
import type { Mail, Situation } from './situation.ts'

/** Asks something. */
export const question: Situation = ({ chance, campaign }) => {
  const by = chance.one(OWN_ADDRESS)
  return {
    program: chance.one([neteaseWeb, qqWeb]),
    draft: {
      from: { name: by.name, address: by.from },
      subject: chance.one([`请问${campaign.words[0]}`, `${campaign.words[0]}咨询`, '请教']),
      lines: [
        chance.one([
          '请问照片要不要原图？',
          '您好，想问一下总结要盖章吗？',
          '征文每校最多报几篇？谢谢！',
          '请问截止时间可否延长两天？',
        ]),
      ],
    },
    papers: [],
    truth: {
      nature: 'correspondence',
      unit: by.id,
      campaign: campaign.id,
      campaignAlso: [null, READING.id, SAFETY.id],
      decision: ['review'],
      why: 'a question',
    },
  }
}

/** Thanks and promises. */
export const remark: Situation = ({ chance }) => {
  const by = chance.one(OWN_ADDRESS)
  return {
    program: chance.one([neteaseWeb, qqWeb]),
    draft: {
      from: { name: by.name, address: by.from },
      subject: chance.one(['回复: 材料收到', 'Re: 回执', '回复：请报送读书月活动材料']),
      lines: [
        chance.one(['收到，谢谢！', '好的，我们明天补报照片。', '收到，正在整理，周五前报送。', '谢谢老师，辛苦了']),
      ],
    },
    papers: [],
    truth: {
      nature: 'correspondence',
      unit: by.id,
      campaign: READING.id,
      campaignAlso: [null, SAFETY.id],
      decision: ['review', 'ignore'],
      why: 'no material',
    },
  }
}

/** The empty form comes back with a question. */
export const formWithQuestion: Situation = ({ chance, on }) => {
  const by = chance.one(OWN_ADDRESS)
  return {
    program: qqWeb,
    draft: {
      from: { name: by.name, address: by.from },
      subject: '请问台账怎么填',
      lines: ['您好，请问附件的台账第三列怎么填？谢谢！'],
    },
    papers: [{ ...sheet('ledger', { campaign: SAFETY, as: '', on, chance, called: '附件2：' }), material: 'ledger' }],
    truth: {
      nature: 'correspondence',
      natureAlso: ['submission'],
      unit: by.id,
      campaign: SAFETY.id,
      campaignAlso: [null, READING.id],
      decision: ['review'],
      why: 'asks how to fill the form',
    },
  }
}

/** A machine wrote it. */
export const automatic: Situation = ({ chance, campaign }): Mail => {
  const by = chance.one(OWN_ADDRESS)
  const kind = chance.one(['qq', 'exchange', 'bounce', 'ad'] as const)
  const truth = (nature: string): Mail['truth'] => ({
    nature,
    unit: null,
    unitAlso: [by.id],
    campaign: null,
    campaignAlso: [campaign.id, READING.id, SAFETY.id],
    decision: ['ignore'],
    filesMatter: false,
    why: nature,
  })
  if (kind === 'bounce')
    return {
      program: bounce(by.from),
      draft: {
        from: { name: '', address: 'MAILER-DAEMON@mx.linjiang.example' },
        subject: '请报送读书月活动材料',
        lines: [],
      },
      papers: [],
      returnPath: '',
      truth: truth('bounce'),
    }
  if (kind === 'ad')
    return {
      program: advertising,
      draft: {
        from: { name: '书香文化', address: 'promo@shuxiang-books.example' },
        subject: '【团购】书香临江读书月图书、征文集、活动方案一站式',
        lines: ['读书月图书八折，活动方案、总结模板免费下载。退订回 TD。'],
      },
      papers: [],
      truth: truth('bulk'),
    }
  return {
    program: kind === 'qq' ? qqAutoReply : exchangeAutoReply,
    draft: {
      from: { name: by.name, address: by.from },
      subject: kind === 'qq' ? '自动回复:请报送读书月活动材料' : '自动答复: 请报送读书月活动材料',
      lines: ['您的邮件已收到，我会尽快回复。'],
    },
    papers: [],
    truth: truth('auto-reply'),
  }
}
