// The first week: the plans come in, with a question, advertising, and the first mail that a person has to look at.
import { foxmail, outlook } from '../dialects/desktop.ts'
import { iphone } from '../dialects/iphone.ts'
import { advertising } from '../dialects/machine.ts'
import { neteaseWeb } from '../dialects/netease.ts'
import { exmail, qqPhone, qqWeb } from '../dialects/qq.ts'
import { packed, photos, plan, stamped } from '../documents.ts'
import type { Scene } from '../scene.ts'
import { unit } from '../units.ts'
import { fromUnit } from './from-unit.ts'

export const PLANS: readonly Scene[] = [
  {
    ...fromUnit('library', 0, '14:20'),
    slug: 'library-plan',
    program: neteaseWeb,
    subject: '青禾县图书馆科普月活动方案',
    lines: ['县科协科普部：', '　　现报送我馆科普月活动方案，请查收。'],
    attachments: on => [plan(unit('library'), on)],
    note: { zh: '县图书馆用 163 网页邮箱报方案（GBK 编码）', en: 'The library mails its plan from 163 web mail (GBK)' },
  },
  {
    slug: 'advertising-boards',
    day: 0,
    time: '16:05',
    program: advertising,
    from: { name: '科普展板定制', address: 'promo@zhanban.example' },
    subject: '【限时优惠】全国科普月展板、背景墙、活动方案模板一站式服务',
    lines: ['科普月展板八折，活动方案、活动总结模板免费送！', '退订请回复 TD。'],
    note: { zh: '广告，满篇“科普月”“活动方案”', en: "Advertising, full of the campaign's own words" },
  },
  {
    ...fromUnit('no1-school', 1, '09:12'),
    slug: 'no1-school-question',
    program: neteaseWeb,
    subject: '请问科普月照片的要求',
    lines: ['您好！', '　　请问活动照片要不要原图，横竖有没有要求？谢谢！'],
    note: { zh: '县一中来问照片的要求：不是报送', en: 'No. 1 School asks about the photos: no submission' },
  },
  {
    ...fromUnit('weather-bureau', 1, '10:40'),
    slug: 'weather-bureau-plan',
    program: outlook,
    subject: '气象局科普月活动方案',
    lines: ['附件为我局科普月活动方案，请审阅。'],
    attachments: on => [plan(unit('weather-bureau'), on)],
    note: { zh: '气象局用 Outlook 报方案', en: 'The weather bureau mails its plan from Outlook' },
  },
  {
    ...fromUnit('science-museum', 2, '08:55'),
    slug: 'science-museum-plan',
    program: exmail,
    subject: '关于报送县科技馆科普月活动方案的函',
    lines: ['县科协：', '　　我馆科普月活动方案（盖章扫描件）见附件。'],
    attachments: on => [stamped(unit('science-museum'), on, '科普月活动方案', '县科技馆科普月活动方案（盖章）.pdf')],
    note: { zh: '县科技馆用腾讯企业邮报方案，盖章扫描件', en: 'The science museum: a stamped scan, from exmail' },
  },
  {
    ...fromUnit('experimental-primary', 2, '15:31'),
    slug: 'experimental-primary-plan',
    program: qqWeb,
    subject: '实验小学科普月方案',
    lines: ['老师好，我校方案发您，请查收！'],
    attachments: on => [plan(unit('experimental-primary'), on, '科普月方案（终稿）.docx')],
    note: { zh: '实验小学用 QQ 邮箱报方案', en: 'The primary school mails its plan from QQ mail' },
  },
  {
    ...fromUnit('people-hospital', 3, '11:02'),
    slug: 'people-hospital-plan',
    program: outlook,
    subject: '县人民医院全国科普月活动方案',
    lines: ['科普部：', '　　我院方案见附件1，请查收。'],
    attachments: on => [plan(unit('people-hospital'), on, '附件1：青禾县人民医院科普月活动实施方案.docx')],
    note: { zh: '县人民医院报方案', en: 'The hospital mails its plan' },
  },
  {
    ...fromUnit('culture-centre', 3, '17:20'),
    slug: 'culture-centre-plan',
    program: foxmail,
    subject: '县文化馆科普月活动计划',
    lines: ['您好：', '　　县文化馆科普月活动计划已附上。'],
    attachments: on => [plan(unit('culture-centre'), on, '县文化馆科普月活动计划.docx')],
    note: { zh: '县文化馆用 Foxmail 报方案，写作“计划”', en: 'The culture centre calls its plan 计划, from Foxmail' },
  },
  {
    ...fromUnit('baishi-town', 4, '20:17'),
    slug: 'baishi-town-plan',
    program: qqPhone,
    subject: '白石镇科普月活动方案',
    lines: ['见附件。'],
    signature: ['发自我的手机'],
    attachments: on => [plan(unit('baishi-town'), on, '白石镇方案.docx')],
    note: { zh: '白石镇周末用手机 QQ 邮箱报方案', en: 'Baishi Town mails its plan from a telephone, on a Saturday' },
  },
  {
    ...fromUnit('agri-extension', 6, '09:30'),
    slug: 'agri-extension-plan',
    program: neteaseWeb,
    subject: '农技中心科普月活动安排',
    lines: ['现将我中心科普月活动安排报上。'],
    attachments: on => [plan(unit('agri-extension'), on, '农技中心科普月活动安排.docx')],
    note: { zh: '农技中心报方案，写作“安排”', en: 'The farm advisers call their plan 安排' },
  },
  {
    slug: 'liuxi-town-leader-forwards',
    day: 6,
    time: '10:15',
    program: iphone,
    from: { name: '清溪', address: 'qingxi_demo@qq.com' },
    subject: 'Fwd: 柳溪镇科普月活动方案',
    lines: ['请收。'],
    attachments: on => [plan(unit('liuxi-town'), on)],
    forwarded: days => ({
      from: unit('liuxi-town').from,
      to: { name: '清溪', address: 'qingxi_demo@qq.com' },
      subject: '柳溪镇科普月活动方案',
      sentAt: days.at(6, '09:48'),
      lines: ['请领导审阅，同意后请转县科协科普部。', '', ...unit('liuxi-town').signature],
    }),
    note: {
      zh: '柳溪镇领导从手机转来方案，地址不在名单里',
      en: 'A leader of Liuxi Town forwards the plan from a telephone; the address is on no list',
    },
  },
  {
    ...fromUnit('no1-school', 6, '16:48'),
    slug: 'no1-school-plan',
    program: neteaseWeb,
    subject: '青禾一中科普月活动方案及海报',
    lines: ['您好！', '　　方案和海报打包发送，请查收。'],
    attachments: on => [
      packed(
        '青禾一中科普月材料.zip',
        [plan(unit('no1-school'), on), ...photos(unit('no1-school'), ['活动海报.jpg'])],
        on,
      ),
    ],
    note: {
      zh: '县一中把方案和海报打包，包里是 GBK 文件名',
      en: 'No. 1 School packs its plan and poster: a zip with GBK names',
    },
  },
]
