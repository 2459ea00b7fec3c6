// What is right in each notice of test/paperwork/notices, by a reader's judgement. Blank or several where the notice leaves
// it open: `a | b` are candidates, '' is unknown.

export type Expected = {
  title: string | null
  deadline: string
  /** Name, kinds, least number (? where said loosely), own deadline. */
  materials: readonly string[]
  sendTo: string
  units: readonly string[]
  nilReturn: boolean
}

export const EXPECTED: Record<string, Expected> = {
  '01-kepu': {
    title: '2026年全国科普日活动',
    deadline: '2026-09-28',
    materials: [
      '活动方案 document 1 2026-09-14',
      '图片 image 3',
      '视频 video+cloud 1',
      '新闻报道 document+page 1',
      '工作总结 document 1',
    ],
    sendTo: 'kepu@yunxi.example',
    units: ['市图书馆', '市少年儿童图书馆', '市艺研所', '市群艺馆', '市场管理科', '信息科技科'],
    nilReturn: false,
  },
  '02-heritage': {
    title: '“书香校园”建设材料',
    deadline: '2026-10-20 17:30',
    materials: [
      '书香校园建设工作报告 document 2',
      '阅读活动照片 image 5',
      '书香校园建设情况统计表 sheet 1',
      '短视频 video+cloud 0',
    ],
    sendTo: 'shuxiang@linhu.example',
    units: [],
    nilReturn: true,
  },
  '03-jiaoyu-anquan': {
    title: '2026年秋季学期“安全第一课”教育活动',
    deadline: '2026-09-20',
    materials: [
      '活动方案 document 1 2026-09-05',
      '活动总结 document 1',
      '活动照片 image 3',
      '“安全第一课”活动情况统计表 sheet 1',
    ],
    sendTo: 'aqg@qhjyj.example',
    units: [],
    nilReturn: false,
  },
  '04-weijian': {
    title: '2026年“世界精神卫生日”主题宣传活动',
    deadline: '2026-11-06',
    materials: [
      '联络员回执 document+sheet 1 2026-09-30 | 2026-09-30 17:30 | 2026-09-30 18:00',
      '工作总结 document 1',
      '现场照片 image 5',
      '短视频 video+cloud 0',
    ],
    sendTo: 'wsxc@yxwj.example',
    units: ['市第一人民医院', '市中医医院', '市妇幼保健院', '市疾控中心'],
    nilReturn: false,
  },
  '05-xuexiao': {
    title: '校园文化艺术节作品',
    deadline: '2026-10-30 17:00',
    materials: ['参赛作品  6', '作品清单 sheet 1'],
    sendTo: 'yishujie@school.example',
    units: [],
    nilReturn: true,
  },
  '06-english': {
    title: '2026 Community Reading Week',
    deadline: '2026-09-25 17:00',
    materials: [
      'Activity report document 1',
      'photographs image 3',
      'Statistics form sheet 1',
      'short video video+cloud 0',
    ],
    sendTo: 'reading@riverside.example',
    units: [],
    nilReturn: true,
  },
  '07-nianzhong': {
    title: '2026年度工作总结和2027年工作计划',
    deadline: '2027-01-08',
    materials: ['年度工作总结 document 1', '工作计划 document 1'],
    sendTo: 'bgs@yxwl.example',
    units: [],
    nilReturn: false,
  },
  '08-weekday': {
    title: '国家安全教育日活动情况',
    deadline: '2026-04-20 | 2026-04-17',
    materials: ['活动情况报告 document 1', '图片 image 1'],
    sendTo: 'aqr@yunxi.example | aqr2@yunxi.example',
    units: [],
    nilReturn: false,
  },
  '09-renwu': {
    title: '云溪市2026年全民读书月',
    deadline: '',
    materials: ['工作总结 document 1', '图片 image 10', '视频资料 video+cloud 1'],
    sendTo: 'dsy@yxwl.example',
    units: [
      '市图书馆',
      '市少年儿童图书馆',
      '市文化馆',
      '市融媒体中心',
      '市博物馆',
      '云溪市图书馆',
      '云溪市少年儿童图书馆',
      '临湖县文化馆',
    ],
    nilReturn: false,
  },
  '10-biaoge': {
    title: '2026年科技工作者日系列活动',
    deadline: '2026-06-10',
    materials: [
      '活动计划 document 1 2026-05-15',
      '活动照片 image 8',
      '媒体报道链接 document+page 1',
      '活动总结 document 1',
    ],
    sendTo: 'kjgzz@yxkx.example',
    units: [],
    nilReturn: false,
  },
  '11-vague': {
    title: '暑期文化活动材料报送工作',
    deadline: '',
    materials: ['活动照片 image 1', '总结 document 1'],
    sendTo: '',
    units: [],
    nilReturn: false,
  },
  '12-two-dates': {
    title: '2026年农民丰收节活动材料',
    deadline: '2026-10-12 17:30',
    materials: ['总结 document 1', '活动图片 image ?', '活动视频 video+cloud 1', '佐证材料  1'],
    sendTo: 'nmfsj@linhu.example',
    units: [],
    nilReturn: false,
  },
  '13-hospital': {
    title: '“服务百姓健康行动”义诊活动周',
    deadline: '2026-09-22',
    materials: [
      '义诊活动安排表 document 1 2026-09-08 17:00',
      '义诊活动小结 document 1',
      '义诊现场照片 image 4',
      '义诊周活动数据统计表 sheet 1',
    ],
    sendTo: 'ywk@yxyy.example',
    units: [],
    nilReturn: false,
  },
  '14-feiyi': {
    title: '非遗传承人影像资料',
    deadline: '2026-11-30',
    materials: ['传承人登记表 document+sheet 1', '代表作品照片 image 6', '传承活动视频 video+cloud 1'],
    sendTo: 'feiyi@lhwhg.example',
    units: ['县剪纸协会', '县曲艺家协会', '柳溪镇文化站'],
    nilReturn: false,
  },
  '15-kangyang': {
    title: '2026年敬老月活动信息',
    deadline: '2026-11-15',
    materials: ['敬老月活动总结 document 1 2026-11-05', '活动图片 image 3 2026-11-05', '典型经验材料 document 1'],
    sendTo: 'jly@qhmz.example',
    units: [],
    nilReturn: false,
  },
  '16-dangke': {
    title: '“微宣讲”视频征集展播活动',
    deadline: '2026-07-20',
    materials: ['宣讲视频 video+cloud 1', '宣讲稿 document 1', '作品登记表 document+sheet 1'],
    sendTo: 'wxj@qhxc.example',
    units: [],
    nilReturn: false,
  },
  '17-english-circular': {
    title: 'Museum Night 2026 - collection of documentation',
    deadline: '2026-11-20',
    materials: ['written report document 1', 'photos image 5', 'press articles document+page 0'],
    sendTo: 'museums@harbour.example',
    units: [],
    nilReturn: false,
  },
  '18-yasuo': {
    title: '2026年全国中小学生安全教育日材料上报工作',
    deadline: '2026-03-30 16:00',
    materials: ['活动方案 document 1', '活动总结 document 1', '照片 image 4', '安全教育活动统计表 sheet 1'],
    sendTo: 'ywaqk@yxjy.example',
    units: [],
    nilReturn: false,
  },
  '19-yanqi': {
    title: '“最美阅读空间”推荐材料',
    deadline: '2026-09-15 18:00',
    materials: ['推荐表 document+sheet 1', '空间照片 image 5'],
    sendTo: 'kongjian@yxwl.example',
    units: ['市图书馆'],
    nilReturn: false,
  },
}
