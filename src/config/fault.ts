// What is wrong with what the office wrote, where, and what would be right.
import type { Language } from './configuration.ts'

/** Both counted from 1; columns in UTF-16 code units, as editors show them. */
export type Place = { line: number; column: number }

/** A fault keeps the configuration from being used; a warning does not. */
export type Severity = 'fault' | 'warning'

/** One thing to mend. `file` is relative to the configuration folder, '' for the folder itself. */
export type Fault = Place & { file: string; problem: string; remedy: string; severity: Severity }

/** What is wrong and what would be right, as sentences without their full stop (a question has its mark). Never holds a secret. */
export type Sentences = { problem: string; remedy: string }

/** Both languages side by side, since the language itself stands in the file that is being read. */
export type Wording = { zh: Sentences; en: Sentences }

/** Takes one finding; those who check know their file and the places in it, not where findings go. */
export type Report = (place: Place, wording: Wording, severity?: Severity) => void

export const START: Place = { line: 1, column: 1 }

/** A wording from its four sentences. */
export function wording(zhProblem: string, zhRemedy: string, enProblem: string, enRemedy: string): Wording {
  return { zh: { problem: zhProblem, remedy: zhRemedy }, en: { problem: enProblem, remedy: enRemedy } }
}

/** Findings of a whole folder in the order in which files were read; rendered once the language is known. */
export class Findings {
  readonly #all: { file: string; place: Place; wording: Wording; severity: Severity }[] = []

  /** The reporter of one file. */
  of(file: string): Report {
    return (place, words, severity = 'fault') => void this.#all.push({ file, place, wording: words, severity })
  }

  /** All of one severity, by file as read, then by place. */
  list(severity: Severity, language: Language): Fault[] {
    const order = [...new Set(this.#all.map(finding => finding.file))]
    return this.#all
      .filter(finding => finding.severity === severity)
      .sort(
        (a, b) =>
          order.indexOf(a.file) - order.indexOf(b.file) ||
          a.place.line - b.place.line ||
          a.place.column - b.place.column,
      )
      .map(({ file, place, wording: words }) => {
        const { problem, remedy } = language === 'en' ? words.en : words.zh
        return { file, ...place, problem: oneLine(problem), remedy: oneLine(remedy), severity }
      })
  }
}

/** A sentence may repeat what was written: without its line breaks and control characters, and not all of a long text. */
function oneLine(sentence: string): string {
  const line = sentence.replace(/[\s\p{Cc}]+/gu, ' ')
  return line.length > 240 ? `${line.slice(0, 240)}…` : line
}

/** `FILE:LINE:COLUMN problem. remedy.` on one line; `file` as it should be shown, by default the fault's own. */
export function formatFault(fault: Fault, language: Language, file: string = fault.file): string {
  // A folder has no lines.
  const where = /\.\w+$/.test(fault.file) ? `${file}:${fault.line}:${fault.column}` : file || '.'
  const sentences = [fault.problem, fault.remedy].filter(sentence => sentence !== '')
  if (language === 'en') {
    const mark = fault.severity === 'warning' ? 'warning: ' : ''
    return `${where} ${mark}${sentences.map(sentence => (/[?]$/.test(sentence) ? sentence : `${sentence}.`)).join(' ')}`
  }
  const mark = fault.severity === 'warning' ? '提醒：' : ''
  return `${where} ${mark}${sentences.map(sentence => (/[？]$/.test(sentence) ? sentence : `${sentence}。`)).join('')}`
}
