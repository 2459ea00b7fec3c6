// kill -9 in the middle of a pass, again and again: nothing lost, nothing twice.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { corpusMail, type ListedLetter, type TestOffice, testOffice } from './office.ts'

const NOW = '2026-09-28T09:30'
/** A unit that was thanked just before a kill has its next thanks five minutes later (campaign/acknowledgements.ts). */
const SOON = '2026-09-28T09:40'
/** Kills in one run of the tests; `KILLS=200` for the long proof. */
const KILLS = Number(process.env['KILLS'] ?? 10)

async function filled(): Promise<TestOffice> {
  const office = await testOffice()
  const place = join(office.folder, 'data', 'mailbox')
  for (const part of ['new', 'cur', 'tmp']) await mkdir(join(place, part), { recursive: true })
  for (const [index, { name, raw }] of (await corpusMail()).entries())
    await writeFile(join(place, 'new', `${1_790_000_000 + index}.${name}`), raw)
  return office
}

/** What must be the same however often the program was killed: letters by key, whom they reached, and the standing. */
async function result(office: TestOffice): Promise<unknown> {
  const { letters } = await office.json<{ letters: ListedLetter[] }>('letters')
  const { campaigns } = await office.json<{ campaigns: unknown }>('status', '--now', NOW)
  const files = [...(await office.letters()).values()]
  const ids = files.map(raw => /^Message-ID: (<[^>]+>)/im.exec(raw)?.[1] ?? '')
  return {
    campaigns,
    letters: letters.map(({ key, state, recipients }) => [key, state, recipients.map(inOneOfTwoPasses)]).sort(),
    arrived: ids.sort(),
  }
}

/**
 * The file that a letter became has the moment of its pass in its name. After a kill that may be the second one, which is
 * there for that; a third moment is a mistake.
 */
function inOneOfTwoPasses(recipient: ListedLetter['recipients'][number]): ListedLetter['recipients'][number] {
  const { response } = recipient
  if (response === null) return recipient
  const moment = /^new\/(\d+)\./.exec(response)?.[1]
  expect(PASSES).toContain(moment)
  return { ...recipient, response: response.replace(`${moment}`, 'in one of two passes') }
}

/** Seconds since 1970 of both passes, in the office's zone. */
const PASSES = [NOW, SOON].map(time => `${Temporal.Instant.from(`${time}:00+08:00`).epochMilliseconds / 1000}`)

it(`survives ${KILLS} kills`, { timeout: 60_000 + KILLS * 5_000 }, async () => {
  const undisturbed = await filled()
  const disturbed = await filled()
  try {
    expect((await undisturbed.baosong('run', '--once', '--now', NOW)).code).toBe(0)
    let killed = 0
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = disturbed.start('run', '--once', '--now', NOW)
      // From the very start to the last letter: a pass over this mailbox takes some four seconds.
      await Promise.race([pause(150 + (kill * 4_000) / KILLS), new Promise(resolve => child.once('exit', resolve))])
      if (child.exitCode === null) {
        killed += 1
        const gone = new Promise(resolve => child.once('exit', resolve))
        child.kill('SIGKILL')
        await gone
      }
    }
    expect(killed).toBeGreaterThan(0)
    expect((await disturbed.baosong('run', '--once', '--now', NOW)).code).toBe(0)
    for (const office of [disturbed, undisturbed])
      expect((await office.baosong('run', '--once', '--now', SOON)).code).toBe(0)
    expect(await result(disturbed)).toEqual(await result(undisturbed))
  } finally {
    await undisturbed.remove()
    await disturbed.remove()
  }
})
