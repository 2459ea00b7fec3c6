// Links as people and programs write them: behind gates, broken over lines, without "https://", several in one line.
import { mail, message, parts, plain, utf8, word, type Mail } from './eml.ts'

const SUBJECT = word(utf8('活动材料'))

function page(name: string, html: string): Mail {
  const type = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Transfer-Encoding': '8bit' }
  return mail(name, message({ Subject: SUBJECT, ...type }, `${utf8(html)}\r\n`))
}

function typed(name: string, ...lines: string[]): Mail {
  const type = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': '8bit' }
  return mail(name, message({ Subject: SUBJECT, ...type }, `${utf8(lines.join('\r\n'))}\r\n`))
}

export const LINKS_WRITTEN: Mail[] = [
  page(
    '200-link-behind-gate',
    '<p>视频：<a href="https://wx.mail.qq.com/xmspamcheck/xmsafejump?url=https%3A%2F%2Fpan.quark.cn%2Fs%2Fdemo200&amp;subtemplate=gray">夸克网盘</a> 提取码：ab12</p><p>推文：<a href="https://apc01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fmp.weixin.qq.com%2Fs%2Fdemo200&amp;data=05">《科普进社区》</a></p><p>照片：<a href="https://wx.mail.qq.com/xmspamcheck/xmsafejump?k=demo">https://www.alipan.com/s/demo200</a></p><p><a href="https://mail.163.com/js6/html/linkcheck.html?url=https%3A%2F%2Fu.163.com%2Fdemo">网易邮箱大师</a></p>',
  ),
  typed('201-link-expiry-no-year', '视频 https://pan.baidu.com/s/1demo201 提取码：ab12，10月8日到期'),
  page(
    '202-link-table',
    '<table><tr><td>序号</td><td>文件名</td><td>链接</td><td>提取码</td><td>有效期</td></tr><tr><td>1</td><td>开幕式.mp4</td><td><a href="https://pan.baidu.com/s/1demo202a">https://pan.baidu.com/s/1demo202a</a></td><td>aa11</td><td>7天</td></tr><tr><td>2</td><td>讲座.mp4</td><td><a href="https://pan.baidu.com/s/1demo202b">点击下载</a></td><td>bb22</td><td>2026-10-31</td></tr></table>',
  ),
  typed(
    '203-link-broken-over-lines',
    '视频.mp4 (50.0M, 2026年10月20日 10:00 到期)进入下载页面：',
    'http://mail.qq.com/cgi-bin/ftnExs_download?t=exs_ftn_download&k=755f1783ce34',
    '5d8e7e6efde69f49511ea1a263d5c7e99cc8cdf84da0c1ec2c82&code=4035e5b7',
    '',
    '云溪谷景区',
  ),
  typed(
    '204-link-broken-in-brackets',
    '视频见 <https://mail.163.com/large-attachment-download/index.html?fi',
    'le=a25a901151da78ea240d0b52dd1448e16cb777e461e38d2f9c11924cd5edd3d8',
    '> 请下载',
  ),
  typed(
    '205-link-without-scheme',
    '网盘：pan.baidu.com/s/1demo205 提取码：ab12',
    '推文：mp.weixin.qq.com/s/demo205',
    '照片：https：//www.alipan.com/s/demo205',
    '总结.docx/方案.docx 已另发，单位网站 unit.example/news',
  ),
  typed(
    '206-link-title-gbk',
    '视频见 https://fs.qiye.163.com/fs/display/?p=X-NETEASE-HUGE-ATTACHMENT&file=demo206&title=%BF%C6%C6%D5%C8%D5.mp4',
  ),
  typed(
    '207-links-in-one-line',
    '照片：https://pan.baidu.com/s/1demo207a 提取码：aa11；视频：https://cloud.189.cn/t/demo207b（访问码：bb22），新闻稿：https://www.alipan.com/s/demo207c',
  ),
  typed(
    '208-link-in-signature',
    '总结已寄出。',
    '',
    '-- ',
    '湖畔酒店市场部',
    '电子画册：https://pan.baidu.com/s/1demo208',
  ),
  typed('209-link-to-map', '活动地点：https://j.map.baidu.com/demo/209', '推文：https://mp.weixin.qq.com/s/demo209'),
  typed(
    '210-link-name-with-digits',
    '从QQ邮箱发来的超大附件',
    '2026年5G科普.mp4 (12.5M, 2026年10月12日 8:08 到期)',
    '进入下载页面：',
    'https://wx.mail.qq.com/ftn/download?func=3&key=99b512kb7m&code=1g2b',
  ),
  typed(
    '211-link-twice',
    'http://pan.baidu.com/s/1demo211',
    '或 https://Pan.Baidu.com/s/1demo211?pwd=ab12',
    '照片 https://yun.139.com/shareweb/#/w/i/2demo1 和 https://yun.139.com/shareweb/#/w/i/2demo2',
  ),
  typed(
    '212-link-one-code-for-all',
    '1. https://pan.baidu.com/s/1demo212',
    '2. https://pan.quark.cn/s/demo212',
    '以上链接提取码均为zz99',
  ),
  typed('213-link-unpacking-password', '链接：https://pan.baidu.com/s/1demo213', '压缩包解压密码：kepu'),
  mail(
    '214-link-gate-opened-by-plain',
    message(
      { Subject: SUBJECT, 'Content-Type': 'multipart/alternative; boundary="=_a"' },
      parts(
        '=_a',
        plain('视频：https://pan.quark.cn/s/demo214 提取码：ab12'),
        plain(
          '<p>视频：<a href="https://wx.mail.qq.com/xmspamcheck/xmsafejump?k=demo">夸克网盘</a> 提取码：ab12</p>',
          'text/html; charset=utf-8',
        ),
      ),
    ),
  ),
  typed(
    '215-link-share-below-strokes',
    '总结已寄出。',
    '',
    '----------',
    '照片：https://pan.baidu.com/s/1demo215 提取码：ab12',
  ),
]
