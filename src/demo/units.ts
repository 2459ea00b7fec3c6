// The units of the example office, as their own people know them: what they did, and how they sign. Names and listed
// addresses stand in config/units.yaml; the ids here are the same.
import type { Sender } from './draft.ts'

/** One unit. `from` is the address it usually writes from, with the name that its mail program shows. */
export type UnitFacts = {
  id: string
  name: string
  from: Sender
  signature: readonly string[]
  activity: string
  audience: string
  place: string
  sessions: number
  people: number
}

// The hotel is exempt and does not write.
// id | name | shown | address | desk | telephone | activity | audience | place | sessions | people
const TABLE = `
no1-school | 青禾县第一中学 | 青禾一中教务处 | qhyz_demo@163.com | 教务处 | 0000-7700101 | 水火箭发射与天文观测 | 全校师生 | 学校操场和天文台 | 6 | 1420
experimental-primary | 青禾县实验小学 | 县实小大队部 | qhsyxx_demo@qq.com | 少先队大队部 | 0000-7700102 | 科学小实验嘉年华 | 一至六年级学生 | 学校风雨操场 | 4 | 860
vocational-school | 青禾县职业技术学校 | 青禾职校 | qhzx_demo@126.com | 学生处 | 0000-7700103 | 新能源汽车拆装体验 | 在校学生和社区居民 | 实训中心 | 3 | 310
science-museum | 青禾县科技馆 | 县科技馆展教部 | zhanjiao@qhkjg.example | 展教部 | 0000-7700201 | 科学表演秀与流动科技馆进乡村 | 青少年 | 科技馆一楼大厅 | 9 | 2360
library | 青禾县图书馆 | 青禾县图书馆 | qhtsg_demo@163.com | 读者服务部 | 0000-7700202 | 科学家故事分享会 | 少年儿童和家长 | 图书馆报告厅 | 5 | 430
children-library | 青禾县少年儿童图书馆 | 少儿馆 | qhset_demo@qq.com | 办公室 | 0000-7700203 | 科普绘本共读与手工 | 三至十岁儿童 | 少儿馆绘本区 | 7 | 520
culture-centre | 青禾县文化馆 | 县文化馆 | qhwhg_demo@126.com | 办公室 | 0000-7700204 | 植物拓印与传统工艺里的科学 | 社区居民 | 文化馆非遗教室 | 4 | 260
people-hospital | 青禾县人民医院 | 县人民医院宣教科 | xjk@qhyy.example | 宣教科 | 0000-7700301 | 急救知识进社区 | 社区居民 | 和平社区广场 | 8 | 1130
tcm-hospital | 青禾县中医医院 | 中医院办公室 | qhzyy_demo@163.com | 办公室 | 0000-7700302 | 识百草、学养生 | 中老年群众 | 中医院门诊广场 | 3 | 380
weather-bureau | 青禾县气象局 | 气象局办公室 | qxj@qinghe.example | 办公室 | 0000-7700401 | 气象观测站开放日 | 中小学生 | 国家气象观测站 | 2 | 190
agri-extension | 青禾县农业技术推广中心 | 县农技中心 | qhnj_demo@126.com | 综合科 | 0000-7700402 | 秋收减损与病虫害绿色防控 | 种植户 | 柳溪镇田间学校 | 5 | 240
liuxi-town | 柳溪镇人民政府 | 柳溪镇党政办 | liuxi@qinghe.example | 党政办 | 0000-7700501 | 反诈与科学用药宣传 | 镇村居民 | 柳溪镇文化广场 | 4 | 610
baishi-town | 白石镇人民政府 | 白石镇 | baishi_demo@qq.com | 党政办 | 0000-7700502 | 防震减灾应急演练 | 镇村居民和学生 | 白石镇中心小学 | 3 | 450
cuiping-scenic | 翠屏山旅游景区 | 翠屏山景区宣传部 | xuanchuan@cuipingshan.example | 宣传部 | 0000-7700601 | 翠屏山植物识别与地质科普游 | 游客 | 翠屏山游客中心 | 10 | 1750
herun-agritech | 禾润农业科技有限公司 | 禾润农业 | kjb@herun.example | 科技部 | 0000-7700603 | 智慧大棚参观 | 种植户 | 公司大棚 | 1 | 40
`

const UNITS = new Map(
  TABLE.trim()
    .split('\n')
    .map(row => {
      const facts = parse(row)
      return [facts.id, facts] as const
    }),
)

function parse(row: string): UnitFacts {
  const cells = row.split(' | ')
  const [id = '', name = '', shown = '', address = '', desk = '', phone = '', activity = ''] = cells
  const [audience = '', place = '', sessions = '', people = ''] = cells.slice(7)
  return {
    id,
    name,
    from: { name: shown, address },
    signature: [`${name} ${desk}`, `电话：${phone}`],
    activity,
    audience,
    place,
    sessions: Number(sessions),
    people: Number(people),
  }
}

/** One of the units, by the id that it has in the roster. Throws where the story names one that is not there. */
export function unit(id: string): UnitFacts {
  const facts = UNITS.get(id)
  if (facts === undefined) throw new Error(`the demo knows no unit "${id}"`)
  return facts
}

/** All of them. */
export function allUnits(): UnitFacts[] {
  return [...UNITS.values()]
}
