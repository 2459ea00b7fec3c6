// What each file and link is, of the materials that the campaign asks for. Pure.
import type { Campaign, Material } from '../../config/configuration.ts'
import type { ReadFile, Reading, ReadLink } from '../../reading/reading.ts'
import { simplified } from '../normal.ts'
import { bodyMaterial } from './body-material.ts'
import { UNUSABLE } from '../unusable.ts'
import { best, keysOf } from './keywords.ts'
import { meant } from './synonyms.ts'
import type { Facts } from '../facts.ts'
import type { FileVerdict, LinkVerdict } from '../verdict.ts'
import { looksLikeTemplate } from '../natures/words.ts'

const COVERING = /(关于报送|关于上报|报送.{0,20}的函$|的函$|回执|签收|说明$|情况说明|目录$|清单$|红头|封面)/
/** 信息员登记表 holds 信息 and is no news, 关于延期报送总结的请示 no summary: the last word says what a paper is. */
const OTHER_PAPER =
  /(?:登记表|报名表|信息表|名单|名册|回执|通讯录|请示|申请书?|的函|复函|邀请函|主持词|讲话稿?|发言稿?|议程|须知|批复|证明|承诺书|修改意见)(?:[（(][^）)]*[）)])?$/
/** The asking office's notice, or a superior's, that came along. */
const NOTICE = /(?:通知|通报)(?:稿)?(?:[（(][^）)]*[）)])?(?:\(\d+\))?$/
const ISSUES = /印发.*(?:方案|计划|总结|预案|意见)/
const CORRECTION =
  /更正|修改|修订|以此为准|以这份为准|以本次为准|重新报送|替换|更新|终稿|最终|定稿|新版|改后|v\d|revised|corrected|final|replace/i
/** Says outright that the former one is void; beside it 补充 only says why. */
const VOIDS = /以.{0,6}为准|替换|作废|更正|覆盖|重新(报送|发送|上报|提交)|replaces?\b|supersede/i
const SUPPLEMENT = /补充|补报|补交|补发|再报|另报|supplement|additional/i
/** Notes on a file that cannot count as received. */
const USELESS = new Set([...UNUSABLE, 'empty'])

export function materialOf(
  file: ReadFile,
  campaign: Campaign,
  reading: Reading,
): { material: string | null; because: string } {
  if (file.decoration) return { material: null, because: 'decoration' }
  if (file.kind === 'archive' || file.kind === 'message') return { material: null, because: 'container' }
  if (file.notes.some(note => USELESS.has(note.code))) return { material: null, because: 'unusable' }
  const fitting = campaign.materials.filter(
    material => material.kinds.length === 0 || material.kinds.includes(file.kind),
  )
  if (fitting.length === 0) return { material: null, because: 'kind-not-asked' }
  if (file.isBody) return bodyMaterial(file, fitting, reading)
  const bareName = simplified(file.name.replace(/\.[A-Za-z0-9]{1,5}$/, ''))
  const title = simplified([file.document?.title ?? '', ...(file.document?.head.slice(0, 4) ?? [])].join('\n'))
  if (looksLikeTemplate(bareName)) return { material: null, because: 'template' }
  // 关于报送…总结的通知 asks for a summary, and 关于印发…方案的通知 is the plan: what the notice itself says decides.
  if (NOTICE.test(bareName) && !ISSUES.test(bareName)) return { material: null, because: 'notice' }
  const paper = OTHER_PAPER.exec(bareName)
  if (
    paper &&
    !fitting.some(material =>
      keysOf(material).some(key => bareName.lastIndexOf(key) + key.length > paper.index && bareName.includes(key)),
    )
  )
    return { material: null, because: 'another-paper' }
  const byName = best(bareName, fitting)
  const byTitle = best(title, fitting)
  if (COVERING.test(bareName) && !byTitle) return { material: null, because: 'covering-letter' }
  if (/^关于(报送|上报|呈报)/m.test(title) && /函|报告$/.test(title) && !byName)
    return { material: null, because: 'covering-letter' }
  if (byName) return { material: byName.id, because: 'file-name' }
  if (byTitle) return { material: byTitle.id, because: 'title' }
  const byOtherWord = meant(bareName, fitting) ?? meant(file.document?.title ?? '', fitting)
  if (byOtherWord) return { material: byOtherWord.id, because: 'synonym' }
  const keyless = fitting.filter(material => material.keywords.length === 0)
  if (keyless.length === 1 && fitting.length === 1 && keyless[0]) return { material: keyless[0].id, because: 'kind' }
  if (file.kind === 'image' || file.kind === 'video' || file.kind === 'audio')
    return fitting[0] ? { material: fitting[0].id, because: 'kind' } : { material: null, because: 'none' }
  const words = `${reading.head.subject}\n${reading.body.text}\n${reading.inner.map(inner => `${inner.subject}\n${inner.body.text}`).join('\n')}`
  const folder = best(file.path.split('/').slice(0, -1).join('\n'), fitting)
  if (folder) return { material: folder.id, because: 'folder' }
  const text = best(file.document?.text.slice(0, 3000) ?? '', fitting)
  const siblings = reading.files.filter(other => other !== file && !other.decoration && other.kind === file.kind)
  const byWords = fitting.filter(material => keysOf(material).some(key => words.includes(key)))
  if (byWords.length === 1 && siblings.length === 0 && byWords[0])
    return { material: byWords[0].id, because: 'message-words' }
  if (siblings.length <= byWords.length) {
    const taken = new Set(siblings.map(other => best(`${other.name}\n${other.document?.title ?? ''}`, fitting)?.id))
    const [left, another] = byWords.filter(material => !taken.has(material.id))
    if (left && !another) return { material: left.id, because: 'message-words' }
  }
  if (text && file.document) return { material: text.id, because: 'text' }
  return { material: null, because: 'none' }
}

