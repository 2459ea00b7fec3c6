// The second week: the last plans, activities and their photos, and the first units that are done.
import { foxmail, outlook } from '../dialects/desktop.ts'
import { iphone } from '../dialects/iphone.ts'
import { neteaseWeb } from '../dialects/netease.ts'
import { exmail, qqPhone, qqWeb } from '../dialects/qq.ts'
import { packed, photos, plan, stats, summary } from '../documents.ts'
import type { Scene } from '../scene.ts'
import { unit } from '../units.ts'
import { fromUnit } from './from-unit.ts'

export const ACTIVITIES: readonly Scene[] = [
  {
    ...fromUnit('tcm-hospital', 7, '10:22'),
    slug: 'tcm-hospital-plan',
    program: neteaseWeb,
    subject: '【青禾县中医医院】科普月活动方案',
    lines: ['附件为我院科普月活动方案。'],
    attachments: on => [plan(unit('tcm-hospital'), on)],
    note: { zh: '中医院在方案截止当天报来', en: 'The TCM hospital: its plan, on the day it is due' },
  },
  {
    ...fromUnit('cuiping-scenic', 7, '17:45'),
    slug: 'cuiping-scenic-plan',
    program: exmail,
    subject: '翠屏山景区科普月活动方案',
    lines: ['您好，景区活动方案见附件。'],
    attachments: on => [plan(unit('cuiping-scenic'), on)],
    note: { zh: '翠屏山景区按域名认出，不必逐个登记邮箱', en: 'The scenic area is known by its domain' },
  },
  {
    slug: 'library-sends-for-children-library',
    day: 7,
    time: '20:10',
    program: neteaseWeb,
    from: unit('library').from,
    subject: '少儿图书馆科普月活动方案（代发）',
    lines: ['您好！少儿馆邮箱今天登录不上，方案由县图书馆代发，请查收。'],
    signature: unit('children-library').signature,
    attachments: on => [plan(unit('children-library'), on)],
    note: {
      zh: '县图书馆替少儿馆代发：两家都沾边，请人定',
      en: "The library mails the children's library's plan: whose is it?",
    },
  },
  {
    ...fromUnit('vocational-school', 8, '14:00'),
    slug: 'vocational-school-plan-late',
    program: neteaseWeb,
    subject: '职校科普月活动方案（补报）',
    lines: ['抱歉晚了一天，现补报我校活动方案。'],
    attachments: on => [plan(unit('vocational-school'), on, '县职校科普月活动方案.docx')],
    note: { zh: '职校的方案迟了一天', en: "The vocational school's plan is a day late" },
  },
  {
    ...fromUnit('library', 10, '16:30'),
    slug: 'library-photos-and-news',
    program: neteaseWeb,
    subject: '县图书馆科普月活动照片和报道',
    lines: ['现报送活动照片3张。', '微信公众号推送：https://mp.weixin.qq.com/s/DEMO-qinghe-library-0918'],
    attachments: () => photos(unit('library'), ['分享会现场.jpg', '亲子阅读.jpg', '小读者提问.jpg']),
    note: { zh: '县图书馆报照片和公众号报道', en: 'The library: photos and a link to its news' },
  },
  {
    ...fromUnit('experimental-primary', 11, '12:20'),
    slug: 'experimental-primary-phone-photos',
    program: qqPhone,
    subject: '科普月照片',
    lines: [],
    signature: ['发自我的手机'],
    attachments: () =>
      photos(unit('experimental-primary'), ['IMG_0919_1.jpg', 'IMG_0919_2.jpg', 'IMG_0919_3.jpg', 'IMG_0919_4.jpg']),
    note: { zh: '实验小学用手机发照片，一个字没写', en: 'The primary school mails phone photos without a word' },
  },
  {
    slug: 'no1-school-teacher-photos',
    day: 12,
    time: '21:10',
    program: iphone,
    from: { name: '小禾老师', address: 'xiaohe@qhyz.example' },
    subject: '一中科普月活动照片',
    lines: ['天文观测的照片，请查收～'],
    attachments: () => photos(unit('no1-school'), ['观测一.jpg', '观测二.jpg', '水火箭发射.jpg']),
    note: {
      zh: '县一中的老师从自己的校内邮箱发照片',
      en: "A teacher of No. 1 School mails photos from the school's domain",
    },
  },
  {
    ...fromUnit('science-museum', 13, '10:00'),
    slug: 'science-museum-report',
    program: exmail,
    subject: '县科技馆科普月活动总结、统计表、照片',
    lines: ['县科协：', '　　我馆总结、统计表和照片见附件，请查收。'],
    attachments: on => [
      summary(unit('science-museum'), on),
      stats(unit('science-museum'), on),
      packed(
        '活动照片.zip',
        photos(unit('science-museum'), [
          '照片/科学表演秀.jpg',
          '照片/流动科技馆.jpg',
          '照片/互动体验.jpg',
          '照片/进乡村.jpg',
        ]),
        on,
      ),
    ],
    note: { zh: '县科技馆第一个报齐', en: 'The science museum is the first to be complete' },
  },
  {
    ...fromUnit('weather-bureau', 13, '15:00'),
    slug: 'weather-bureau-report',
    program: outlook,
    subject: '气象局科普月活动材料',
    lines: ['现报送总结1份、统计表1份、照片3张。'],
    attachments: on => [
      summary(unit('weather-bureau'), on),
      stats(unit('weather-bureau'), on),
      ...photos(unit('weather-bureau'), ['开放日1.jpg', '开放日2.jpg', '开放日3.jpg']),
    ],
    note: { zh: '气象局也报齐了', en: 'The weather bureau is complete too' },
  },
  {
    slug: 'stranger-writes-for-culture-centre',
    day: 13,
    time: '16:20',
    program: qqWeb,
    from: { name: '清风徐来', address: 'qingfeng_demo@qq.com' },
    subject: '材料',
    lines: ['领导您好，材料发给您了。'],
    attachments: on => [
      summary(unit('culture-centre'), on, '总结.docx'),
      stats(unit('culture-centre'), on, '统计表.xlsx'),
      ...photos(unit('culture-centre'), ['mmexport1790000001.jpg', 'mmexport1790000002.jpg', 'mmexport1790000003.jpg']),
    ],
    note: {
      zh: '私人 QQ 邮箱，只在文件里写了县文化馆：请人定',
      en: 'A private QQ address; only the documents name the culture centre: a person decides',
    },
  },
  {
    ...fromUnit('liuxi-town', 13, '17:05'),
    slug: 'liuxi-town-photos',
    program: foxmail,
    subject: '柳溪镇科普月活动图片',
    lines: ['活动图片3张，总结随后报送。'],
    attachments: () => photos(unit('liuxi-town'), ['文化广场宣传.jpg', '发放资料.jpg', '现场咨询.jpg']),
    note: { zh: '柳溪镇先报照片', en: 'Liuxi Town mails its photos first' },
  },
]
