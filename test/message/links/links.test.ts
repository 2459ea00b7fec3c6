// Which links a text holds: both what must be one and what must not.
import { describe, expect, it } from 'vitest'
import { A, B, linksShown } from './shown.ts'

const gated = (gate: string, url = B) => gate.replace('*', encodeURIComponent(url))

describe('a link behind a gate', () => {
  it.each([
    'https://wx.mail.qq.com/xmspamcheck/xmsafejump?url=*&evil=0',
    'https://mail.qq.com/cgi-bin/mail_spam?action=check_link&url=*&spam=0',
    'https://mail.qq.com/cgi-bin/readtemplate?t=safety&gourl=*&subtemplate=gray',
    'https://exmail.qq.com/cgi-bin/mail_spam?action=check_link&url=*',
    'https://mail.163.com/js6/html/linkcheck.html?url=*',
    'https://mail.unit.example/coremail/common/redirect.jsp?url=*',
    'https://c.pc.qq.com/middlem.html?pfurl=*&pfuin=10001',
    'https://apc01.safelinks.protection.outlook.com/?url=*&data=05',
    'https://www.google.com/url?q=*&source=gmail',
    'https://link.zhihu.com/?target=*',
    `https://urldefense.com/v3/__${B}__;!!demo$`,
    'https://urldefense.proofpoint.com/v2/url?u=https-3A__pan.quark.cn_s_demoB&d=x',
    `https://gateway.example/go?${B}`,
    gated('https://apc01.safelinks.protection.outlook.com/?url=*', gated('https://c.pc.qq.com/middlem.html?pfurl=*')),
  ])('is where it leads: %s', gate => {
    expect(linksShown(gated(gate))).toBe('quark <B>')
  })

  it.each([
    gated('https://mail.163.com/js6/html/linkcheck.html?url=*', 'https://u.163.com/demo'),
    gated('https://wx.mail.qq.com/xmspamcheck/xmsafejump?url=*', 'https://j.map.baidu.com/demo'),
    gated(
      'https://dashi.163.com/projects/signature-manager/detail/index.html?ftlId=1&url=*',
      'https://unit.example/a.html',
    ),
    'https://c.pc.qq.com/middlem.html?pfurl=demo',
  ])('stays none where it leads to none: %s', gate => {
    expect(linksShown(gate)).toBe('')
  })

  it('is what the reader sees of it, where the gate does not tell', () => {
    const page = (href: string, text: string) => `<p><a href="${href}">${text}</a></p>`
    expect(linksShown(null, page('https://wx.mail.qq.com/xmspamcheck/xmsafejump?k=demo', B))).toBe('quark <B>')
    expect(linksShown(null, page('https://click.list.example/x?id=1', B))).toBe('quark <B>')
    expect(linksShown(null, page(A, 'https://pan.baidu.com/s/1dem...'))).toBe('baidu <A>')
  })

  it('is what a page carries along, where the page is no gate', () => {
    const share = gated('https://www.news.example/a.html?url=*')
    expect(linksShown(share)).toBe(`page ${share}`)
  })
})

describe('a link written out', () => {
  it.each([
    ['pan.baidu.com/s/1demoA', 'baidu <A>'],
    ['网盘pan.baidu.com/s/1demoA，请查收', 'baidu <A>'],
    ['https：//pan.baidu.com/s/1demoA', 'baidu <A>'],
    ['https: //pan.baidu.com/s/1demoA', 'baidu <A>'],
    ['Https://PAN.baidu.com/s/1demoA', 'baidu <A>'],
    [`${A}和${B}`, 'baidu <A> | quark <B>'],
    [`${A}${B}`, 'baidu <A> | quark <B>'],
    ['推文mp.weixin.qq.com/s/demo', 'page https://mp.weixin.qq.com/s/demo'],
    ['总结.docx/方案.docx', ''],
    ['v1.2/v1.3', ''],
    ['见 unit.example/news', ''],
    ['没有用pan.baidu.com', ''],
    ['someone@pan.baidu.com/s/1demoA', ''],
  ])('%s', (text, links) => {
    expect(linksShown(text)).toBe(links)
  })
})