export function fileVerdicts(
  reading: Reading,
  campaignOf: (file: ReadFile) => Campaign | null,
  unit: string | null,
  facts: Facts,
  byFile: ReadonlyMap<number, string>,
): FileVerdict[] {
  const words = `${reading.head.subject}\n${reading.body.text}`
  const known = new Map<string, ReturnType<Facts['accepted']>>()
  const beforeIn = (id: string) => {
    const accepted = known.get(id) ?? (unit === null ? [] : facts.accepted(unit, id))
    known.set(id, accepted)
    return accepted
  }
  return reading.files.map((file, position) => {
    const own = byFile.get(position)
    const split = own !== undefined && own !== unit ? own : null
    const campaign = campaignOf(file)
    // The same picture stood in the signature of another mail of the unit's: it is a logo here too.
    if (file.kind === 'image' && unit !== null && facts.repeated(file.sha256, unit))
      return { material: null, unit: split, role: 'new', because: 'repeated-picture' }
    if (!campaign) return { material: null, unit: split, role: 'new', because: 'no-campaign' }
    const before = beforeIn(campaign.id)
    const { material, because } = materialOf(file, campaign, reading)
    return {
      material,
      unit: split,
      role: roleOf(file, campaign.materials.find(({ id }) => id === material) ?? null, before, words),
      because,
    }
  })
}

function roleOf(
  file: ReadFile,
  material: Material | null,
  before: ReturnType<Facts['accepted']>,
  words: string,
): FileVerdict['role'] {
  if (material === null) return 'new'
  if (before.some(earlier => earlier.sha256 === file.sha256)) return 'resend'
  const same = before.filter(earlier => earlier.material === material.id)
  if (same.length === 0) return 'new'
  if (SUPPLEMENT.test(words) && !CORRECTION.test(file.name) && !VOIDS.test(words)) return 'supplement'
  if (CORRECTION.test(words) || CORRECTION.test(file.name)) return 'replacement'
  // Several are asked for and not all are here: without a word it is the next one.
  if (same.length < material.min) return 'supplement'
  return file.kind === 'document' || file.kind === 'sheet' || file.kind === 'slides' ? 'replacement' : 'supplement'
}

export function linkVerdicts(links: readonly ReadLink[], campaign: Campaign | null, reading: Reading): LinkVerdict[] {
  const fetched = new Set(
    reading.files.flatMap(({ notes }) => notes.filter(({ code }) => code === 'fetched')).map(({ detail }) => detail),
  )
  return links.map(link => {
    if (!campaign) return { material: null, because: 'no-campaign' }
    // The file itself is here: counted as that, and not twice.
    if (fetched.has(link.url)) return { material: null, because: 'fetched' }
    if (link.kind === 'page') {
      const page = campaign.materials.find(material => material.kinds.includes('page'))
      return page ? { material: page.id, because: 'kind' } : { material: null, because: 'kind-not-asked' }
    }
    return cloudMaterial(link, campaign, reading)
  })
}

const VIDEO = /\.(mp4|mov|avi|wmv|mkv|flv|m4v|3gp|mpg|mpeg)$|视频|短片|录像|video/i
const IMAGE = /\.(jpe?g|png|heic|bmp|gif|tiff?)$|照片|图片|相片|photo|picture/i

/** By the promised file's name and the words beside the link; what is no promise of any material stays unnamed. */
function cloudMaterial(link: ReadLink, campaign: Campaign, reading: Reading): LinkVerdict {
  const words = link.name ?? ''
  const around = `${reading.head.subject}\n${reading.body.text}`
  for (const text of [words, around]) {
    if (text === '') continue
    const named = best(
      text,
      campaign.materials.filter(material => material.keywords.length > 0 || text === words),
    )
    if (VIDEO.test(text)) {
      const video = campaign.materials.find(material => material.kinds.includes('video'))
      if (video) return { material: video.id, because: 'video' }
    }
    if (IMAGE.test(text)) {
      const image = campaign.materials.find(material => material.kinds.includes('image'))
      if (image) return { material: image.id, because: 'image' }
    }
    if (text === words && named) return { material: named.id, because: 'name' }
  }
  const cloud = campaign.materials.find(material => material.kinds.includes('cloud'))
  return cloud ? { material: cloud.id, because: 'kind' } : { material: null, because: 'none' }
}
