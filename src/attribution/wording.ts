// Reasons in the words of a coordinator, Chinese and English. A code that is missing here is a fault that a test finds.
import { noteName } from './note-words.ts'
import type { Language } from '../config/configuration.ts'
import type { Nature, Reason } from './verdict.ts'

type Words = (values: Record<string, string>) => string

const PLACES: Record<Language, Record<string, string>> = {
  'zh-CN': {
    subject: '主题',
    'file-name': '文件名',
    folder: '压缩包内目录',
    letterhead: '文件抬头',
    'sign-off': '文件落款',
    signature: '签名或落款',
    body: '正文',
    'display-name': '发件人名称',
    inner: '转发的原发件人',
  },
  en: {
    subject: 'the subject',
    'file-name': 'a file name',
    folder: 'a folder in an archive',
    letterhead: "a document's heading",
    'sign-off': "a document's sign-off",
    signature: 'the signature',
    body: 'the text',
    'display-name': "the sender's name",
    inner: 'the sender of the forwarded message',
  },
}

const CAMPAIGN_PLACES: Record<Language, Record<string, string>> = {
  'zh-CN': {
    title: '文件标题',
    fileName: '文件名',
    subject: '主题',
    inner: '转发的主题',
    body: '正文',
    text: '附件内容',
  },
  en: {
    title: "a document's title",
    fileName: 'a file name',
    subject: 'the subject',
    inner: 'the forwarded subject',
    body: 'the text',
    text: 'an attached document',
  },
}