describe('a link broken over lines', () => {
  const LONG = 'https://pan.baidu.com/s/1demolonglonglonglonglonglonglon'
  it.each([
    [`链接：${LONG}\nglong250?pwd=wr50\n提取码：wr50`, `baidu ${LONG}glong250?pwd=wr50 code=wr50`],
    [`> ${LONG}\n> glong250?pwd=wr50`, `baidu ${LONG}glong250?pwd=wr50 code=wr50`],
    ['<https://pan.baidu.com/s/1dem\noA> 请查收', 'baidu <A>'],
    ['<https://pan.baidu.com/s/1demo\nA\n> 请查收', 'baidu <A>'],
    [`${LONG}\n2026-09-20`, `baidu ${LONG}`],
    [`${LONG}\n0000-8810001`, `baidu ${LONG}`],
    [`${LONG}\nab12`, `baidu ${LONG}`],
    [`${LONG}\ndemo@unit.example`, `baidu ${LONG}`],
    [`${LONG}\nIMG_2026.mp4`, `baidu ${LONG}`],
    [`${LONG}\nThanks`, `baidu ${LONG}`],
    [`${LONG}\n${B}`, `baidu ${LONG} | quark <B>`],
    [`${A}\nab12/cd`, 'baidu <A>'],
    [`${LONG}\nglong250?pwd=wr50\n${'我单位科普日活动情况汇报如下'.repeat(8)}`, `baidu ${LONG}`],
  ])('%s', (text, links) => {
    expect(linksShown(text)).toBe(links)
  })
})

describe('a page', () => {
  it.each([
    'https://j.map.baidu.com/demo/abc',
    'https://surl.amap.com/demo',
    'https://map.qq.com/?poi=1',
    'https://meeting.tencent.com/dm/demo',
    'https://www.wjx.cn/vm/demo.aspx',
    'https://docs.qq.com/form/page/demo',
    'https://a.app.qq.com/o/simple.jsp?pkgname=demo',
    'https://pan.baidu.com/download',
    'https://www.baidu.com/s?wd=demo',
  ])('that tells where, when or how is no news: %s', url => {
    expect(linksShown(`见 ${url}`)).toBe('')
  })

  it.each([
    'https://www.163.com/dy/article/DEMO.html',
    'https://baijiahao.baidu.com/s?id=1',
    'https://news.qq.com/rain/a/2026',
    'https://www.unit.example/map/a.html',
    'https://www.bilibili.com/video/BV1DEMO',
  ])('that reports is: %s', url => {
    expect(linksShown(`见 ${url}`)).toBe(`page ${url}`)
  })
})

describe('the same link twice', () => {
  const MP = 'https://mp.weixin.qq.com/s?__biz=A&mid=1'
  it.each([
    [`${A} 或 ${A}?pwd=ab12`, 'baidu <A>?pwd=ab12 code=ab12'],
    ['http://pan.baidu.com/s/1demoA https://Pan.Baidu.com/s/1demoA', 'baidu <A>'],
    [
      'https://pan.baidu.com/share/init?surl=demoA https://yun.baidu.com/s/1demoA',
      'baidu https://pan.baidu.com/share/init?surl=demoA',
    ],
    [`${MP}&idx=1&sn=x&chksm=1#rd ${MP}&idx=1&sn=x&scene=27`, `page ${MP}&idx=1&sn=x&chksm=1#rd`],
    [`${MP}&idx=1&sn=x ${MP}&idx=2&sn=y`, `page ${MP}&idx=1&sn=x | page ${MP}&idx=2&sn=y`],
    [
      'https://yun.139.com/shareweb/#/w/i/1 https://yun.139.com/shareweb/#/w/i/2',
      '139 https://yun.139.com/shareweb/#/w/i/1 | 139 https://yun.139.com/shareweb/#/w/i/2',
    ],
  ])('%s', (text, links) => {
    expect(linksShown(text)).toBe(links)
  })
})

describe('a share in a signature', () => {
  it.each([
    [`总结已寄出。\n\n-- \n湖畔大酒店\n画册：${A}`, ''],
    [`视频 ${B}\n\n-- \n湖畔大酒店\n画册：${A} 提取码：ab12`, 'quark <B>'],
    [`总结已寄出。\n\n----------\n照片：${A} 提取码：ab12`, 'baidu <A> code=ab12'],
    [`总结已寄出。\n\n----------\n照片：${A} 有效期7天`, 'baidu <A> until=2026-09-30 10:20'],
  ])('%s', (text, links) => {
    expect(linksShown(text)).toBe(links)
  })
})

describe('a share', () => {
  it.each([
    ['https://eyun.baidu.com/s/3demo', 'baidu'],
    ['https://drive.weixin.qq.com/s?k=demo', 'exmail'],
    ['https://qfile.qq.com/q/demo', 'qq'],
    ['https://h5.cloud.189.cn/share.html#/t/demo', '189'],
    ['https://www.ilanzou.com/s/demo', 'lanzou'],
    ['https://fast.uc.cn/s/demo', 'uc'],
    ['https://f.ws59.cn/f/demo', 'wenshushu'],
  ])('is known by its address: %s', (url, provider) => {
    expect(linksShown(`视频 ${url}`)).toBe(`${provider} ${url}`)
  })
})
