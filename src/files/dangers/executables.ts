// Files that a computer would run: noted, never run.
import type { Note } from '../../reading/reading.ts'
import { extensionOf, kindOfExtension } from '../recognize/media-types.ts'

const PROGRAMS = new Set([
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/java-archive',
  'application/vnd.android.package-archive',
  'application/x-ms-shortcut',
  'application/x-msi',
  'application/vnd.ms-htmlhelp',
])
/** Names by which Windows runs a file, scripts among them: their bytes are plain text. */
const RUNS =
  /^(exe|com|scr|pif|cpl|dll|ocx|sys|drv|bat|cmd|vbs|vbe|js|jse|wsf|wsh|ws|hta|ps1|psm1|ps1xml|msi|msp|mst|lnk|url|reg|inf|jar|apk|chm|hlp|gadget|application|appref-ms|msc|sct|scf|shb|xll|wll|sh|command|pyw?|appx|msix|iqy|wsc|jnlp|website|settingcontent-ms|library-ms|diagcab)$/
/** Names that a program carries without pretending to be something else. */
const HONEST = /^(exe|com|scr|pif|cpl|dll|ocx|sys|drv|msi|msp|lnk|jar|apk|chm|bin|so|dylib|o|run|appimage|xll|wll)$/
const RIGHT_TO_LEFT_OVERRIDE = /[\u202A-\u202E\u2066-\u2069]/

/** True where Windows would run a file of that name, whatever its bytes are. */
export function runsByName(name: string | null): boolean {
  return RUNS.test(extensionOf(name))
}

/** Notes on a program by its bytes or by its name, and on names that hide one. */
export function executableNotes(type: string, name: string | null): Note[] {
  const extension = extensionOf(name)
  const isProgram = PROGRAMS.has(type)
  const notes: Note[] = []
  if (isProgram && extension !== '' && !HONEST.test(extension))
    notes.push({ code: 'executable-in-disguise', detail: `.${extension}: ${type}` })
  else if (isProgram || RUNS.test(extension))
    notes.push({ code: 'executable', detail: isProgram ? type : `.${extension}` })
  const before = extensionOf((name ?? '').replace(/\.[^.]*$/, ''))
  const shown = kindOfExtension(before)
  if ((isProgram || RUNS.test(extension)) && shown !== null && shown !== 'other')
    notes.push({ code: 'double-extension', detail: `.${before}.${extension}` })
  if (RIGHT_TO_LEFT_OVERRIDE.test(name ?? '')) notes.push({ code: 'name-direction', detail: null })
  return notes
}
