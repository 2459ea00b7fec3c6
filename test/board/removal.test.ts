// Units and campaigns that are taken out in the browser: what it means is said before, and it can be taken back.
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { withoutUnit } from '../../src/board/setup/removal.ts'
import { acceptedIn } from '../../src/ledger/accepted.ts'
import { accountOf } from '../../src/ledger/account.ts'
import { DEMO_END, playedBoard, type PlayedBoard } from './played.ts'
import { settled } from './settled.ts'

const CAMPAIGN = 'kepu-month-2026'
let board: PlayedBoard
beforeEach(async () => {
  board = await playedBoard()
})
afterEach(() => board.stop())

const file = (name: string) => readFile(join(board.config, name), 'utf8')
const baseAt = async (path: string) => /name="base" value="([^"]*)"/.exec(await board.text(path))?.[1] ?? ''

describe('a unit', () => {
  test('is taken off the roster after a look at its messages, and taken back', async () => {
    const path = '/setup/units/library/remove'
    const before = await file('units.yaml')
    expect(await board.text('/setup/units/library')).toContain(`href="${path}"`)
    const lead = await board.text(path)
    expect(lead).toContain('一封不删')
    const base = await baseAt(path)
    const look = await (await settled(board, path, { base })).text()
    const filed = acceptedIn(board.office.ledger, CAMPAIGN, DEMO_END).filter(each => each.unit === 'library')
    expect(filed.length).toBeGreaterThan(0)
    for (const { messageId } of filed) expect(look).toContain(`href="/messages/${messageId}"`)
    expect(look).toMatch(/已登记 → 待确认/)
    expect(await file('units.yaml')).toBe(before)

    const messages = accountOf(board.office.ledger, null).messages
    const saved = await settled(board, path, { base, step: 'save' })
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/setup?saved=units.yaml'])
    const lines = before.split('\n')
    const at = lines.findIndex(line => line.includes('id: library'))
    expect(await file('units.yaml')).toBe(lines.toSpliced(at, 6).join('\n'))
    expect((await board.get('/units/library')).status).toBe(404)
    expect(accountOf(board.office.ledger, null).messages).toBe(messages)

    const former = '/setup/former?file=units.yaml'
    expect(await board.text('/setup?saved=units.yaml')).toContain('恢复上一版')
    const fields = { base: await baseAt(former), file: 'units.yaml' }
    expect(await (await settled(board, '/setup/former', fields)).text()).toContain('+ - id: library')
    await settled(board, '/setup/former', { ...fields, step: 'save' })
    expect(await file('units.yaml')).toBe(before)
    expect((await board.get('/units/library')).status).toBe(200)
  })

  test('that a campaign names is refused, and says where', async () => {
    const path = '/setup/units/qinghe-hotel/remove'
    const page = await board.text(path)
    expect(page).toContain(`href="/setup/campaigns/${CAMPAIGN}"`)
    const before = await file('units.yaml')
    const answer = await settled(board, path, { base: await baseAt(path), step: 'save' })
    expect(await answer.text()).toContain(`campaigns/${CAMPAIGN}.yaml`)
    expect(await file('units.yaml')).toBe(before)
  })

  test('is not taken out of a file that was changed meanwhile', async () => {
    const path = '/setup/units/library/remove'
    const base = await baseAt(path)
    const theirs = `${await file('units.yaml')}\n# 刚加的一行\n`
    await writeFile(join(board.config, 'units.yaml'), theirs)
    expect((await board.post('/setup', path, { base, step: 'save' })).status).toBe(409)
    expect(await file('units.yaml')).toBe(theirs)
  })

  test.each([
    [
      'in the middle',
      '# a\n- id: a\n  name: A\n\n# b\n- id: b\n  name: B # x\n\n- id: c\n  name: C\n',
      '# a\n- id: a\n  name: A\n\n# b\n\n- id: c\n  name: C\n',
    ],
    ['at the end', '- id: a\n  name: A\n\n- id: b\n  name: B\n', '- id: a\n  name: A\n'],
    [
      'at the head, with Windows line ends',
      '- id: b\r\n  name: B\r\n- id: c\r\n  name: C\r\n',
      '- id: c\r\n  name: C\r\n',
    ],
  ])('%s goes and every other byte stays', (_, source, wanted) => {
    expect(withoutUnit(source, 'b')).toBe(wanted)
  })
})

describe('a campaign', () => {
  test('is removed after a look at its messages, its file kept aside, and taken back', async () => {
    const next = `campaigns/${CAMPAIGN.replace('2026', '2027')}.yaml`
    await writeFile(join(board.config, next), (await file(`campaigns/${CAMPAIGN}.yaml`)).replaceAll('2026', '2027'))
    const path = `/setup/campaigns/${CAMPAIGN}/remove`
    const before = await file(`campaigns/${CAMPAIGN}.yaml`)
    const base = await baseAt(path)
    const look = await (await settled(board, path, { base })).text()
    expect(look).toMatch(/\d+ 封来件的认定会变/)
    expect(look).toContain('移除活动</button>')
    const saved = await settled(board, path, { base, step: 'save' })
    expect(saved.status).toBe(303)
    expect(existsSync(join(board.config, `campaigns/${CAMPAIGN}.yaml`))).toBe(false)
    expect(await file(`campaigns/${CAMPAIGN}.yaml.bak`)).toBe(before)
    expect((await board.get(`/campaigns/${CAMPAIGN}`)).status).toBe(404)

    expect(await board.text('/setup')).toContain('已移除')
    const former = { base: '', file: `campaigns/${CAMPAIGN}.yaml` }
    expect((await settled(board, '/setup/former', { ...former, step: 'save' })).status).toBe(303)
    expect(await file(`campaigns/${CAMPAIGN}.yaml`)).toBe(before)
    expect((await board.get(`/campaigns/${CAMPAIGN}`)).status).toBe(200)
  })

  test.each(['baosong.yaml', '../units.yaml', 'campaigns/../units.yaml', 'campaigns/.yaml', ''])(
    'no other file has its former version taken back: %j',
    async name => {
      expect((await board.get(`/setup/former?file=${encodeURIComponent(name)}`)).status).toBe(404)
      expect((await board.post('/setup', '/setup/former', { base: '', file: name, step: 'save' })).status).toBe(404)
    },
  )
})
