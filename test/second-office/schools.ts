// The schools of 临江区, a district that does not exist, and the words by which people call them.

export type School = {
  id: string
  name: string
  aliases: string[]
  addresses: string[]
  notify: string[]
  /** Address from which it usually writes; one that the roster lists, exactly or by domain. */
  from: string
  /** How people call it, other than by name and alias. */
  nicknames: string[]
}

// id | name | aliases | addresses | nicknames. "@" alone: the school's own domain, ID.example.
const TABLE = `
no1-middle | 临江区第一中学 | 区一中,临江一中 | ljyz_demo@163.com | 临江第一中学
no2-middle | 临江区第二中学 | 区二中,临江二中 | ljez_demo@qq.com,@ | 临江第二中学
no11-middle | 临江区第十一中学 | 区十一中,临江十一中 | ljsyz_demo@126.com | 临江第十一中学
no12-middle | 临江区第十二中学 | 区十二中 | @ | 临江第12中学
experimental-middle | 临江区实验中学 | 区实验中学 | ljsyzx_demo@163.com | 临江实验中学
yucai-middle | 临江区育才中学 | 育才中学 | ycmid_demo@qq.com | 育才初中
foreign-school | 临江外国语学校 | 临外 | @ | 外国语学校
no1-primary | 临江区第一小学 | 区一小,临江一小 | ljyx_demo@163.com | 临江第1小学
no2-primary | 临江区第二小学 | 区二小 | ljex_demo@qq.com | 临江第2小学
no3-primary | 临江区第三小学 | 区三小 | @ | 临江三小
experimental-primary | 临江区实验小学 | 区实验小学 | ljsx_demo@163.com,@ | 临江实验小学
experimental-north | 临江区实验小学北校区 | 实验小学北校区,实小北校区 | ljsxb_demo@163.com | 实小北校
experimental-kindergarten | 临江区实验小学附属幼儿园 | 实验小学附幼 | ljsxy_demo@qq.com | 实小附属幼儿园
normal-primary | 江城师范附属实验小学 | 师范附小,附属实验小学 | @ | 江城师范附小
yucai-primary | 临江区育才小学 | 育才小学 | ycpri_demo@qq.com | 临江育才小学
binhe-primary | 临江区滨河小学 | 滨河小学 | binhe_demo@126.com | 临江滨河小学
binhe-road-primary | 临江区滨河路小学 | 滨河路小学 | binhelu_demo@126.com | 临江滨河路小学
sunshine-primary | 临江区阳光小学 | 阳光小学 | @ | 临江阳光小学
sunshine-kindergarten | 临江区阳光幼儿园 | 阳光幼儿园 | ygyey_demo@qq.com | 临江阳光幼儿园
qingfeng-central | 临江区青枫镇中心小学 | 青枫镇中心小学,青枫中心校 | qingfeng_demo@163.com | 青枫中心小学
qingfeng-middle | 临江区青枫镇初级中学 | 青枫镇初级中学,青枫初中 | qingfeng_demo@163.com | 青枫镇初中
qingfeng-kindergarten | 临江区青枫镇中心幼儿园 | 青枫镇中心幼儿园,青枫幼儿园 | qingfeng_demo@163.com | 青枫镇幼儿园
baiyang-central | 临江区白杨乡中心小学 | 白杨乡中心小学,白杨中心校 | baiyang_demo@163.com | 白杨中心小学
baiyang-village | 临江区白杨乡柳沟小学 | 柳沟小学 | baiyang_demo@163.com | 白杨柳沟小学
dongpu-central | 临江区东浦镇中心小学 | 东浦镇中心小学,东浦中心校 | dongpu_demo@qq.com | 东浦中心小学
dongpu-nine-year | 临江区东浦镇九年一贯制学校 | 东浦九年制学校,东浦学校 | @ | 东浦九年一贯制学校
special-school | 临江区特殊教育学校 | 区特校,特殊教育学校 | ljtx_demo@163.com | 临江特校
vocational-school | 临江区职业教育中心 | 区职教中心 | ljzj_demo@126.com,@ | 临江职教中心
youth-palace | 临江区青少年宫 | 区青少年宫 | @ | 临江青少年宫
teacher-school | 临江区教师进修学校 | 区进修校,进修学校 | ljjx_demo@163.com | 临江进修学校
kindergarten-1 | 临江区第一幼儿园 | 区一幼 | ljyy_demo@qq.com | 临江一幼
kindergarten-2 | 临江区第二幼儿园 | 区二幼 | ljey_demo@qq.com | 临江二幼
agency-kindergarten | 临江区直属机关幼儿园 | 区直机关幼儿园,机关幼儿园 | ljjg_demo@163.com | 临江机关幼儿园
hexi-primary | 临江区河西小学 | 河西小学 | hexi_demo@126.com | 临江河西小学
hexi-branch | 临江区河西小学分校 | 河西小学分校,河西分校 | hexifx_demo@126.com | 临江河西分校
wenfeng-primary | 临江区文峰小学 | 文峰小学 | @ | 临江文峰小学
wenfeng-middle | 临江区文峰中学 | 文峰中学 | wfzx_demo@163.com | 临江文峰中学
longtan-primary | 临江区龙潭小学 | 龙潭小学 | longtan_demo@qq.com | 临江龙潭小学
minzu-school | 临江区民族学校 | 民族学校 | @ | 临江民族学校
private-hongde | 弘德双语学校 | 弘德学校,弘德双语 | @ | 弘德双语实验学校
`

export const SCHOOLS: readonly School[] = TABLE.trim().split('\n').map(parse)

function parse(row: string): School {
  const [id = '', name = '', aliases = '', addresses = '', nicknames = ''] = row.split(' | ')
  const listed = addresses.split(',').map(address => (address === '@' ? `*@${id}.example` : address))
  const exact = listed.filter(address => !address.startsWith('*'))
  const domain = listed.find(address => address.startsWith('*'))?.slice(2)
  const office = domain ? `office@${domain}` : undefined
  return {
    id,
    name,
    aliases: aliases.split(','),
    addresses: listed,
    notify: exact.length > 0 ? exact : [office ?? ''],
    from: exact[0] ?? office ?? '',
    nicknames: nicknames.split(','),
  }
}

/** One of them by id. */
export function school(id: string): School {
  const found = SCHOOLS.find(each => each.id === id)
  if (!found) throw new Error(`there is no school ${id}`)
  return found
}

/** Schools whose address is theirs alone. */
export const OWN_ADDRESS = SCHOOLS.filter(
  each => SCHOOLS.filter(other => other.addresses.includes(each.addresses[0] ?? '')).length === 1,
)

/** Schools with a domain of their own: any teacher there writes for the school. */
export const OWN_DOMAIN = SCHOOLS.filter(each => each.addresses.some(address => address.startsWith('*')))

/** Address → the schools that share it. */
export const SHARED: ReadonlyMap<string, readonly School[]> = new Map(
  [
    ...Map.groupBy(
      SCHOOLS.filter(each => each.addresses.length === 1),
      each => each.addresses[0] ?? '',
    ),
  ].filter(([, sharing]) => sharing.length > 1),
)
