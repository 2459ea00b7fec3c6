// Mail passed on whose text is itself the report, or only looks like one. Units and people are demo ones.
import { said } from './history.ts'
import type { Mail } from './eml.ts'

/** A report as a unit types it into a mail. */
export const REPORT = [
  '河湾镇文化站科普日活动总结',
  '',
  '按照要求，我站于9月19日至25日集中开展科普日活动，现将有关情况总结如下。',
  '一、加强领导。成立工作专班，召开部署会2次，落实经费3000元。',
  '二、内容丰富。举办讲座6场，参与群众860人次；展出展板48块，发放资料1500份。',
  '三、成效明显。通过公众号发布信息5篇，营造了学科学的氛围。',
  '四、下一步打算。继续整合资源，推动科普工作常态化。',
].join('\n')

/** A notice as an office sends it to those that report. */
export const NOTICE = [
  '关于开展科普日活动的通知',
  '',
  '各乡镇文化站：',
  '为做好今年科普日工作，现将有关事项通知如下。',
  '一、活动时间。9月19日至25日，各站结合实际组织开展。',
  '二、活动内容。举办讲座、展览和体验活动，每站不少于2场。',
  '三、报送要求。请于9月28日前将活动总结和照片报送至本邮箱。',
  '四、工作要求。高度重视，加强宣传，确保安全，务求实效。',
].join('\n')

type Inner = { from: string; to?: string; subject: string; text: string }

/** How programs write a forward, each around the same inner mail. */
export const FORMS: Record<string, (inner: Inner) => string> = {
  netease: ({ from, to = 'clerk@unit.example', subject, text }) =>
    `-------- 转发邮件信息 --------\n发件人：${from}\n发送日期：2026-09-22 15:02:03\n收件人：${to}\n主题：${subject}\n${text}`,
  qq: ({ from, to = 'clerk@unit.example', subject, text }) =>
    `------------------ 原始邮件 ------------------\n发件人: ${from};\n发送时间: 2026年9月22日(星期二) 下午3:02\n收件人: ${to};\n主题: ${subject}\n\n${text}`,
  outlook: ({ from, to = 'clerk@unit.example', subject, text }) =>
    `发件人: ${from}\n发送时间: 2026年9月22日 15:02\n收件人: ${to}\n主题: ${subject}\n\n${text}`,
  iphone: ({ from, to = 'clerk@unit.example', subject, text }) =>
    `下面是被转发的邮件：\n\n发件人: ${from}\n日期: 2026年9月22日 GMT+8 15:02:03\n收件人: ${to}\n主题: ${subject}\n\n${text}`,
  gmail: ({ from, to = 'clerk@unit.example', subject, text }) =>
    `---------- Forwarded message ---------\nFrom: ${from}\nDate: Tue, Sep 22, 2026 at 3:02 PM\nSubject: ${subject}\nTo: ${to}\n\n\n${text}`,
}

const STATION = '河湾文化站 <hewan@station.example>'
const html = (text: string) =>
  text
    .split('\n')
    .map(line => `<div>${line.replaceAll('<', '&lt;').replaceAll('>', '&gt;') || '<br>'}</div>`)
    .join('')
const inner = { from: STATION, subject: '科普日活动总结', text: REPORT }

export const FORWARDS: Mail[] = [
  said('221-forward-report-in-text', '转发：科普日活动总结', `请查收。\n\n${FORMS['qq']?.(inner)}`),
  said(
    '222-forward-report-in-page',
    '转发:科普日活动总结',
    html(`见下。\n\n${FORMS['netease']?.(inner)}`),
    'text/html',
  ),
  said(
    '223-forward-report-twice',
    'Fw: 转发：科普日活动总结',
    `${FORMS['outlook']?.({ from: '小周 <clerk@unit.example>', subject: '转发：科普日活动总结', text: `请转报。\n\n${FORMS['netease']?.(inner)}` })}`,
  ),
  said(
    '224-forward-notice',
    '转发：关于开展科普日活动的通知',
    `请问我站需要报吗？\n\n${FORMS['qq']?.({ from: '县文旅局 <county@bureau.example>', subject: '关于开展科普日活动的通知', text: NOTICE })}`,
  ),
]
