// Which links a text holds: both what must be one and what must not.
import { describe, expect, it } from 'vitest'
import { linksShown } from './shown.ts'

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