const zh: Record<string, Words> = {
  'address-listed': v => `发件地址 ${v.address} 登记在${v.unit}名下`,
  'domain-listed': v => `发件地址 ${v.address} 属于${v.unit}的域名`,
  'address-shared': v => `发件地址 ${v.address} 由几个单位共用：${v.units}`,
  'answers-letter': v => `是对发给${v.unit}的信的回复`,
  'history-by-person': v => `${v.address} 以前的来信，经人确认过属于${v.unit}`,
  history: v => `${v.address} 以前的来信登记在${v.unit}名下（${v.messages} 封）`,
  mentioned: v => `正文或附件里提到${called(v)}`,
  'forwarded-by-other': v => `转发的是${v.unit}的邮件，转发人不是该单位登记的地址`,
  'shared-undecided': v => `看不出是共用单位中的哪一家：${v.units}`,
  'address-unknown': v => (v.address ? `发件地址 ${v.address} 没有登记` : '信上没有发件地址'),
  named: v => `${PLACES['zh-CN'][v.place ?? ''] ?? v.place}写的是${called(v)}`,
  'authentication-failed': v => `发件地址 ${v.address} 未通过本单位邮件服务器的验证，可能是冒名`,
  'junk-folder': () => '在垃圾邮件箱里，且没有通过验证',
  'several-units': v => `同时涉及几个单位：${v.units}`,
  'forwarded-from': v => `转发的原邮件来自${v.unit}`,
  'forward-of-unlisted': v => `转发的原邮件来自没有登记的地址 ${v.address}`,
  'named-other': v => `地址登记在${v.listed}名下，内容写的却是${v.unit}`,
  'weak-hint-only': v => `只有一类地方写着${v.unit}，不足以认定`,
  'campaign-named': v => `${CAMPAIGN_PLACES['zh-CN'][v.place ?? ''] ?? ''}有“${v.word}”（${v.campaign}）`,
  thread: v => `是对“${v.campaign}”来往邮件的回复`,
  'several-campaigns': v => `同时涉及几项活动：${v.campaigns}`,
  'not-yet-open': v => `“${v.campaign}”还没有开始接收`,
  closed: v => `“${v.campaign}”已经停止接收`,
  'other-year': v => `写的是 ${v.written} 年的，而正在接收的是“${v.campaign}”`,
  'last-year': v => `说的是去年的材料，而正在接收的是“${v.campaign}”`,
  'other-edition': v => `写的是“${v.written}”，而正在接收的是“${v.campaign}”`,
  'other-period': v => `写的是“${v.written}”，而正在接收的是“${v.campaign}”`,
  'other-subject': v => `写的是“${v.subject}”，不像是“${v.campaign}”的材料`,
  'unit-not-asked': v => `“${v.campaign}”没有要求这个单位报送`,
  'only-open-campaign': v => `没有写明哪项活动；正在接收的只有“${v.campaign}”`,
  'campaign-unnamed': v => `没有写明哪项活动，可能是：${v.campaign}`,
  'campaign-by-material': v => `没有写明哪项活动，但只有“${v.campaign}”要“${v.word}”`,
  'signed-by-other': v => `文件写的是“${v.written}”，不是发件单位`,
  'campaign-by-papers': v => `几项活动都提到了，以文件为准：“${v.campaign}”`,
  'campaign-none': () => '没有写明哪项活动，来信时也没有正在接收的活动',
  'other-organisation': v => `提到了${v.unit}，但 ${v.domain} 不是登记过的域名`,
  'not-final': () => '来信说这不是正式报送的材料（草稿、征求意见或仅供参考）',
  'for-another': () => '来信说是替别的单位代报、转报',
  'question-with-material': () => '正文里有问题等人答复',
  'nil-with-material': () => '写着没有开展活动，却带着照片、视频或链接',
  'question-with-files': () => '是询问，附件只是用来说明问题的',
  'to-everybody': () => '是发给各单位的通知或资料，不是报送',
  'other-business': () => '是举报、报价、应聘一类的来信，不是报送',
  'marked-bulk': () => '邮件带有群发标记，但发件地址已登记，又带着文件',
  'unit-unnamed': () => '看不出是哪个单位',
  'file-problem': v => `文件“${v.file}”有问题：${noteName(v.problem ?? '', 'zh-CN')}`,
  'no-material': () => '附件和链接都不像是要求报送的材料',
  'own-letter': () => '是本邮箱自己发出的信',
  'automatic-auto-reply': () => '是自动回复',
  'automatic-bounce': () => '是退信',
  'automatic-receipt': () => '是阅读回执',
  'automatic-recall': () => '要求撤回先前的邮件',
  'automatic-calendar': () => '是会议邀请',
  'automatic-bulk': () => '是群发邮件或广告',
  'nil-return': () => '写明无材料可报（零报告）',
  question: () => '是询问，没有附材料',
  promise: () => '说材料随后报送，本次没有附',
  thanks: () => '是致谢或确认，没有附材料',
  'nothing-attached': () => '没有附件，正文也不是材料',
}
const en: Record<string, Words> = {
  'address-listed': v => `sender ${v.address} is listed for ${v.unit}`,
  'domain-listed': v => `sender ${v.address} belongs to the domain of ${v.unit}`,
  'address-shared': v => `sender ${v.address} is shared by ${v.units}`,
  'answers-letter': v => `it answers a letter to ${v.unit}`,
  'history-by-person': v => `a person gave earlier mail of ${v.address} to ${v.unit}`,
  history: v => `earlier mail of ${v.address} was filed for ${v.unit} (${v.messages})`,
  mentioned: v => `the text or a file mentions "${v.text}" (${v.unit})`,
  'forwarded-by-other': v => `the forwarded message is ${v.unit}'s; who forwards it is not listed for it`,
  'shared-undecided': v => `nothing says which of them: ${v.units}`,
  'address-unknown': v => (v.address ? `sender ${v.address} is not listed` : 'the message has no sender address'),
  named: v => `${PLACES.en[v.place ?? ''] ?? v.place} says "${v.text}" (${v.unit})`,
  'authentication-failed': v =>
    `sender ${v.address} failed authentication at the office's own server: it may be forged`,
  'junk-folder': () => 'found in the junk folder, and not authenticated',
  'several-units': v => `several units are named: ${v.units}`,
  'forwarded-from': v => `the forwarded message is from ${v.unit}`,
  'forward-of-unlisted': v => `the forwarded message is from ${v.address}, which is not listed`,
  'named-other': v => `the address is listed for ${v.listed}, the content names ${v.unit}`,
  'weak-hint-only': v => `only one place names ${v.unit}`,
  'campaign-named': v => `${CAMPAIGN_PLACES.en[v.place ?? ''] ?? ''} says "${v.word}" (${v.campaign})`,
  thread: v => `it answers a letter about "${v.campaign}"`,
  'several-campaigns': v => `several campaigns are named: ${v.campaigns}`,
  'not-yet-open': v => `"${v.campaign}" is not open yet`,
  closed: v => `"${v.campaign}" is closed`,
  'other-year': v => `it says ${v.written}, but what is open is "${v.campaign}"`,
  'last-year': v => `it speaks of last year's material, but what is open is "${v.campaign}"`,
  'other-edition': v => `it says "${v.written}", but what is open is "${v.campaign}"`,
  'other-period': v => `it says "${v.written}", but what is open is "${v.campaign}"`,
  'other-subject': v => `it is about "${v.subject}", which does not look like "${v.campaign}"`,
  'unit-not-asked': v => `"${v.campaign}" does not ask this unit`,
  'only-open-campaign': v => `no campaign is named; "${v.campaign}" is the only one open`,
  'campaign-unnamed': v => `no campaign is named; it may be: ${v.campaign}`,
  'campaign-by-material': v => `no campaign is named, but only "${v.campaign}" asks for "${v.word}"`,
  'signed-by-other': v => `a document is headed and signed "${v.written}", which is not the sender`,
  'campaign-by-papers': v => `several campaigns are named; the files decide: "${v.campaign}"`,
  'campaign-none': () => 'no campaign is named, and none is open now',
  'other-organisation': v => `${v.unit} is named, but ${v.domain} is an organisation's domain that is not listed`,
  'not-final': () => 'the sender says that this is not final (a draft, for comment, for reference)',
  'for-another': () => 'the sender says that he hands in for somebody else',
  'question-with-material': () => 'the text asks a question that waits for an answer',
  'nil-with-material': () => 'says that nothing was held, yet brings photos, a video or a link',
  'question-with-files': () => 'a question; the files only show what is meant',
  'to-everybody': () => 'a notice or material for all units, nothing handed in',
  'other-business': () => 'a complaint, an offer or an application, nothing handed in',
  'marked-bulk': () => 'marked as bulk mail, though the sender is listed and files are attached',
  'unit-unnamed': () => 'nothing says which unit it is',
  'file-problem': v => `file "${v.file}": ${noteName(v.problem ?? '', 'en')}`,
  'no-material': () => 'neither files nor links look like the material asked for',
  'own-letter': () => 'our own letter come back',
  'automatic-auto-reply': () => 'an automatic reply',
  'automatic-bounce': () => 'a bounce',
  'automatic-receipt': () => 'a read receipt',
  'automatic-recall': () => 'asks for an earlier message back',
  'automatic-calendar': () => 'a meeting request',
  'automatic-bulk': () => 'bulk mail or advertising',
  'nil-return': () => 'says that there is nothing to report (nil return)',
  question: () => 'a question without material',
  promise: () => 'promises material, carries none',
  thanks: () => 'thanks or confirms, carries no material',
  'nothing-attached': () => 'nothing is attached, and the text is no material',
}
/** “市图”（云溪市图书馆）; the unit's name once where it stands there itself. */
function called({ text, unit }: Record<string, string>): string {
  return text === unit ? `“${unit}”` : `“${text}”（${unit}）`
}

/** One reason as a sentence without its full stop. */
export function explain(reason: Reason, language: Language): string {
  const words = (language === 'zh-CN' ? zh : en)[reason.code]
  return words ? words(reason.values) : reason.code
}

const NATURES: Record<Nature, string> = {
  submission: '报送材料',
  correspondence: '询问或说明',
  'auto-reply': '自动回复',
  bounce: '退信',
  receipt: '阅读回执',
  recall: '撤回请求',
  calendar: '会议邀请',
  bulk: '群发或广告',
  own: '自己的信',
}

/** A nature in the words of a coordinator. */
export function natureName(nature: Nature, language: Language): string {
  return language === 'zh-CN' ? NATURES[nature] : nature
}
