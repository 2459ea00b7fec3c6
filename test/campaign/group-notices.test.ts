import { expect, test } from 'vitest'
import { groupNoticesDue } from '../../src/campaign/group-notices.ts'
import type { Robot } from '../../src/config/configuration.ts'
import { campaign, local, moment } from './made-up.ts'
import { dueInput } from './office.ts'

const robot = (name: string, at: string, on: Robot['on']): Robot => ({
  name,
  kind: 'wecom',
  url: null,
  secret: null,
  at: Temporal.PlainTime.from(at),
  on,
})
const ROBOTS = [robot('wecom-1', '08:30', 'workdays'), robot('wecom-2', '17:00', 'everyday')]

function dueAt(text: string, workdays?: ReadonlyMap<string, boolean>): string[] {
  const input = dueInput({ campaigns: [campaign()], ...(workdays ? { workdays } : {}) }, moment(text))
  const { office } = input.configuration
  const configuration = { ...input.configuration, office: { ...office, robots: ROBOTS } }
  return groupNoticesDue({ ...input, configuration }).map(each => `${each.key} ${local(each.dueAt).slice(11)}`)
}

test('each robot speaks once a day, from its hour on, under a key of day and robot', () => {
  expect(dueAt('2026-09-24 08:29')).toEqual([])
  expect(dueAt('2026-09-24 08:30')).toEqual(['group-notice/2026-09-24/wecom-1 08:30'])
  expect(dueAt('2026-09-24 23:59')).toEqual([
    'group-notice/2026-09-24/wecom-1 08:30',
    'group-notice/2026-09-24/wecom-2 17:00',
  ])
})

test('on workdays of the office’s calendar only, unless every day is asked for', () => {
  expect(dueAt('2026-10-01 18:00')).toEqual(['group-notice/2026-10-01/wecom-2 17:00'])
  expect(dueAt('2026-10-01 09:00', new Map([['2026-10-01', true]]))).toEqual(['group-notice/2026-10-01/wecom-1 08:30'])
})
