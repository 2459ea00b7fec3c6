// Where a letter's template comes from: the office's own where it has one, else the shipped one.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Language } from '../config/configuration.ts'

/** Letters that have a template; an office's own lies in its configuration folder, templates/NAME.liquid. */
export const TEMPLATES = ['acknowledgement', 'announcement', 'reminder', 'digest', 'group-notice'] as const
export type TemplateName = (typeof TEMPLATES)[number]

/** The folder of an office's own templates. */
export function templateFolder(configurationFolder: string): string {
  return join(configurationFolder, 'templates')
}

/** The office's own template; null where it has none. */
export function ownSource(name: TemplateName, configurationFolder: string): string | null {
  const path = join(templateFolder(configurationFolder), `${name}.liquid`)
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

/** The shipped template. */
export function shippedSource(name: TemplateName, language: Language): string {
  return readFileSync(fileURLToPath(new URL(`./templates/${language}/${name}.liquid`, import.meta.url)), 'utf8')
}
