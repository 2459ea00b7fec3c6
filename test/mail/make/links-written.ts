// Links as people and programs write them.
import { mail, message, utf8, word, type Mail } from './eml.ts'

const SUBJECT = word(utf8('活动材料'))

function typed(name: string, ...lines: string[]): Mail {
  const type = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': '8bit' }
  return mail(name, message({ Subject: SUBJECT, ...type }, `${utf8(lines.join('\r\n'))}\r\n`))
}

export const LINKS_WRITTEN: Mail[] = [
  typed('201-link-expiry-no-year', '视频 https://pan.baidu.com/s/1demo201 提取码：ab12，10月8日到期'),
  typed('209-link-to-map', '活动地点：https://j.map.baidu.com/demo/209', '推文：https://mp.weixin.qq.com/s/demo209'),
]
