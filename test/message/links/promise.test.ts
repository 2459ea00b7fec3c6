// What a text promises of a share: code, end, size and name. The mails of these tables were sent on 2026-09-23 at 10:20.
import { describe, expect, it } from 'vitest'
import { A, B, linksShown } from './shown.ts'

describe('the end of a link', () => {
  it.each([
    ['10月8日到期', '2026-10-08'],
    ['10月8号前有效', '2026-10-08'],
    ['有效期至10月8日18:00', '2026-10-08 18:00'],
    ['10月8日下午6点半到期', '2026-10-08 18:30'],
    ['有效期至10.8', '2026-10-08'],
    ['9月8日到期', '2027-09-08'],
    ['已于9月10日过期', '2026-09-10'],
    ['30日到期', '2026-09-30'],
    ['本月底前有效', '2026-09-30'],
    ['有效期至10月底', '2026-10-31'],
    ['有效期：2026-09-20至2026-10-20', '2026-10-20'],
    ['有效期：9月20日-10月20日', '2026-10-20'],
    ['有效期从2026年9月20日到10月20日', '2026-10-20'],
    ['过期时间：２０２６年１０月１５日　１８：３０', '2026-10-15 18:30'],
    ['有效期：20261008', '2026-10-08'],
    ['26年10月8日到期', '2026-10-08'],
    ['请于2026年10月5日前下载（2026-10-05 18:30前有效）', '2026-10-05 18:30'],
    ['有效期：7天', '2026-09-30 10:20'],
    ['三天后失效', '2026-09-26 10:20'],
    ['10日内有效', '2026-10-03 10:20'],
    ['有效期1年', '2027-09-23 10:20'],
    ['expires 8 October 2026', '2026-10-08'],
  ])('is told by %s', (words, until) => {
    expect(linksShown(`视频 ${A} ${words}`)).toBe(`baidu <A> until=${until}`)
  })

  it.each([
    '按9月28日18:00前报送的要求，视频',
    '报送截止2026年9月28日，视频',
    '报送截止时间：9月28日18时。视频',
    '9月28日截止，视频',
    '2026年9月20日活动视频',
    '永久有效，9月20日上传',
    '2月30日到期',
  ])('is not told by %s', words => {
    expect(linksShown(`${words} ${A}`)).toBe('baidu <A>')
  })
})

describe('a code', () => {
  it.each([
    'pwd: ab12',
    'pwd=ab12',
    'Code: ab12',
    '访问码（区分大小写）：ab12',
    '取件码：ab12',
    '密　码：ab12',
    '提 取 码：ab12',
    '提取碼：ab12',
    '提取码：ａｂ１２',
    '提取码：“ab12”',
    '解压密码：kepu 提取码：ab12',
    '\n\n密码：\nab12',
  ])('is told by %s', words => {
    expect(linksShown(`视频 ${A} ${words}`)).toBe('baidu <A> code=ab12')
  })

  it.each([
    '解压密码：kepu',
    '压缩包密码：kepu',
    '文件打开密码：kepu',
    '登录密码：kepu',
    '会议密码：123456',
    'password will be sent',
    '密码：无',
    '提取码请电话联系',
    '提取码：ab12345678',
  ])('is not told by %s', words => {
    expect(linksShown(`视频 ${A} ${words}`)).toBe('baidu <A>')
  })
})

describe('codes of several links', () => {
  const both = 'baidu <A> code=aa11 | quark <B> code=bb22'
  it.each([
    [`照片：${A} 提取码：aa11；视频：${B}（访问码：bb22），请查收。`, both],
    [`照片${A}（提取码：aa11），视频${B}（提取码：bb22）`, both],
    [`照片：${A} 提取码：aa11 视频：${B} 提取码：bb22`, both],
    [`提取码：aa11 照片：${A}；提取码：bb22 视频：${B}`, both],
    [`提取码aa11\n${A}\n提取码bb22\n${B}`, both],
    [`${A}\n提取码aa11\n${B}\n提取码bb22`, both],
    [`${A}\n\n提取码：aa11\n\n${B}\n\n提取码：bb22`, both],
    [`照片（提取码aa11）：${A}\n视频（提取码bb22）：${B}`, both],
    [`照片：${A} 提取码：aa11；视频：${B}`, 'baidu <A> code=aa11 | quark <B>'],
    [`照片：${A}\n视频（提取码bb22）：${B}`, 'baidu <A> | quark <B> code=bb22'],
    [`照片：${A}\n\n视频\n提取码：bb22\n${B}`, 'baidu <A> | quark <B> code=bb22'],
    [`${A} 和 ${B}\n提取码：zz99`, 'baidu <A> | quark <B> code=zz99'],
    [`${A} ${B} 提取码均为zz99`, 'baidu <A> code=zz99 | quark <B> code=zz99'],
    [`以下链接提取码为zz99\n${A}\n${B}`, 'baidu <A> code=zz99 | quark <B> code=zz99'],
    [`${A}\n${B}\n密码：zz99（两个链接一样）`, 'baidu <A> code=zz99 | quark <B> code=zz99'],
  ])('are parted at the links: %s', (text, links) => {
    expect(linksShown(text)).toBe(links)
  })

  it.each([
    `文件\t链接\t提取码\n照片\t${A}\taa11\n视频\t${B}\tbb22`,
    `文件 | 链接 | 提取码\n照片 | ${A} | aa11\n视频 | ${B} | bb22`,
    `序号\n文件\n链接\n提取码\n1\n照片\n${A}\naa11\n2\n视频\n${B}\nbb22`,
  ])('are told by their column: %s', text => {
    expect(linksShown(text)).toBe('baidu <A> code=aa11 name=照片 | quark <B> code=bb22 name=视频')
  })

  it('are parted at the links of a page', () => {
    const link = (url: string, text: string) => `<a href="${url}">${text}</a>`
    const html = `<p>照片：${link(A, '照片包')}（提取码：aa11），视频：${link(B, '视频包')}（提取码：bb22）</p>`
    expect(linksShown(null, html)).toBe('baidu <A> code=aa11 name=照片包 | quark <B> code=bb22 name=视频包')
  })
})

describe('size and name', () => {
  const WX = 'https://wx.mail.qq.com/ftn/download?func=3&key=99b512kb7m&code=1g2b'
  it.each([
    [`5G科普.mp4 (12.5M, 无限期)进入下载页面：${WX}`, 'size=13107200 name=5G科普.mp4'],
    [`2026年科普日.mp4 (1K, 无限期)\n进入下载页面：\n${WX}`, 'size=1024 name=2026年科普日.mp4'],
    [`100%现场.mp4 (1K, 无限期)进入下载页面：${WX}`, 'size=1024 name=100%现场.mp4'],
    [`1、视频.mp4 (1K, 无限期)进入下载页面：${WX}`, 'size=1024 name=1、视频.mp4'],
    [`1. 视频.mp4 (1K) ${WX}`, 'size=1024 name=视频.mp4'],
    [`10.1国庆.mov (1K, 无限期) ${WX}`, 'size=1024 name=10.1国庆.mov'],
    [`视频约500M：${WX}`, 'size=524288000'],
    [`视频（共3个，1.5G）${WX}`, 'size=1610612736'],
    [`视频：${WX}`, ''],
    [`5G科普讲座视频（4K）：${WX}`, ''],
    [`3M公司捐赠的视频 ${WX}`, ''],
  ])('of %s', (text, facts) => {
    expect(linksShown(text)).toBe(`qq ${WX} ${facts}`.trim())
  })
})
