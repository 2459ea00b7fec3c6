import { describe, expect, it } from 'vitest'
import { type Report, tally } from './tally.ts'

const done = new Map([
  ['tests', 0],
  ['npm run check', 0],
])

function report(...statuses: string[]): Report {
  const assertionResults = statuses.map((status, index) => ({ fullName: `test ${index}`, status }))
  const status = statuses.includes('failed') ? 'failed' : 'passed'
  return { testResults: [{ name: 'a.test.ts', status, assertionResults }] }
}

describe('the tally of a CI run', () => {
  it('counts tests and commands', () => {
    expect(tally(report('passed', 'passed'), done)).toEqual({ passed: 4, failed: 0, complaints: [] })
  })

  it('counts a failed test once, though the command failed by it too', () => {
    const exits = new Map([...done, ['tests', 1]] as const)
    expect(tally(report('passed', 'failed'), exits)).toMatchObject({ passed: 2, failed: 1 })
  })

  it.each(['skipped', 'pending', 'todo', 'disabled'])('takes a test that was %s for failed, by name', status => {
    const sum = tally(report('passed', status), done)
    expect(sum.failed).toBe(1)
    expect(sum.complaints).toEqual([`a.test.ts: test 1: ${status}`])
  })

  it('fails where a file could not be loaded', () => {
    const broken: Report = {
      testResults: [
        ...report('passed').testResults,
        { name: 'b.test.ts', status: 'failed', message: 'no', assertionResults: [] },
      ],
    }
    expect(tally(broken, new Map([['tests', 1]])).complaints).toEqual(['b.test.ts: no'])
  })

  it('fails where tests passed and yet the command did not: an error between them, or the time limit', () => {
    expect(tally(report('passed'), new Map([['tests', 124]])).complaints).toEqual(['tests: exit code 124'])
  })

  it('fails where a check did not pass', () => {
    const exits = new Map([
      ['tests', 0],
      ['npm run check', 1],
    ])
    expect(tally(report('passed'), exits)).toMatchObject({ passed: 2, failed: 1 })
  })

  it('fails without a report, and with an empty one', () => {
    expect(tally(null, done).failed).toBe(1)
    expect(tally({ testResults: [] }, done).failed).toBe(1)
  })
})
