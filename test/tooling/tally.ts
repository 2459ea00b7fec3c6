// Adds up what a CI run proved. A skipped test proves nothing, so it counts as failed, by name; so does a report that is
// missing or empty. Prints "N passed, N failed" as its last line; exit code 0 only where nothing failed.
import { readFileSync } from 'node:fs'

/** What is used of vitest's JSON report. */
export type Report = {
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: { fullName: string; status: string }[]
  }[]
}

export type Tally = { passed: number; failed: number; complaints: string[] }

/**
 * The sum of a report (null: there is none) and the exit codes of the commands that ran. A command that failed although
 * no test of it did (an error between the tests, a time limit) is one failure more.
 */
export function tally(report: Report | null, exits: ReadonlyMap<string, number>): Tally {
  const sum: Tally = { passed: 0, failed: 0, complaints: [] }
  const fail = (complaint: string) => {
    sum.failed++
    sum.complaints.push(complaint)
  }
  if (report === null) fail('the tests left no report')
  for (const file of report?.testResults ?? []) {
    if (file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'))
      fail(`${file.name}: ${file.message || 'failed outside its tests'}`)
    for (const { fullName, status } of file.assertionResults) {
      if (status === 'passed') sum.passed++
      else fail(`${file.name}: ${fullName}: ${status}`)
    }
  }
  if (report !== null && sum.passed === 0) fail('no test passed')
  const before = sum.failed
  for (const [command, exit] of exits) {
    if (exit === 0) sum.passed++
    else if (command !== 'tests' || before === 0) fail(`${command}: exit code ${exit}`)
  }
  return sum
}

/** The report at `path`; null where there is none that can be read, which the tally counts as a failure. */
function reportAt(path: string): Report | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report
  } catch (error) {
    process.stderr.write(`${path}: ${String(error)}\n`)
    return null
  }
}

if (import.meta.main) {
  const [path = '', ...commands] = process.argv.slice(2)
  const exits = new Map(
    commands.map(text => {
      const at = text.lastIndexOf('=')
      return [text.slice(0, at), Number(text.slice(at + 1))]
    }),
  )
  const { passed, failed, complaints } = tally(reportAt(path), exits)
  for (const complaint of complaints) process.stdout.write(`FAILED ${complaint}\n`)
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  process.exitCode = failed === 0 ? 0 : 1
}
