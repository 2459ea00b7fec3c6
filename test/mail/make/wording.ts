// Mail that nothing but its words tells apart: notices in plain text, reports typed into the mail, and covering letters.
import { attachment, mixed, part, plain, utf8, word, type Mail } from './eml.ts'
import { said } from './history.ts'

const html = (text: string) => plain(text, 'text/html; charset=utf-8')
const photo = (number: number) => attachment(`attachment; filename="${number}.jpg"`, 'image/jpeg', number)
const lines = (...texts: string[]) => texts.map(text => `<div>${text}</div>`).join('')
/** A picture that the page shows; 2,000 bytes, so that it is no drawing. */
const pasted = (number: number) =>
  part(
    {
      'Content-Type': `image/jpeg; name="${number}.jpg"`,
      'Content-ID': `<p${number}@unit>`,
      'Content-Disposition': 'inline',
    },
    `${number}`.repeat(2_000),
  )

export const WORDING: Mail[] = [
  said(
    '178-receipt-unread-in-words',
    '未读: 三季度工作小结报送提醒',
    '您的邮件\n\n收件人: frontdesk@unit.example\n主题: 三季度工作小结报送提醒\n发送时间: 2026年9月22日 9:00:00\n\n未经阅读便被删除，时间为 2026年9月26日 9:19:58。',
    'text/plain',
    { 'In-Reply-To': '<letter@office.example>' },
  ),
  said(
    '191-report-one-paragraph',
    '西坡镇文化站三季度工作小结',
    lines(
      '局办公室：',
      '现将我站三季度工作小结如下：一、开展送戏下乡五场；二、完成书屋整改两处；三、组织球赛两场；四、配合安全检查三次。四季度抓好冬季文化活动。',
      '西坡镇综合文化站',
      '2026年10月5日',
    ),
    'text/html',
  ),
  // Our letter below two characters, with no mark of a quotation at all.
  said(
    '183-reply-own-letter-unmarked',
    '回复：报送提醒',
    '好的\n\n市图书馆：\n\n科普日材料将于9月25日截止报送。截至9月22日，尚未收到贵单位下列材料：\n- 总结\n- 照片\n\n如无相关活动，请回复“零报告”。',
    'text/plain',
    { 'In-Reply-To': '<letter@office.example>' },
  ),
  said(
    '184-report-numbered',
    '青石客栈国庆安全自查报告',
    lines(
      '青石客栈国庆安全自查报告',
      '9月24日我店自查：',
      '1、灭火器12具，压力正常；',
      '2、烟道已清洗，燃气报警器有效；',
      '3、疏散图更换3张；',
      '4、假期由经理带班，电话畅通。',
      '青石客栈',
      '2026年9月24日',
    ),
    'text/html',
  ),
  said(
    '185-report-news',
    '稿件',
    lines(
      '老街书场重新开张',
      '2026年9月21日晚，河西街道综合文化站在老街举办重开后的首场书会，三十多位居民到场，退休教师登台说书，台下掌声不断。',
      '“散了三年，又聚齐了。”一位居民说。',
      '（河西街道综合文化站 供稿）',
    ),
    'text/html',
  ),
  said(
    '186-report-phone',
    '三季度工作小结',
    '三季度我们站做了这些\n放电影6场\n办广场舞培训2次80人\n图书借出210本\n送戏下乡3场，观众400人\n防溺水宣传4次\n柳溪村文化站\n\n发自我的手机',
  ),
  said(
    '187-report-table',
    '9月活动情况汇总表',
    `<p>9月活动情况汇总表</p><table>${[
      ['序号', '活动', '场次', '人次'],
      ['1', '书法讲座', '3', '120'],
      ['2', '露天电影', '6', '480'],
      ['3', '图片展览', '1', '900'],
    ]
      .map(row => `<tr>${row.map(cell => `<td>${cell}</td>`).join('')}</tr>`)
      .join('')}</table>`,
    'text/html',
  ),
  mixed(
    '188-report-news-between-pictures',
    { Subject: word(utf8('小手拉大手')), 'Content-Type': 'multipart/related; boundary="=_m"' },
    html(
      '<div>【科普简讯】小手拉大手</div><div><img src="cid:p1@unit" width="480"></div><div>9月19日，城关小学组织三百余名学生走进县气象站，参观观测场，听工程师讲解台风的成因，同学们争相提问。</div><div><img src="cid:p2@unit" width="480"></div><div>活动最后，孩子们动手做了风向标，约定明年春天再来。</div>',
    ),
    pasted(1),
    pasted(2),
  ),
  mixed(
    '189-nil-taken-back',
    { Subject: word(utf8('科普日照片')) },
    plain('之前报的零报告作废，照片见附件。'),
    photo(1),
  ),
  mixed(
    '190-nil-in-part',
    { Subject: word(utf8('科普日照片')) },
    plain('我单位未开展线上活动，线下活动照片见附件。'),
    photo(1),
    photo(2),
  ),
  // Handed over with a sentence that covering letters have, and titled by its subject alone.
  said(
    '225-report-courtesy',
    '科普日活动情况汇报',
    lines(
      '老师您好！现将我馆科普日活动情况汇报如下：',
      '一、加强领导。成立专班，制定活动方案，召开部署会2次，落实经费3万元。',
      '二、内容丰富。举办讲座6场，参与群众860人次；展出展板48块，发放资料1500份。',
      '三、成效明显。通过公众号发布信息5篇，阅读量1.2万次，媒体报道3次。',
      '四、下一步打算。继续整合资源，推动科普工作常态化开展。',
      '以上，请审阅。',
      '市博物馆',
    ),
    'text/html',
  ),
  said(
    '226-report-english',
    'Science Day summary - Lakeside Hotel',
    'Science Day 2026 - Activity Summary\n\nDuring National Science Day we held four events at Lakeside Hotel. On September 19 the engineers explained energy saving to 60 guests. On September 20 the kitchen showed the chemistry of bread to 45 children. Two exhibitions in the lobby were seen by about 800 guests, and 500 leaflets were handed out.\n\nLakeside Hotel',
  ),
  said('227-auto-reply-in-brackets', '【自动回复】已休假', '您好，我正在休假中，将于10月8日回复您。'),
  mixed(
    '228-delivery-report',
    {
      From: 'Postmaster@unit.example',
      Subject: word(utf8('已送达: 报送提醒')),
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary="=_m"',
    },
    plain('您的邮件已传递给以下收件人。'),
    part(
      { 'Content-Type': 'message/delivery-status' },
      'Reporting-MTA: dns; mx.unit.example\r\n\r\nFinal-Recipient: rfc822; library@unit.example\r\nAction: delivered\r\nStatus: 2.0.0\r\n',
    ),
  ),
]
