// Compares a letter with the one that is kept, which people have read. UPDATE=1 writes it anew.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { render } from '../../src/letters/render.ts'
import type { Language } from '../../src/config/configuration.ts'
import type { TemplateName } from '../../src/letters/template-source.ts'

const FOLDER = join(import.meta.dirname, 'golden')

export function expectGolden(name: string, kind: TemplateName, language: Language, values: object): void {
  const { subject, text, html } = render(kind, language, values)
  compare(`${kind}-${name}.${language}.txt`, `${subject}\n\n${text}`)
  compare(`${kind}-${name}.${language}.html`, html)
}

function compare(file: string, content: string): void {
  const path = join(FOLDER, file)
  if (process.env.UPDATE === '1') writeFileSync(path, content)
  expect(existsSync(path), `${file} is not kept yet: run with UPDATE=1 and read it`).toBe(true)
  expect(content).toBe(readFileSync(path, 'utf8'))
}
