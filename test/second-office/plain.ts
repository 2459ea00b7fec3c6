// Mail as it should be, more or less: listed addresses, the school's own words.
import { foxmail, outlook } from '../../src/demo/dialects/desktop.ts'
import { iphone } from '../../src/demo/dialects/iphone.ts'
import { neteaseWeb } from '../../src/demo/dialects/netease.ts'
import { exmail, qqPhone, qqWeb } from '../../src/demo/dialects/qq.ts'
import { READING, SAFETY } from './office.ts'
import { archive, essays, paper, photos, sheet } from './papers.ts'
import { OWN_ADDRESS, OWN_DOMAIN } from './schools.ts'
import type { Situation } from './situation.ts'

const PROGRAMS = [neteaseWeb, qqWeb, foxmail, outlook, exmail, qqPhone, iphone]
const accepted = (unit: string, campaign: string, why: string) =>
  ({ nature: 'submission', unit, campaign, decision: ['accept'], why }) as const

/** The plain case, from every mail program. */
export const fullName: Situation = ({ chance, on, campaign }) => {
  const by = chance.one(OWN_ADDRESS)
  const writing = { campaign, as: by.name, on, chance }
  return {
    program: chance.one(PROGRAMS),
    draft: {
      from: { name: chance.one(['办公室', by.name, '德育处', '小江']), address: by.from },
      subject: `${by.name}${chance.one(campaign.words)}材料`,
      lines: ['德育科：', `　　现报送我校${campaign.words[0]}材料，请查收。`],
      signature: chance.one([[], [by.name], [`${by.name} 德育处`, '电话：0000-6610000']]),
    },
    papers: [
      paper('summary', writing),
      ...photos(['照片1.jpg', '照片2.jpg', '照片3.jpg', '照片4.jpg'], `${by.id}${on.day}`),
    ],
    truth: { ...accepted(by.id, campaign.id, 'listed address, full name'), decision: ['accept'] },
  }
}

/** The sender alone says whose it is: no name anywhere. */
export const nameless: Situation = ({ chance, on, campaign }) => {
  const by = chance.one(OWN_ADDRESS)
  const writing = { campaign, as: '', on, chance, called: '' }
  return {
    program: chance.one(PROGRAMS),
    draft: {
      from: { name: chance.one(['小江老师', '平安', '静待花开', '138']), address: by.from },
      subject: chance.one([
        `${campaign.words[0]}材料`,
        `${campaign.words[0]}活动总结和照片`,
        `报送${campaign.words[0]}`,
      ]),
      lines: chance.one([[], ['请查收'], ['附件请查收，谢谢！']]),
    },
    papers: [paper('summary', writing), ...photos(['IMG_2041.jpg', 'IMG_2042.jpg'], `${by.id}n${on.day}`)],
    truth: { ...accepted(by.id, campaign.id, 'listed address, nothing else'), decision: ['accept'] },
  }
}

/** A teacher at the school's own domain. */
export const ownDomain: Situation = ({ chance, on, campaign }) => {
  const by = chance.one(OWN_DOMAIN)
  const domain = by.addresses.find(address => address.startsWith('*'))?.slice(2) ?? ''
  const called = chance.one([by.name, by.aliases[0] ?? '', ''])
  return {
    program: chance.one([exmail, outlook, iphone]),
    draft: {
      from: { name: '江小禾', address: `jxh${chance.below(90)}@${domain}` },
      subject: `${called}${chance.one(campaign.words)}照片`,
      lines: ['老师好，照片见附件。'],
    },
    papers: photos(['现场1.jpg', '现场2.jpg', '现场3.jpg', '现场4.jpg', '现场5.jpg'], `${by.id}d${on.day}`),
    truth: { ...accepted(by.id, campaign.id, 'any address at the domain'), decision: ['accept'] },
  }
}

/** Everything in one zip with GBK names, in folders by material. */
export const zipped: Situation = ({ chance, on }) => {
  const by = chance.one(OWN_ADDRESS)
  const writing = { campaign: READING, as: by.name, on, chance }
  const alias = by.aliases[0] ?? by.name
  const inside = [
    { folder: '方案/', papers: [paper('plan', writing)] },
    { folder: '征文/', papers: essays(3, writing) },
    { folder: '', papers: [sheet('list', writing)] },
    { folder: '活动照片/', papers: photos(['晨读.jpg', '分享会.jpg', '图书漂流.jpg', '颁奖.jpg'], `${by.id}z`) },
  ].flatMap(({ folder, papers }) =>
    papers.map(each => ({ ...each, file: { ...each.file, name: `${folder}${each.file.name}` } })),
  )
  return {
    program: chance.one([neteaseWeb, qqWeb, foxmail]),
    draft: {
      from: { name: alias, address: by.from },
      subject: `${alias}书香临江读书月全部材料`,
      lines: ['材料已打包，请查收。'],
    },
    papers: [archive(`${alias}读书月.zip`, inside, on, chance.one(['gbk', 'utf-8'] as const))],
    truth: { ...accepted(by.id, READING.id, 'one archive with folders'), decision: ['accept'] },
  }
}

