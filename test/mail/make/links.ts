// Files that come as links: big attachments of NetEase and QQ, netdisks, and links that are none.
import { mail, message, utf8, word, type Mail } from './eml.ts'

function linked(name: string, html: string): Mail {
  const head = {
    Subject: word(utf8('活动材料')),
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
  }
  return mail(name, message(head, `${utf8(html)}\r\n`))
}

export const LINKS: Mail[] = [
  linked(
    '080-link-163',
    '<p>视频见云附件。</p><div id="divNeteaseBigAttach"><div>从网易163邮箱发来的云附件</div><div>活动视频.mp4 (80.96M, 2026年10月8日 0:49 到期) <a href="https://mail.163.com/large-attachment-download/index.html?p=X-NETEASE-HUGE-ATTACHMENT&amp;file=demo&amp;title=%E6%B4%BB%E5%8A%A8%E8%A7%86%E9%A2%91.mp4">下载</a></div></div><a href="https://u.163.com/demo">网易邮箱大师</a>',
  ),
  linked(
    '081-link-qq',
    '<p>请下载。</p><div>从QQ邮箱发来的超大附件</div><div>照片.zip (128.03M, 2026年10月20日 21:59 到期)进入下载页面：<a href="https://mail.qq.com/cgi-bin/ftnExs_download?t=exs_ftn_download&amp;k=demo&amp;code=abcd">https://mail.qq.com/cgi-bin/ftnExs_download?t=exs_ftn_download&amp;k=demo&amp;code=abcd</a></div>',
  ),
  linked(
    '082-link-netdisk',
    '<p>链接: https://pan.baidu.com/s/1demo?pwd=a1b2 提取码: a1b2</p><p>宣传报道：https://mp.weixin.qq.com/s/demo</p><p>照片 https://www.alipan.com/s/demo2 有效期7天</p><p>官网 https://www.office.example/</p>',
  ),
  linked('083-link-style-only', '<style>#divNeteaseBigAttach{color:red}</style><p>没有附件。</p>'),
]
