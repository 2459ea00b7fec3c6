// Recalls: Outlook's and Exchange's own, and a person's plain withdrawal. Nothing is taken away by itself; a person decides.
import type { Automatic } from '../../reading/reading.ts'
import type { Facts } from './facts.ts'

const SUBJECT =
  /^\s*(?:撤回|召回|收回|recall|message recall)\s*[:：]|^\s*(?:通知\s*[:：]\s*)?[[【](?:邮件)?(?:已)?(?:撤回|召回)(?:邮件)?(?:通知|报告|成功|失败)?[\]】]|^\s*(?:邮件(?:撤回|召回)|(?:撤回|召回)邮件)(?:通知|报告|请求|成功|失败)?\s*(?:[:：]|$)|^\s*message recall (?:success|failure|report)/i
/** A provider's notice; a person who says so sends the right file along. */
const PROVIDER = /(?:已|已经|成功)(?:撤回|召回)了?(?:一封|此|该|这封|发给您的)?邮件[“"「《:：]/
const OUTLOOK = /将撤回(?:此?邮件|.{0,3}[“"「])|希望撤回|would like to recall the message|wants to recall/i

/** Words by which a person takes back what was sent; what it is must be named, and nothing new comes along. */
const WITHDRAWS =
  /(?:请|恳请|麻烦|烦请|予以|申请|特此|现)?[^。！？\n]{0,12}(?:撤回|撤销|收回|作废|不作数|不再报送|予以删除|请删除|不要采用|请勿采用|请勿使用|暂不采用|不予采用)/
const THING =
  /邮件|材料|总结|方案|报告|附件|表格?|照片|图片|视频|文件|稿|报送|发送|发错|发的|version|attachment|e-?mail|message/i
const ENGLISH =
  /\b(?:please (?:disregard|ignore|discard|delete)|i (?:would like|wish|want) to (?:withdraw|recall)|we (?:hereby )?withdraw)\b/i
/** Advertising's courtesy: 如给您带来不便，请删除. */
const COURTESY = /(?:如|若|倘)[^。！？\n]{0,40}(?:打扰|不便|误|无意|不需要|不感兴趣)[^。！？\n]{0,20}删除/
const QUESTION = /[?？]|能否|可否|是否|吗[。！]?$/

export function recall(facts: Facts): Automatic | null {
  const { head, body, files } = facts
  const found = (because: string): Automatic => ({
    nature: 'recall',
    because,
    about: { originalMessageId: head.inReplyTo[0] ?? null, letterKey: null, failures: [] },
  })
  if (SUBJECT.test(head.subject)) return found('subject-recall')
  if (OUTLOOK.test(body.text.slice(0, 300))) return found('words-outlook-recall')
  if (files === 0 && PROVIDER.test(body.text.slice(0, 300))) return found('words-provider-recall')
  const text = body.text.trim()
  if (files > 0 || text.length > 400 || QUESTION.test(text)) return null
  const withdraws = WITHDRAWS.test(text.replace(COURTESY, '')) && THING.test(text)
  return withdraws || ENGLISH.test(text) ? found('words-withdrawal') : null
}
