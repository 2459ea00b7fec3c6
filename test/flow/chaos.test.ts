// A mail server in bad weather, and a program that is killed (kill -9) again and again while it sends: every letter
// arrives, none twice but where nobody could know, and none at a wrong address.
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { simpleParser } from 'mailparser'
import { badWeather, type BadWeather, coin } from './bad-weather.ts'
import { COUNTY, countyOffice, countyUnit } from './county.ts'
import type { ListedLetter, TestOffice } from './office.ts'

/** Kills in one run of the tests; `KILLS=50` for the long proof. */
const KILLS = Number(process.env['KILLS'] ?? 10)
const SEED = Number(process.env['SEED'] ?? Math.trunc(Math.random() * 2 ** 31))
const UNITS = Array.from({ length: 100 }, (_, index) => countyUnit(index + 1))
/** One in twenty does not exist. */
const CLOSED = new Set(UNITS.filter((_, index) => index % 20 === 7).map(({ notify }) => notify))

type Arrived = { messageId: string; to: string[]; subject: string; text: string }

describe(`letters in bad weather, with ${KILLS} kills (SEED=${SEED})`, () => {
  const chance = coin(SEED)
  let weather: BadWeather
  let office: TestOffice
  let killed = 0
  let letters: ListedLetter[]
  let arrived: Arrived[]

  /** Runs a pass and kills it after a while, most often once letters have begun to go. */
  async function killedPass(now: string): Promise<void> {
    const before = weather.server.connected()
    const child = office.start('run', '--once', '--now', now)
    const gone = new Promise<void>(resolve => {
      child.once('exit', () => resolve())
    })
    const runs = () => child.exitCode === null && child.signalCode === null
    if (chance() < 0.2) await Promise.race([gone, pause(chance() * 1500)])
    else {
      while (runs() && weather.server.connected() === before) await pause(2)
      // A letter takes some ten milliseconds here.
      await Promise.race([gone, pause(chance() * 250)])
    }
    if (runs() && child.kill('SIGKILL')) killed += 1
    await gone
  }

  async function wholePass(now: string): Promise<void> {
    const { code, err } = await office.baosong('run', '--once', '--now', now)
    // 1: some letters were put off or refused.
    if (code !== 0 && code !== 1) throw new Error(`the pass at ${now} ended with ${code}: ${err}`)
  }

  beforeAll(
    async () => {
      weather = await badWeather(chance, CLOSED)
      const { port } = weather.server.endpoint
      office = await countyOffice(UNITS, { send: `smtp://127.0.0.1:${port}` })
      const days = COUNTY.mornings
      for (const [index, day] of days.entries()) {
        const share = Math.floor(((index + 1) * KILLS) / days.length) - Math.floor((index * KILLS) / days.length)
        for (let kill = 0; kill < share; kill += 1) {
          const minutes = 9 * 60 + 5 + Math.floor((kill * 80) / share)
          await killedPass(`${day}T${clock(minutes)}`)
        }
        // Undisturbed to the evening: what was put off comes round again, at the latest five hours later.
        for (const time of ['10:45', '12:00']) await wholePass(`${day}T${time}`)
        weather.shine(true)
        await wholePass(`${day}T17:25`)
        weather.shine(false)
      }
      letters = (await office.json<{ letters: ListedLetter[] }>('letters')).letters
      arrived = await Promise.all(
        weather.server.received.map(async ({ to, raw }) => {
          const { messageId = '', subject = '', text = '' } = await simpleParser(Buffer.from(raw, 'latin1'))
          return { messageId, to, subject, text }
        }),
      )
      // Those who read the log of a test see what the weather was.
      console.info({ killed, letters: letters.length, arrived: arrived.length, ...weather.count })
    },
    120_000 + KILLS * 6_000,
  )
  afterAll(async () => {
    await office.remove()
    await weather.server.stop()
  })

  it('had the weather that it speaks of', () => {
    const { asked, temporary, cuts, lost, refused } = weather.count
    expect(killed).toBeGreaterThan(KILLS / 2)
    expect(temporary).toBeGreaterThan(asked / 10)
    expect(cuts + lost).toBeGreaterThan(asked / 10)
    expect(refused).toBeGreaterThan(0)
  })

  it('brings every letter at least once to each of its recipients but those that do not exist', () => {
    expect(letters.filter(({ kind }) => kind === 'reminder').length).toBeGreaterThan(UNITS.length * 4)
    for (const { key, messageId, state, recipients } of letters) {
      const reached = arrived.filter(each => each.messageId === messageId).flatMap(({ to }) => to)
      for (const { address } of recipients) {
        expect([key, state, reached.includes(address)]).toEqual([key, 'sent', !CLOSED.has(address)])
      }
    }
  })

  it('reminds every unit at every stage; one whose address does not exist at its other one, on the same day', () => {
    for (const { id, notify, addresses } of UNITS) {
      const own = letters.filter(({ kind, unit }) => kind === 'reminder' && unit === id)
      const to = own.map(({ recipients }) => recipients.map(({ address }) => address).join())
      const isClosed = CLOSED.has(notify)
      const then = isClosed ? addresses[1] : notify
      expect([id, to]).toEqual([
        id,
        [isClosed ? addresses.join() : notify, ...COUNTY.mornings.slice(1).map(() => then)],
      ])
    }
  })

  it('brings a letter twice only where the answer was lost, and under the same Message-ID', () => {
    const known = new Map(letters.map(letter => [letter.messageId, letter]))
    expect(arrived.filter(({ messageId }) => !known.has(messageId))).toEqual([])
    // Two letters of one content under two Message-IDs would be twins that no mail program recognises.
    const twins = Map.groupBy(arrived, ({ to, text }) => JSON.stringify([to, text]))
    for (const copies of twins.values()) expect(new Set(copies.map(({ messageId }) => messageId)).size).toBe(1)
    const again = arrived.length - new Set(arrived.map(({ messageId }) => messageId)).size
    expect(again).toBeLessThanOrEqual(weather.count.cuts + killed)
    for (const [messageId, copies] of Map.groupBy(arrived, each => each.messageId)) {
      const doubts = known.get(messageId)?.attempts.filter(({ outcome }) => outcome === 'retry').length ?? 0
      expect(copies.length, messageId).toBeLessThanOrEqual(1 + doubts)
    }
  })

  it('brings nothing to a wrong address', () => {
    const owner = new Map(UNITS.flatMap(({ name, addresses }) => addresses.map(address => [address, name] as const)))
    for (const { to, subject, text } of arrived) {
      expect(to.length).toBe(1)
      const name = owner.get(to[0] ?? '')
      if (name === undefined) expect([to, subject]).toEqual([[COUNTY.coordinator], expect.stringContaining('报送情况')])
      else {
        expect(subject).toContain(`（${name}）`)
        expect(text.startsWith(`${name}：`)).toBe(true)
      }
    }
  })
})

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
