import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { outcomeOf } from '../../src/ledger/outcomes.ts'
import { reviewQueue } from '../../src/ledger/review.ts'
import { DEMO_END, playedBoard, type PlayedBoard } from './played.ts'
import { settled } from './settled.ts'

let board: PlayedBoard
beforeEach(async () => {
  board = await playedBoard()
})
afterEach(() => board.stop())

const file = (name: string) => readFile(join(board.config, name), 'utf8')

/** What the form at `path` holds. */
async function fieldsAt(path: string): Promise<Record<string, string>> {
  const page = (await board.text(path)).replaceAll(/\s+/g, ' ')
  const form = page.slice(page.indexOf('data-check'))
  const text = (escaped: string) => escaped.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
  const inputs = [...form.matchAll(/<input (?:type="hidden" )?name="([^"]+)" value="([^"]*)"/g)]
  const areas = [...form.matchAll(/<textarea name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g)]
  return Object.fromEntries(
    [...inputs, ...areas]
      .filter(([, name]) => name !== 'csrf')
      .map(([, name = '', value = '']) => [name, text(value).replaceAll(' ', name === 'name' ? ' ' : '\n')]),
  )
}

describe('a unit', () => {
  test('that is posted as it was changes nothing', async () => {
    const fields = await fieldsAt('/setup/units/library')
    const page = await (await board.post('/setup', '/setup/units/library', fields)).text()
    expect(page).toContain('没有改动')
  })

  test('is changed in its place, after a look at what that means for past messages', async () => {
    const stranger = reviewQueue(board.office.ledger, DEMO_END).find(
      each => each.outcome?.unit && each.verdict.reasons.some(({ code }) => code === 'address-unknown'),
    )
    const [id, unit, target] = [stranger?.id ?? 0, stranger?.outcome?.unit ?? '', stranger?.from?.address ?? '']
    const path = `/setup/units/${unit}`
    const before = await file('units.yaml')
    const fields = await fieldsAt(path)
    const changed = { ...fields, addresses: `${fields['addresses']}\n${target}` }
    const look = await (await settled(board, path, changed)).text()
    expect(look).toContain(target)
    expect(look).toContain(`/messages/${id}`)
    expect(await file('units.yaml')).toBe(before)
    expect(outcomeOf(board.office.ledger, id)?.decision).toBe('review')
    const saved = await settled(board, path, { ...changed, step: 'save' })
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/setup?saved=units.yaml'])
    const after = await file('units.yaml')
    expect(after).not.toBe(before)
    expect(after.replace(`, ${target}`, '')).toBe(before)
    expect(await file('units.yaml.bak')).toBe(before)
    expect(board.office.configuration.units.find(each => each.id === unit)?.addresses).toContain(target)
  })

  test('that is wrong is told by the checker and not written', async () => {
    const before = await file('units.yaml')
    const fields = { ...(await fieldsAt('/setup/units/library')), addresses: 'not an address' }
    const checked = await board.post('/setup', '/setup/units/library', { ...fields, step: 'check' })
    const { faults } = (await checked.json()) as { faults: { file: string }[] }
    expect(faults).toMatchObject([{ file: 'units.yaml' }])
    const page = await (await board.post('/setup', '/setup/units/library', { ...fields, step: 'save' })).text()
    expect(page).toContain('配置就不能用了')
    expect(await file('units.yaml')).toBe(before)
  })

  test('whose file somebody else has changed meanwhile is not overwritten; what was typed stays', async () => {
    const fields = await fieldsAt('/setup/units/library')
    const theirs = `${await file('units.yaml')}\n# 刚加的一行\n`
    await writeFile(join(board.config, 'units.yaml'), theirs)
    const answer = await board.post('/setup', '/setup/units/library', { ...fields, name: '我改的名字', step: 'save' })
    expect(answer.status).toBe(409)
    const page = await answer.text()
    expect(page).toContain('刚被别人改过')
    expect(page).toContain('我改的名字')
    expect(await file('units.yaml')).toBe(theirs)
  })

  test('is added behind the last', async () => {
    const before = await file('units.yaml')
    const base = (await fieldsAt('/setup/new-unit'))['base'] ?? ''
    const fields = {
      base,
      id: 'kindergarten',
      name: '青禾县幼儿园',
      aliases: '县幼\n县幼儿园',
      addresses: 'yey_demo@163.com',
    }
    await settled(board, '/setup/new-unit', { ...fields, step: 'save' })
    expect(await file('units.yaml')).toBe(
      `${before}\n- id: kindergarten\n  name: 青禾县幼儿园\n  aliases: [县幼, 县幼儿园]\n  addresses: [yey_demo@163.com]\n`,
    )
  })
})

describe('a campaign', () => {
  test('is copied for the next year, with its comments, and never over another', async () => {
    const path = '/setup/new-campaign?from=kepu-month-2026'
    const page = await board.text(path)
    expect(page).toContain('value="kepu-month-2027"')
    expect(page).toContain('2027年全国科普月青禾县活动')
    const old = await file('campaigns/kepu-month-2026.yaml')
    const posted = {
      base: '',
      from: 'kepu-month-2026',
      id: 'kepu-month-2027',
      title: '2027年活动',
      opens: '2027-09-08',
    }
    const rest = { deadline: '2027-09-29 17:30', closes: '2027-10-16', keywords: '科普月, 科普', who: 'all', units: '' }
    const material = {
      'material-id': 'plan',
      'material-name': '方案',
      'material-keywords': '方案',
      'material-kinds': 'document',
      'material-min': '2',
      'material-due': '',
    }
    const all = {
      ...posted,
      ...rest,
      ...material,
      before: '3d',
      after: '1d',
      at: '10:00',
      on: 'everyday',
      step: 'save',
    }
    expect((await settled(board, '/setup/new-campaign', all)).status).toBe(303)
    const made = await file('campaigns/kepu-month-2027.yaml')
    expect(made).toContain('# 从这天零时起收')
    expect(board.office.configuration.campaigns.find(each => each.id === 'kepu-month-2027')).toMatchObject({
      title: '2027年活动',
      units: { kind: 'all' },
      materials: [{ id: 'plan', name: '方案', min: 2 }],
      reminders: { before: [3], after: [1], on: 'everyday' },
    })
    expect((await board.post('/setup', '/setup/new-campaign', all)).status).toBe(409)
    expect(await file('campaigns/kepu-month-2026.yaml')).toBe(old)
  })

  test.each(['../../evil', 'a/b', '', 'A'])('of the id %j is no file', async id => {
    const answer = await board.post('/setup', '/setup/new-campaign', { from: 'kepu-month-2026', id, step: 'save' })
    expect(answer.status).toBe(404)
  })
})
