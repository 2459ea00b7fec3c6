// A link beside words about links that fail: the sender's own, offered with a promise to help, or ours, about which he asks.
import { describe, expect, it } from 'vitest'
import { isInTrouble } from '../../src/attribution/natures/trouble.ts'
import { verdictOf } from './made.ts'

const OFFERS = [
  '链接失效请与我联系。',
  '提取码 a1b2，如打不开请告知。',
  '若链接失效，请联系我重发，谢谢。',
  '若链接过期，请联系我重发。',
  '如果下载不了，请随时联系我馆。',
  '如下载不了请来电。',
  '要是打不开就说一声。',
  '万一报错，可改用附件。',
  '链接打不开的话请联系我重发。',
  '失效后请联系我补发。',
  '链接失效，请与我联系。',
  '打不开请及时告知。',
  '有问题请联系，链接过期可找我索取。',
  '失效时间：2026/10/15',
  '失效日期 2026年10月15日',
  '过期时间：2026-10-15 12:00',
  '链接10月15日失效，请及时下载。',
  '7天后过期',
  '链接永不失效。',
  '长期有效，不会过期。',
  '请在失效前下载，以免过期。',
  '请在链接过期前下载。',
]

const TROUBLES = [
  '你们发的链接打不开。',
  '链接打不开，请告知怎么办。',
  '贵局的链接失效了，请重发给我。',
  '表格下载不了，麻烦再发一份。',
  '系统登录不上。',
  '如图，链接打不开。',
  '上传时报错，例如打不开附件。',
  '链接已失效。',
  '链接今天就过期了。',
  '请重发一遍。',
  '昨天的链接失效，请补发一份给我们。',
  '若干表格打不开。',
]

describe('help that is offered', () => {
  it.each(OFFERS)('%s', text => {
    expect(isInTrouble(text)).toBe(false)
  })

  it('leaves a submission one', () => {
    const url = 'https://pan.example/s/1DEMO'
    const link = {
      url,
      kind: 'cloud',
      provider: 'baidu',
      name: '科普日视频.mp4',
      size: null,
      code: null,
      expires: null,
    } as const
    const mail = { subject: '市图书馆科普日活动视频', links: [link] }
    for (const text of OFFERS)
      expect(verdictOf({ ...mail, text: `现报送视频。${url} ${text}` }).nature, text).toBe('submission')
    for (const text of TROUBLES) expect(verdictOf({ ...mail, text }).nature, text).toBe('correspondence')
    const asked = '昨天报送的视频链接是不是过期了？需要我重新上传吗？'
    expect(verdictOf({ ...mail, text: asked }).nature).toBe('correspondence')
  })
})

describe('trouble', () => {
  it.each(TROUBLES)('%s', text => {
    expect(isInTrouble(text)).toBe(true)
  })
})
