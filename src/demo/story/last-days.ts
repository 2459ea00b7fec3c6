// The last evening with its corrections, the day of the deadline, and the two that are late.
import { foxmail, outlook } from '../dialects/desktop.ts'
import { iphone } from '../dialects/iphone.ts'
import { neteaseWeb } from '../dialects/netease.ts'
import { exmail, qqPhone, qqWeb } from '../dialects/qq.ts'
import { chineseTime, hex } from '../draft.ts'
import { photos, stamped, stats, summary } from '../documents.ts'
import type { Scene } from '../scene.ts'
import { unit } from '../units.ts'
import { fromUnit } from './from-unit.ts'

export const CORRECTIONS: readonly Scene[] = [
  {
    ...fromUnit('liuxi-town', 20, '09:10'),
    slug: 'liuxi-town-report',
    program: foxmail,
    subject: '柳溪镇科普月活动总结、统计表',
    lines: ['现报送我镇科普月活动总结和统计表。'],
    attachments: on => [summary(unit('liuxi-town'), on), stats(unit('liuxi-town'), on)],
    note: { zh: '柳溪镇报总结和统计表', en: 'Liuxi Town: summary and statistics' },
  },
  {
    ...fromUnit('liuxi-town', 20, '18:25'),
    slug: 'liuxi-town-correction',
    program: foxmail,
    subject: '【更正】柳溪镇科普月活动统计表',
    lines: ['上午所报统计表人次有误，请以此件为准。'],
    attachments: on => [stats(unit('liuxi-town'), on, '柳溪镇科普月活动统计表（更正）.xlsx', 680)],
    note: { zh: '最后一晚：柳溪镇更正统计表', en: 'The last evening: Liuxi Town corrects its figures' },
  },
  {
    ...fromUnit('library', 20, '19:02'),
    slug: 'library-correction',
    program: neteaseWeb,
    subject: '青禾县图书馆科普月活动总结（修改后）',
    lines: ['　　总结有修改，请以本次为准，谢谢！'],
    attachments: on => [
      summary(unit('library'), on, `青禾县图书馆${on.year}年科普月活动总结（修改后）.docx`, '其中亲子家庭120组。'),
    ],
    note: { zh: '县图书馆更正总结', en: 'The library corrects its summary' },
  },
  {
    ...fromUnit('children-library', 20, '20:36'),
    slug: 'children-library-correction',
    program: qqWeb,
    subject: '更正：少儿馆科普月活动统计表',
    lines: ['统计表场次填错了，重新发送，请替换。'],
    attachments: on => [stats(unit('children-library'), on, '少儿馆科普月活动统计表(1).xlsx', 546)],
    note: { zh: '少儿馆更正统计表', en: "The children's library corrects its figures" },
  },
  {
    ...fromUnit('weather-bureau', 20, '20:51'),
    slug: 'weather-bureau-correction',
    program: outlook,
    subject: '气象局科普月活动总结（最终版）',
    lines: ['以此版总结为准，此前所报作废。'],
    attachments: on => [
      summary(unit('weather-bureau'), on, '青禾县气象局科普月活动总结（最终版）.docx', '线上收看3200人次。'),
    ],
    note: { zh: '气象局换成最终版总结', en: 'The weather bureau sends its final version' },
  },
  {
    ...fromUnit('science-museum', 20, '21:44'),
    slug: 'science-museum-correction',
    program: exmail,
    subject: '县科技馆科普月活动统计表（以此为准）',
    lines: ['流动科技馆场次有补充，请以此表为准。'],
    attachments: on => [stats(unit('science-museum'), on, '县科技馆科普月活动统计表-新.xlsx', 2510)],
    note: { zh: '县科技馆换统计表：一晚五件更正', en: 'The science museum too: five corrections in one evening' },
  },
]

export const DEADLINE: readonly Scene[] = [
  {
    ...fromUnit('experimental-primary', 21, '09:30'),
    slug: 'experimental-primary-report',
    program: qqWeb,
    subject: '实验小学科普月总结和统计表',
    lines: ['老师好，总结（盖章）和统计表请查收！'],
    attachments: on => [
      stamped(unit('experimental-primary'), on, '科普月活动总结', '实验小学科普月活动总结（盖章）.pdf'),
      stats(unit('experimental-primary'), on),
    ],
    note: { zh: '截止当天：实验小学报齐', en: 'The day of the deadline: the primary school is complete' },
  },
  {
    ...fromUnit('cuiping-scenic', 21, '10:50'),
    slug: 'cuiping-scenic-report',
    program: exmail,
    subject: '翠屏山景区科普月活动总结、统计表、照片及视频',
    lines: ['您好，材料见附件，视频见超大附件。'],
    attachments: on => [
      summary(unit('cuiping-scenic'), on),
      stats(unit('cuiping-scenic'), on),
      ...photos(unit('cuiping-scenic'), ['植物识别.jpg', '地质讲解.jpg', '研学队伍.jpg', '游客参与.jpg']),
    ],
    big: on => [
      {
        name: '翠屏山科普月视频.mp4',
        size: '86.25M',
        expires: chineseTime(on.add({ days: 30 })),
        url: `https://exmail.qq.com/cgi-bin/ftnExs_download?k=${hex('cuiping-scenic/key', 80)}&t=exs_ftn_download&code=${hex('cuiping-scenic/code', 8)}`,
      },
    ],
    note: { zh: '翠屏山景区报齐，视频是企业邮超大附件', en: 'The scenic area is complete, its video a link of exmail' },
  },
  {
    slug: 'no1-school-report',
    day: 21,
    time: '15:05',
    program: iphone,
    from: { name: '小禾老师', address: 'xiaohe@qhyz.example' },
    subject: '青禾一中科普月活动总结和统计表',
    lines: ['总结和统计表，请查收。'],
    attachments: on => [
      summary(unit('no1-school'), on, '青禾一中科普月活动总结.docx'),
      stats(unit('no1-school'), on, '青禾一中科普月活动统计表.xlsx'),
    ],
    note: { zh: '县一中从 iPhone 报总结和统计表', en: 'No. 1 School: summary and statistics, from an iPhone' },
  },
  {
    ...fromUnit('vocational-school', 21, '17:52'),
    slug: 'vocational-school-late',
    program: neteaseWeb,
    subject: '县职校科普月活动总结、统计表、照片',
    lines: ['网络故障，发晚了，请谅解。'],
    attachments: on => [
      summary(unit('vocational-school'), on, '县职校科普月活动总结.docx'),
      stats(unit('vocational-school'), on, '县职校科普月活动统计表.xlsx'),
      ...photos(unit('vocational-school'), ['实训体验1.jpg', '实训体验2.jpg', '实训体验3.jpg']),
    ],
    note: {
      zh: '职校迟了二十二分钟：照收，记作迟报',
      en: 'The vocational school is 22 minutes late: taken, and marked so',
    },
  },
  {
    ...fromUnit('baishi-town', 22, '11:20'),
    slug: 'baishi-town-late',
    program: qqPhone,
    subject: '白石镇科普月总结、统计表',
    lines: ['补报总结和统计表。'],
    signature: ['发自我的手机'],
    attachments: on => [
      summary(unit('baishi-town'), on, '白石镇科普月总结.docx'),
      stats(unit('baishi-town'), on, '白石镇统计表.xlsx'),
    ],
    note: { zh: '白石镇催后补报', en: 'Baishi Town, after the reminder that follows the deadline' },
  },
]
