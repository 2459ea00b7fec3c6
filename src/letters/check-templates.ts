// An office's own templates, checked before a letter needs them: what they may be called, whether they can be parsed, and
// whether every variable that they name exists. What exists is what the shipped templates of either language name.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LiquidError, type Template } from 'liquidjs'
import type { Fault } from '../config/fault.ts'
import { nearest } from '../config/nearest.ts'
import { engine } from './render.ts'
import { templateTrouble } from './template-trouble.ts'
import { shippedSource, TEMPLATES, templateFolder, type TemplateName } from './template-source.ts'

/** Properties of Liquid's own. */
const BUILT_IN = ['size', 'first', 'last', 'index', 'index0', 'length', 'rindex', 'forloop']

/** Faults of the folder `templates/` of a configuration folder; none where there is no such folder. */
export function checkTemplates(configurationFolder: string): Fault[] {
  const folder = templateFolder(configurationFolder)
  const names = readdirSync(folder, { withFileTypes: true, encoding: 'utf8' }).map(entry => entry.name)
  return names.filter(name => !name.startsWith('.')).flatMap(name => checkFile(folder, name))
}

function checkFile(folder: string, file: string): Fault[] {
  const name = TEMPLATES.find(each => `${each}.liquid` === file)
  const place = `templates/${file}`
  if (name === undefined) {
    const near = nearest(file.replace(/\.liquid$/, ''), [...TEMPLATES])
    const all = TEMPLATES.map(each => `${each}.liquid`).join('、')
    return [fault(place, 1, 1, `没有叫“${file}”的信`, near ? `是不是 ${near}.liquid` : `应为 ${all} 之一`)]
  }
  const source = readFileSync(join(folder, file), 'utf8')
  if (!/\n---\n/.test(source))
    return [fault(place, 1, 1, '没有把主题和正文分开', '第一部分是主题，然后单独一行 ---，再是正文')]
  try {
    return unknownVariables(engine.parse(source), name, place)
  } catch (error) {
    if (!LiquidError.is(error)) throw error
    const [row, column] = error.token.getPosition()
    const { problem, remedy } = templateTrouble(error.message, Object.keys(engine.filters))
    return [fault(place, row ?? 1, column ?? 1, problem, remedy)]
  }
}

function unknownVariables(template: Template[], name: TemplateName, place: string): Fault[] {
  const known = knownNames(name)
  const { globals, variables } = engine.analyzeSync(template)
  const roots = Object.values(globals).flatMap(found =>
    found.map(({ segments, location }) => ({ word: String(segments[0]), location, of: known.roots })),
  )
  const properties = Object.values(variables).flatMap(found =>
    found.flatMap(({ segments, location }) =>
      segments
        .slice(1)
        .filter(segment => typeof segment === 'string')
        .map(word => ({ word, location, of: known.properties })),
    ),
  )
  return [...roots, ...properties]
    .filter(({ word, of }) => !of.includes(word))
    .map(({ word, location, of }) => {
      const near = nearest(word, of)
      const remedy = near ? `是不是 ${near}` : `可用：${known.roots.join('、')}`
      return fault(place, location.row, location.col, `没有“${word}”这个变量`, remedy)
    })
}

/** Variables and properties that the shipped templates of a name use, in either language. */
function knownNames(name: TemplateName): { roots: string[]; properties: string[] } {
  const analyses = (['zh-CN', 'en'] as const).map(language =>
    engine.analyzeSync(engine.parse(shippedSource(name, language))),
  )
  const roots = analyses.flatMap(({ globals }) =>
    Object.values(globals).flatMap(found => found.map(each => String(each.segments[0]))),
  )
  const properties = analyses.flatMap(({ variables }) =>
    Object.values(variables).flatMap(found => found.flatMap(each => each.segments.slice(1).map(String))),
  )
  return { roots: [...new Set(roots)], properties: [...new Set([...properties, ...BUILT_IN])] }
}

function fault(file: string, line: number, column: number, problem: string, remedy: string): Fault {
  return { file, line, column, problem, remedy, severity: 'fault' }
}
