// What the rules of nature look at: headers and structure first, words second.
import type { Body, Head } from '../../reading/reading.ts'
import { all, first, text, type Fields } from '../headers/fields.ts'
import type { Structure } from '../structure/read-structure.ts'
import { TEXT_AGAIN, type Report } from '../structure/collect.ts'

export type Facts = {
  head: Head
  body: Body
  fields: Fields
  /** Media type of the whole, and the parameter that RFC 3462 gives multipart/report. */
  type: string
  reportType: string
  reports: readonly Report[]
  /** Parts that are files to a person: no reports, no signatures of S/MIME or PGP, not the text once more. */
  files: number
  /** Lower-cased local part of the author. */
  local: string
  /** Own text and history, capped: free-text notices quote the letter anywhere. */
  words: string
}

/** Gathers them from a message's structure. */
export function factsOf(structure: Structure, head: Head, body: Body): Facts {
  const { root, reports, parts } = structure
  return {
    head,
    body,
    fields: root.fields,
    type: root.type,
    reportType: root.contentType.plain.get('report-type')?.toLowerCase() ?? '',
    reports,
    files: parts.filter(
      part =>
        !part.notes.some(({ code }) => code === TEXT_AGAIN) &&
        !/^(message\/|text\/rfc822|application\/(pgp|pkcs7|x-pkcs7)|text\/calendar)/.test(part.declaredType ?? ''),
    ).length,
    local: head.from?.address.split('@')[0] ?? '',
    words: `${body.text}\n${body.signature}\n${body.quoted}`.slice(0, 20_000),
  }
}

/** A header's text, lower case; '' where it is missing. */
export function lower(facts: Facts, name: string): string {
  return (text(facts.fields, name) ?? '').toLowerCase()
}

export function has(facts: Facts, name: string): boolean {
  return first(facts.fields, name) !== null
}

/** True where a header of that name exists whose value fits. */
export function anyOf(facts: Facts, name: string, value: RegExp): boolean {
  return all(facts.fields, name).some(given => value.test(given))
}
