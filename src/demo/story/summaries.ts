// The third week: what the reminders bring back, from people and from machines.
import { outlook } from '../dialects/desktop.ts'
import { bounce, exchangeAutoReply, qqAutoReply } from '../dialects/machine.ts'
import { neteaseWeb } from '../dialects/netease.ts'
import { qqPhone, qqWeb } from '../dialects/qq.ts'
import { chineseTime, hex } from '../draft.ts'
import { packed, photos, plan, stats, summary, summaryParagraphs } from '../documents.ts'
import type { Scene } from '../scene.ts'
import { unit } from '../units.ts'
import { fromUnit } from './from-unit.ts'

export const SUMMARIES: readonly Scene[] = [
  {
    slug: 'people-hospital-absence',
    day: 14,
    time: '09:02',
    program: exchangeAutoReply,
    from: unit('people-hospital').from,
    subject: '自动答复: 科普月活动材料报送提醒',
    lines: ['您好，宣教科今天外出开展义诊，邮件将于明天回复。'],
    note: { zh: '医院邮箱自动答复：不登记，也不回信', en: "The hospital's absence notice: neither filed nor answered" },
  },
  {
    slug: 'primary-school-absence',
    day: 14,
    time: '09:03',
    program: qqAutoReply,
    from: unit('experimental-primary').from,
    subject: '自动回复:科普月活动材料报送提醒',
    lines: ['您的来信已收到，谢谢！'],
    note: { zh: 'QQ 邮箱自动回复', en: 'An absence notice of QQ mail' },
  },
  {
    slug: 'cuiping-scenic-bounce',
    day: 14,
    time: '09:05',
    program: bounce('yunying@cuipingshan.example'),
    from: { name: '', address: 'MAILER-DAEMON@mx.qinghe.example' },
    subject: '科普月活动材料报送提醒',
    unreturnable: true,
    note: { zh: '退信：翠屏山景区登记的邮箱已停用', en: "A bounce: the scenic area's listed mailbox is gone" },
  },
  {
    ...fromUnit('herun-agritech', 14, '14:40'),
    slug: 'herun-agritech-nil',
    program: neteaseWeb,
    subject: '禾润农业科技有限公司科普月零报告',
    lines: ['县科协：', '　　我公司大棚正在改造，科普月期间未开展相关活动，特此零报告。'],
    note: { zh: '禾润公司零报告：不再催它', en: 'Herun has nothing to report: no more reminders' },
  },
  {
    ...fromUnit('people-hospital', 15, '09:50'),
    slug: 'people-hospital-report',
    program: outlook,
    subject: '县人民医院科普月活动总结等材料',
    lines: ['科普部：', '　　我院总结、统计表、照片见附件。'],
    attachments: on => [
      summary(unit('people-hospital'), on, '附件1：县人民医院科普月活动总结.docx'),
      stats(unit('people-hospital'), on, '附件2：科普月活动统计表.xlsx'),
      ...photos(unit('people-hospital'), ['附件3：急救培训.jpg', '附件4：社区义诊.jpg', '附件5：健康讲座.jpg']),
    ],
    note: { zh: '县人民医院报齐', en: 'The hospital is complete' },
  },
  {
    ...fromUnit('no1-school', 15, '11:15'),
    slug: 'no1-school-asks-again',
    program: neteaseWeb,
    subject: '回复: 科普月活动材料报送提醒',
    lines: ['收到。请问统计表有没有统一的模板？'],
    note: { zh: '县一中回信来问：不是报送', en: 'No. 1 School answers with a question' },
  },
  {
    ...fromUnit('agri-extension', 16, '16:10'),
    slug: 'agri-extension-report',
    program: neteaseWeb,
    subject: '农技中心科普月活动总结、统计表、照片',
    lines: ['材料较多，打包发送，请查收。'],
    attachments: on => [
      packed(
        '农技中心科普月材料.zip',
        [
          summary(unit('agri-extension'), on, '农技中心科普月活动总结.docx'),
          stats(unit('agri-extension'), on, '农技中心科普月统计表.xlsx'),
          ...photos(unit('agri-extension'), ['照片/田间讲解.jpg', '照片/秋收现场.jpg', '照片/发放明白纸.jpg']),
        ],
        on,
      ),
    ],
    note: { zh: '农技中心一个压缩包报齐', en: 'The farm advisers: everything in one zip' },
  },
  {
    ...fromUnit('tcm-hospital', 16, '17:32'),
    slug: 'tcm-hospital-report-in-the-text',
    program: neteaseWeb,
    subject: '青禾县中医医院全国科普月活动总结',
    lines: on => [`青禾县中医医院${on.year}年全国科普月活动总结`, ...summaryParagraphs(unit('tcm-hospital'), on)],
    note: {
      zh: '中医院把总结写在正文里，照片贴在下面',
      en: 'The TCM hospital: the summary is the mail itself, photos pasted in',
    },
    attachments: on => [stats(unit('tcm-hospital'), on)],
    pasted: () => photos(unit('tcm-hospital'), ['识百草.jpg', '义诊.jpg', '养生功法.jpg']),
  },
  {
    ...fromUnit('baishi-town', 18, '19:40'),
    slug: 'baishi-town-photos',
    program: qqPhone,
    subject: '白石镇照片',
    lines: ['防震演练照片'],
    signature: ['发自我的手机'],
    attachments: () =>
      photos(unit('baishi-town'), ['mmexport1790100001.jpg', 'mmexport1790100002.jpg', 'mmexport1790100003.jpg']),
    note: { zh: '白石镇周六晚上发来照片', en: 'Baishi Town mails photos on a Saturday night' },
  },
  {
    ...fromUnit('children-library', 20, '14:25'),
    slug: 'children-library-report',
    program: qqWeb,
    subject: '少儿图书馆科普月全部材料',
    lines: ['您好！方案、总结、统计表、照片见附件，视频较大，用超大附件发送。'],
    attachments: on => [
      plan(unit('children-library'), on, '少儿馆科普月活动方案.docx'),
      summary(unit('children-library'), on, '少儿馆科普月活动总结.docx'),
      stats(unit('children-library'), on, '少儿馆科普月活动统计表.xlsx'),
      ...photos(unit('children-library'), ['绘本共读.jpg', '科学手工.jpg', '小小讲解员.jpg']),
    ],
    big: on => [
      {
        name: '少儿馆科普月活动视频.mp4',
        size: '128.03M',
        expires: chineseTime(on.add({ days: 30 })),
        url: `https://wx.mail.qq.com/ftn/download?func=3&key=${hex('children-library/key', 64)}&code=${hex('children-library/code', 8)}`,
      },
    ],
    note: {
      zh: '少儿馆报齐，视频是 QQ 超大附件（有期限的链接）',
      en: "The children's library: all of it, the video as a link that runs out",
    },
  },
  {
    ...fromUnit('library', 20, '15:40'),
    slug: 'library-report',
    program: neteaseWeb,
    subject: '青禾县图书馆科普月活动总结和统计表',
    lines: ['　　现报送我馆科普月活动总结和统计表，请查收。'],
    attachments: on => [summary(unit('library'), on), stats(unit('library'), on)],
    note: { zh: '县图书馆报齐', en: 'The library is complete' },
  },
]
