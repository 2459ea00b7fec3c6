import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addAddress, RosterEditError } from '../../src/config/add-address.ts'
import { readCampaign } from '../../src/config/campaign.ts'
import { Findings } from '../../src/config/fault.ts'
import { readOffice } from '../../src/config/office.ts'
import { parseYaml } from '../../src/config/parse.ts'
import { readRoster } from '../../src/config/roster-file.ts'
import { rosterTraps } from '../../src/config/roster-traps.ts'

const example = (name: string) => readFileSync(join(import.meta.dirname, '../../config', name), 'utf8')
const FILES = ['baosong.yaml', 'units.yaml', 'campaigns/kepu-month-2026.yaml']

/** A typing accident: a stretch of the text replaced by something that YAML or the schemas may stumble over. */
const accident = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(30),
  text: fc.oneof(
    fc.constantFrom(
      '：',
      '，',
      '\t',
      '\n',
      ' ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '*',
      '&a ',
      '!!x ',
      '? ',
      ': ',
      '#',
      '\u0000',
      '${',
      '__proto__: 1\n',
      '|\n',
      '2026-13-01',
      '\r',
    ),
    fc.string({ maxLength: 12 }),
  ),
})

/** Reads `text` as the file that it is; returns what was told. */
function read(file: string, text: string) {
  const findings = new Findings()
  const report = findings.of(file)
  const tree = parseYaml(text, report)
  if (tree !== null) {
    if (file === 'baosong.yaml') readOffice(tree, { folder: '/x', mode: null, secrets: 'required' }, report)
    else if (file === 'units.yaml') rosterTraps(readRoster(tree, report).units, null, report)
    else
      readCampaign(tree, { id: 'kepu-month-2026', zone: 'Asia/Shanghai', unitIds: new Set(['qinghe-hotel']) }, report)
  }
  return [...findings.list('fault', 'zh-CN'), ...findings.list('warning', 'en')]
}

test('property: no slip of the pen makes reading fail; every fault has a place in the file and says what would be right', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FILES), fc.array(accident, { minLength: 1, maxLength: 4 }), (file, accidents) => {
      let text = example(file)
      for (const { at, length, text: slip } of accidents) {
        const start = Math.floor(at * text.length)
        text = text.slice(0, start) + slip + text.slice(start + length)
      }
      const lines = text.split('\n')
      for (const fault of read(file, text)) {
        expect(fault.line).toBeGreaterThan(0)
        expect(fault.line).toBeLessThanOrEqual(lines.length)
        expect(fault.column).toBeLessThanOrEqual((lines[fault.line - 1] ?? '').length + 1)
        expect(fault.problem).not.toBe('')
        expect(fault.remedy).not.toBe('')
        // A finding is one line, and zod's own English never shows through.
        expect(fault.problem + fault.remedy).not.toMatch(/[\n\r]|Invalid input|expected/)
      }
      if (file !== 'units.yaml') return
      try {
        addAddress(text, 'library', 'neu@b.example')
      } catch (error) {
        expect(error).toBeInstanceOf(RosterEditError)
      }
    }),
    { numRuns: 400 },
  )
})
