// The later notices: their deadlines, amounts and addresses were written down before the reader first met them.

/** What a reader finds in a notice. */
export type Expected = {
  title: string | null
  deadline: string
  /** Name, kinds, least number (? where said loosely), own deadline. */
  materials: readonly string[]
  sendTo: string
  units: readonly string[]
  nilReturn: boolean
}

export const MORE: Record<string, Expected> = {
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
    title: '“最美阅读空间”推荐',
    deadline: '2026-09-15 18:00',
    materials: ['推荐表 document+sheet 1', '空间照片 image 5'],
    sendTo: 'kongjian@yxwl.example',
    units: ['市图书馆'],
    nilReturn: false,
  },
  '20-wenming': {
    title: '2026年文明实践活动材料报送提示',
    deadline: '2026-10-15',
    materials: [
      '志愿服务活动统计表 sheet 1 ',
      '季度工作小结 document 1 2026-09-30',
      '活动图片 image 1 2026-09-30',
      '优秀案例 document 1',
    ],
    sendTo: 'wmb@qhwm.example',
    units: [],
    nilReturn: false,
  },
  '21-tiyu': {
    title: '全民健身日主题活动',
    deadline: '? 2026-08-03',
    materials: [
      '活动方案 document 1 2026-08-03',
      '安全应急预案 document 1 2026-08-03',
      '活动总结 document 1',
      '现场照片 image 10',
      '短视频 video+cloud 3',
    ],
    sendTo: 'qtk@yxty.example',
    units: ['市体育中心', '市游泳馆'],
    nilReturn: false,
  },
  '23-daxue': {
    title: '2026年度科研成果统计表',
    deadline: '2026-12-31',
    materials: ['2026年度科研成果统计表 sheet 1', '佐证材料  1'],
    sendTo: 'keyan@yxdx.example',
    units: [],
    nilReturn: true,
  },
  '24-xiaofang': {
    title: '119消防宣传月活动',
    deadline: '2026-12-05 17:00',
    materials: ['联络员名单 sheet 1 2026-10-28 17:00', '活动总结 document 1', '图片 image 1', '视频资料 video+cloud 1'],
    sendTo: 'xfxc@qhyj.example',
    units: ['县消防救援大队', '县融媒体中心'],
    nilReturn: false,
  },
}
