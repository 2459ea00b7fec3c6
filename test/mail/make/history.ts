// What was written now and what before: the marks of QQ, NetEase, Outlook, phones and others. People and units are demo ones.
import { mail, message, utf8, word, type Fields, type Mail } from './eml.ts'

/** A mail of one text part; the subject is given in Chinese. */
export function said(name: string, subject: string, text: string, type = 'text/plain', fields: Fields = {}): Mail {
  const body = utf8(text.replaceAll('\n', '\r\n'))
  const head = {
    Subject: word(utf8(subject)),
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Transfer-Encoding': '8bit',
  }
  return mail(name, message({ ...head, ...fields }, `${body}\r\n`))
}

const REPLY: Fields = { 'In-Reply-To': '<letter@office.example>', References: '<letter@office.example>' }
const DESK = '报送专用 <desk@office.example>'
const MUSEUM = '市博物馆 <museum@unit.example>'

export const HISTORY: Mail[] = [
  said(
    '055-text-memo',
    '会议备忘',
    'From: the reading room\nTo: all staff\nSubject: opening hours\n\nWe open at nine.',
  ),
  said(
    '056-text-newspaper-wrote',
    '宣传报道',
    '《云溪日报》9月20日写道：\n活动吸引了三百人。\n他在总结中写道：\n群众满意。',
  ),
  mail(
    '057-html-cut',
    message(
      { 'Content-Type': 'multipart/alternative; boundary="=_m"' },
      `--=_m\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${utf8('现报送第三季度科普活动总结，全部内容如下。'.repeat(25))}\r\n` +
        '--=_m\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><head><style>p{}</style></head><body><div>\r\n--=_m--\r\n',
    ),
  ),
  said(
    '059-reply-qq',
    '回复：报送提醒',
    `已报送，请查收。\n\n云溪市图书馆 办公室\n\n\n\n------------------ 原始邮件 ------------------\n发件人: "报送专用" <desk@office.example>;\n发送时间: 2026年9月22日(星期二) 上午9:00\n收件人: "library"<library@unit.example>;\n主题: 报送提醒\n\n请于9月28日前报送总结。`,
    'text/plain',
    REPLY,
  ),
  said(
    '061-person-about-a-bounce',
    '邮件被退回，重新发送',
    '您好，昨天发的邮件被退回，提示 550 Mailbox full，无法送达。\n现重新发送，请查收。',
  ),
  said('062-person-answers-auto-reply', '回复: 自动答复: 报送材料', '收到您的休假提示，等您回来再看，不急。'),
  said(
    '063-forward-163',
    '转发:博物馆活动总结',
    `请查收。\n\n\n-------- 转发邮件信息 --------\n发件人："市博物馆" <museum@unit.example>\n发送日期：2026-09-21 16:05:00\n收件人：library@unit.example\n主题：博物馆活动总结\n\n现报送博物馆活动总结。`,
  ),
  said(
    '064-reply-outlook',
    '答复: 报送提醒',
    `材料已补。\n\n发件人: ${DESK}\n发送时间: 2026年9月22日 9:00\n收件人: library@unit.example\n主题: 报送提醒\n\n请补报照片。`,
    'text/plain',
    REPLY,
  ),
  said(
    '065-forward-iphone',
    'Fwd: 活动总结',
    `\n\n发自我的iPhone\n\n下面是被转发的邮件：\n\n> 发件人: ${MUSEUM}\n> 日期: 2026年9月21日 GMT+8 16:05:00\n> 收件人: library@unit.example\n> 主题: 活动总结\n> \n> 现报送总结。\n> 市博物馆`,
  ),
  said(
    '066-reply-attribution',
    'Re: reminder',
    `Done, see below.\n\nOn Tue, 22 Sep 2026 at 09:00, Desk <desk@office.example> wrote:\n> Please report.\n>> Older still.\n\nBest, Library`,
    'text/plain',
    REPLY,
  ),
  said(
    '085-forward-gmail',
    'Fwd: summary',
    '---------- Forwarded message ---------\nFrom: Museum <museum@unit.example>\nDate: Mon, Sep 21, 2026 at 4:05 PM\nSubject: summary\nTo: <library@unit.example>\n\nOur summary.',
  ),
  said(
    '086-reply-mail-master',
    '回复：报送提醒',
    '<div>已改好。</div><div class="ntes-mailmaster-quote"><div>---- 回复的原邮件 ----</div><table><tr><td>发件人</td><td>报送专用&lt;desk@office.example&gt;</td></tr><tr><td>发送日期</td><td>2026年09月22日 09:00</td></tr><tr><td>收件人</td><td>library@unit.example</td></tr><tr><td>主题</td><td>报送提醒</td></tr></table><div>请修改表格。</div></div>',
    'text/html',
    REPLY,
  ),
  said(
    '087-forward-twice',
    '转发：转发：总结',
    `请阅。\n\n------------------ 原始邮件 ------------------\n发件人: "区文旅局" <bureau@district.example>;\n发送时间: 2026年9月22日(星期二) 上午9:00\n收件人: "library"<library@unit.example>;\n主题: 转发：总结\n\n转上博物馆材料。\n\n-----邮件原件-----\n发件人: ${MUSEUM}\n发送时间: 2026年9月21日 16:05\n收件人: bureau@district.example\n主题: 总结\n\n这是总结。`,
  ),
  said(
    '100-reply-attribution-chinese',
    '回复: 报送提醒',
    '好的，已发。\n\n在 2026年9月22日，09:00，报送专用 <desk@office.example> 写道：\n\n> 请报送。',
    'text/plain',
    REPLY,
  ),
  said(
    '102-reply-qq-phone',
    '回复：报送提醒',
    '好的\n\n\n\n---原始邮件---\n发件人: "报送专用"<desk@office.example>\n发送时间: 2026年9月22日(周二) 上午9:00\n收件人: "library"<library@unit.example>;\n主题: 报送提醒\n\n请报送。',
    'text/plain',
    REPLY,
  ),
  said(
    '103-reply-iphone',
    '回复：报送提醒',
    '稍后补。\n\n发自我的iPhone\n\n> 在 2026年9月22日，上午9:00，报送专用 <desk@office.example> 写道：\n> \n> \ufeff请报送。\n',
    'text/plain',
    REPLY,
  ),
  said(
    '104-reply-outlook-html',
    '答复: 报送提醒',
    `<div class=WordSection1><p class=MsoNormal>已补照片。</p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>发件人:</b> 报送专用 &lt;desk@office.example&gt; <br><b>发送时间:</b> 2026年9月22日 9:00<br><b>收件人:</b> library@unit.example<br><b>主题:</b> 报送提醒</p></div></div><p class=MsoNormal>请补照片。</p></div>`,
    'text/html',
    REPLY,
  ),
  said(
    '105-reply-163',
    'Re:报送提醒',
    '<div>已发。</div><br><div style="position:relative;zoom:1">--<br><div>云溪市图书馆 办公室</div></div><p>在 2026-09-22 09:00:00，"报送专用" &lt;desk@office.example&gt; 写道：</p><blockquote id="isReplyContent" style="PADDING-LEFT: 1ex; MARGIN: 0px 0px 0px 0.8ex; BORDER-LEFT: #ccc 1px solid"><div>请报送。</div></blockquote>',
    'text/html',
    REPLY,
  ),
  // A phone quotes the letter in a blockquote, and says neither whose it is nor that it quotes.
  said(
    '179-reply-unmarked-blockquote',
    '回复：报送提醒',
    '<div>好的</div><div id="composer_signature"><div>发自我的手机</div></div><blockquote><div>市图书馆：</div><div>科普日材料截至9月22日尚未收到，请尽快补报。</div><blockquote><div>更早的提醒</div></blockquote></blockquote>',
    'text/html',
    REPLY,
  ),
  // 邮箱大师 without the header that it usually writes.
  said(
    '180-reply-mail-master-bare',
    '回复：报送提醒',
    '<div>照片稍后补。</div><blockquote id="ntes-mailmaster-quote"><div>请报送照片。</div></blockquote>',
    'text/html',
    REPLY,
  ),
  // What only indents: below words that announce it, and in mail that answers nothing.
  said(
    '181-reply-announced-blockquote',
    '回复：报送提醒',
    '<div>我馆情况如下：</div><blockquote><div>举办讲座一场。</div></blockquote>',
    'text/html',
    REPLY,
  ),
  said(
    '182-text-indented',
    '活动情况',
    '<div>您好：</div><blockquote><div>举办讲座一场。</div></blockquote>',
    'text/html',
  ),
  said('106-reply-below', '回复：问题', '> 请问哪天活动？\n9月20日。\n> 多少人？\n三百人。', 'text/plain', REPLY),
]
