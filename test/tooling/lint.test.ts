// Holds the linter's configuration against a tree of bad files: each rule must bite where it should and only there.
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LINT_CASES, type LintCase } from './lint-cases.ts'

const ROOT = join(import.meta.dirname, '../..')

type Outcome = { exit: number; files: number; codes: Map<string, string[]> }

/** Lints `cases` as a project of their own under this project's configuration. */
async function lint(folder: string, cases: readonly LintCase[]): Promise<Outcome> {
  await cp(join(ROOT, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
  await cp(join(ROOT, 'tsconfig.json'), join(folder, 'tsconfig.json'))
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n')
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  for (const { path, source } of cases) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), source)
  }
  const { exit, stdout } = await oxlint(folder)
  const report = JSON.parse(stdout) as {
    number_of_files: number
    diagnostics: { code: string; filename: string }[]
  }
  const codes = new Map<string, string[]>()
  for (const { filename, code } of report.diagnostics) codes.set(filename, [...(codes.get(filename) ?? []), code])
  return { exit, files: report.number_of_files, codes }
}

function oxlint(cwd: string): Promise<{ exit: number; stdout: string }> {
  const command = join(ROOT, 'node_modules/.bin/oxlint')
  const options = ['--type-aware', '--deny-warnings', '--format', 'json', 'src', 'test']
  return new Promise(resolve => {
    execFile(command, options, { cwd, maxBuffer: 1 << 24 }, (error, stdout) =>
      resolve({ exit: error === null ? 0 : Number(error.code), stdout }),
    )
  })
}

let folder: string
let outcome: Outcome

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baosong-lint-'))
  outcome = await lint(folder, LINT_CASES)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the linter', () => {
  it('looks at every file and fails', () => {
    expect(outcome.files).toBe(LINT_CASES.length)
    expect(outcome.exit).toBe(1)
  })

  it.each(LINT_CASES.filter(({ breaks }) => breaks !== null))('refuses $path: $breaks', ({ path, breaks }) => {
    expect(outcome.codes.get(path)).toEqual([breaks])
  })

  it.each(LINT_CASES.filter(({ breaks }) => breaks === null))('lets $path pass', ({ path }) => {
    expect(outcome.codes.get(path)).toBeUndefined()
  })
})