/** "报送：区教育局，抄送：…" names others, but not as senders. */
export const otherNamesAsRecipients: Situation = ({ chance, on, campaign }) => {
  const by = chance.one(OWN_ADDRESS)
  const other = chance.one(
    OWN_ADDRESS.filter(each => each.id !== by.id && !by.name.includes(each.name) && !each.name.includes(by.name)),
  )
  const writing = { campaign, as: by.name, on, chance, mentions: `本次活动与${other.name}联合开展。` }
  return {
    program: chance.one(PROGRAMS),
    draft: {
      from: { name: by.aliases[0] ?? '', address: by.from },
      subject: `${by.name}${chance.one(campaign.words)}活动总结`,
      lines: ['区教育局德育科：', '　　现报送我校活动总结。', '', `抄送：${other.name}`],
      signature: [by.name],
    },
    papers: [paper('summary', writing)],
    truth: {
      ...accepted(by.id, campaign.id, 'another school is mentioned and copied to'),
      decision: ['accept', 'review'],
    },
  }
}

/** A report typed into the mail itself. */
export const inTheText: Situation = ({ chance, on, campaign }) => {
  const by = chance.one(OWN_ADDRESS)
  return {
    program: chance.one([neteaseWeb, qqWeb]),
    draft: {
      from: { name: by.name, address: by.from },
      subject: `${by.name}${campaign.words[0]}活动总结`,
      lines: [
        `${by.name}${campaign.words[0]}活动总结`,
        '　　根据通知要求，我校认真组织，扎实开展活动，现将有关情况总结如下。',
        '　　一、加强领导，落实责任。学校成立领导小组，校长任组长，制定方案，层层落实，确保活动取得实效。',
        '　　二、形式多样，注重实效。各年级结合学生特点开展主题班会、手抄报、讲座和演练，全校师生一千余人参加。',
        '　　三、总结经验，持续推进。今后我校将继续把这项工作抓紧抓好，建立长效机制。',
        by.name,
        `${on.year}年${on.month}月${on.day}日`,
      ],
    },
    papers: [],
    truth: { ...accepted(by.id, campaign.id, 'the report is the text'), decision: ['accept'], body: 'summary' },
  }
}

/** The name says nothing; the document's title does. */
export const unnamedDocument: Situation = ({ chance, on, campaign }) => {
  const by = chance.one(OWN_ADDRESS)
  const writing = { campaign, as: by.name, on, chance }
  return {
    program: chance.one(PROGRAMS),
    draft: { from: { name: '小江', address: by.from }, subject: chance.one(['（无主题）', '材料', '']), lines: [] },
    papers: [
      paper('summary', writing, chance.one(['新建 Microsoft Word 文档.docx', '文档1.docx', '扫描件.pdf', '1.docx'])),
    ],
    truth: { ...accepted(by.id, campaign.id, 'only the document says what it is'), decision: ['accept', 'review'] },
  }
}

/** Nil return in its usual words. */
export const nil: Situation = ({ chance, campaign }) => {
  const by = chance.one(OWN_ADDRESS)
  return {
    program: chance.one(PROGRAMS),
    draft: {
      from: { name: by.name, address: by.from },
      subject: chance.one([`${by.name}${campaign.words[0]}零报告`, `${campaign.words[0]}零报告`]),
      lines: [
        chance.one([
          '我校因校舍维修未开展此项活动，特此零报告。',
          '本校无相关活动，零报告。',
          '我园未组织开展相关活动，现作零报告。',
        ]),
      ],
    },
    papers: [],
    truth: { ...accepted(by.id, campaign.id, 'nil return'), decision: ['accept', 'review'], body: 'nil' },
  }
}

/** Corrections and supplements after the first mail. */
export const correction: Situation = ({ chance, on }) => {
  const by = chance.one(OWN_ADDRESS)
  const writing = { campaign: SAFETY, as: by.name, on, chance }
  return {
    program: chance.one(PROGRAMS),
    draft: {
      from: { name: by.aliases[0] ?? '', address: by.from },
      subject: `更正：${by.name}安全教育日隐患排查台账`,
      lines: ['上次的台账有误，请以此件为准。'],
    },
    papers: [sheet('ledger', { ...writing, called: `${by.aliases[0]}（更正）` })],
    truth: { ...accepted(by.id, SAFETY.id, 'a corrected sheet'), decision: ['accept'] },
  }
}
