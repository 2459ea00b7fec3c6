// node bench/attribution.ts [UNITS]: how long attribution of one message takes with a roster of any size, after loading.
// The corpus's mail is read once; its office gets so many more units, with names that share its words.
import { attribute } from '../src/attribution/attribute.ts'
import { noFacts } from '../src/attribution/no-facts.ts'
import { prepare } from '../src/attribution/roster.ts'
import type { Unit } from '../src/config/configuration.ts'
import { corpusReadings, corpusSource } from '../test/attribution/readings.ts'

const PLACES = '青禾云溪白鹭江城临川北塘南浦东岭西洲龙潭'
const KINDS = [
  '图书馆',
  '博物馆',
  '文化馆',
  '第一中学',
  '实验小学',
  '人民医院',
  '文化和旅游局',
  '中心幼儿园',
  '景区',
  '科技馆',
]
const ROUNDS = 5

const wanted = Number(process.argv[2] ?? 10_000)
const source = await corpusSource()
const mail = await corpusReadings()
for (const count of [source.units.length, 1_000, wanted]) {
  const units = [...source.units, ...Array.from({ length: count - source.units.length }, (_, index) => unit(index))]
  const began = performance.now()
  const roster = prepare({ ...source, units })
  const loading = performance.now() - began
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { reading, receivedAt } of mail) {
      const start = performance.now()
      attribute(reading, noFacts(receivedAt), roster)
      times.push(performance.now() - start)
    }
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2)
  process.stdout.write(
    `${String(units.length).padStart(6)} units: prepared in ${loading.toFixed(0)} ms; a message ${at(0.5)} ms at the median, ` +
      `${at(0.95)} ms at 95 %, ${(times.at(-1) ?? 0).toFixed(1)} ms at most; ${Math.round(process.memoryUsage().rss / 1_048_576)} MiB\n`,
  )
}

/** A unit whose name begins like others and ends like others: 青禾云溪3区实验小学. */
function unit(index: number): Unit {
  const character = (shift: number) => PLACES[Math.floor(index / shift) % PLACES.length] ?? ''
  const name = `${character(1)}${character(20)}${character(400)}区${KINDS[index % KINDS.length]}`
  const address = `unit${index}@many.example`
  return {
    id: `many-${index}`,
    name,
    aliases: [],
    addresses: [address],
    domains: [],
    contact: null,
    notify: [address],
    supervisor: null,
  }
}
