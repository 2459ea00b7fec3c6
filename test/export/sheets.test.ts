// The sheets of a real package, as LibreOffice shows them, and where their links lead.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CAMPAIGN, hasTool, type PlayedRecord, playedRecord, tool } from './record.ts'

/** Comma, quotation mark, UTF-8, from the first line, as shown, every sheet in a file of its own. */
const CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'

describe('the sheets of a package', () => {
  let record: PlayedRecord
  let folder: string
  beforeAll(() => {
    record = playedRecord()
    const out = join(record.folder, 'package.zip')
    record.baosong(['export', CAMPAIGN, '--out', out])
    folder = join(record.folder, 'unpacked')
    mkdirSync(folder)
    tool('unzip', ['-q', out, '-d', folder])
  })
  afterAll(() => record.remove())

  it('link to what lies beside them, and to pages', () => {
    const targets = ['汇总表.xlsx', '活动汇总.xlsx'].flatMap(book => {
      const parts = tool('unzip', ['-Z1', join(folder, book)]).split('\n')
      const relations = parts.filter(part => part.startsWith('xl/worksheets/_rels/'))
      return relations.flatMap(part =>
        [...tool('unzip', ['-p', join(folder, book), part]).matchAll(/Target="([^"]+)"/g)].map(([, target = '']) =>
          target.replaceAll('&amp;', '&'),
        ),
      )
    })
    const inside = targets.filter(target => !target.startsWith('https://'))
    expect(inside.length).toBeGreaterThan(150)
    expect(inside.filter(target => !existsSync(join(folder, decodeURIComponent(target))))).toEqual([])
    expect(targets).toContain('https://mp.weixin.qq.com/s/DEMO-qinghe-library-0918')
  })

  it.skipIf(!hasTool('soffice'))('show states, counts, times and what the documents say', () => {
    const shown = join(record.folder, 'shown')
    const profile = `-env:UserInstallation=file://${record.folder}/profile`
    for (const book of ['汇总表.xlsx', '活动汇总.xlsx'])
      tool('soffice', [profile, '--headless', '--convert-to', CSV, '--outdir', shown, join(folder, book)])
    const sheet = (name: string) => {
      const file = readdirSync(shown).find(each => each.endsWith(`-${name}.csv`)) ?? ''
      return readFileSync(join(shown, file), 'utf8')
    }
    // LibreOffice adds the seconds of a time where it writes several sheets.
    const units = sheet('各单位报送情况')
      .replaceAll(/(\d\d:\d\d):\d\d/g, '$1')
      .split('\n')
    expect(units[0]).toBe('单位,状态,迟报,活动方案,活动总结,活动统计表,活动照片,活动视频,宣传报道,最近报送')
    expect(units).toContain('青禾县图书馆,齐,,1/1,1/1,1/1,3/3,,1,2026-09-28 19:02')
    expect(units).toContain('青禾县职业技术学校,齐,是,1/1,1/1,1/1,3/3,,,2026-09-29 17:52')
    expect(units).toContain('青禾宾馆,免报,,,,,,,,')
    expect(sheet('文件清单')).toMatch(
      /^青禾县职业技术学校,活动总结,[^,]+,县职校科普月活动总结\.docx,现行,是,2026-09-29 17:52:\d\d,青禾职校,qhzx_demo@126\.com,\d+,[0-9a-f]{64},,$/m,
    )
    const activities = sheet('活动汇总')
    expect(activities).toMatch(
      /^青禾县图书馆,科学家故事分享会,科学家故事分享会，面向少年儿童和家长,2026年9月中下旬,图书馆报告厅,"2026年全国科普月期间，/m,
    )
    // It sent no plan, so nobody says when; and a nil return is no activity.
    expect(activities).toMatch(/^柳溪镇人民政府,反诈与科学用药宣传,,,柳溪镇文化广场,/m)
    expect(activities).not.toContain('禾润')
  })
})
