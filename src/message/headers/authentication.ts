// Authentication-Results (RFC 8601): what each server on the way says about the sender. Whom to believe is not decided here.
import type { AuthenticationResult } from '../../reading/reading.ts'
import { all, type Fields } from './fields.ts'

/** Verdicts of RFC 8601 §2.7; where a method has several results, the better one tells (two DKIM signatures, one passing). */
const ORDER = ['pass', 'softfail', 'neutral', 'none', 'policy', 'temperror', 'permerror', 'fail', 'hardfail']

/** Every Authentication-Results header, topmost first. A header without a server's name is left out. */
export function authenticationResults(fields: Fields): AuthenticationResult[] {
  return all(fields, 'authentication-results').slice(0, 50).flatMap(one)
}

function one(value: string): AuthenticationResult[] {
  const [server = '', ...results] = withoutComments(value.slice(0, 20_000)).split(';')
  // RFC 8601 §2.2: the id may be followed by a version. Exchange writes results first and no id.
  const name = server.trim().split(/\s+/)[0]?.replace(/^"|"$/g, '').toLowerCase() ?? ''
  if (name === '' || name.includes('=')) return []
  return [
    { server: name, spf: verdict(results, 'spf'), dkim: verdict(results, 'dkim'), dmarc: verdict(results, 'dmarc') },
  ]
}

function verdict(results: readonly string[], method: string): string | null {
  const found = results.flatMap(result => {
    const m = /^\s*([a-z0-9-]+)(?:\/\d+)?\s*=\s*([a-z]+)/i.exec(result)
    return m?.[1]?.toLowerCase() === method && m[2] ? [m[2].toLowerCase()] : []
  })
  return found.sort((a, b) => rank(a) - rank(b))[0] ?? null
}

function rank(value: string): number {
  const at = ORDER.indexOf(value)
  return at < 0 ? ORDER.length : at
}

/** Comments nest (RFC 5322 §3.2.2) and may hold semicolons; quoted strings may hold parentheses. */
export function withoutComments(value: string): string {
  let out = ''
  let depth = 0
  let quoted = false
  for (let i = 0; i < value.length; i += 1) {
    const c = value[i] ?? ''
    if (c === '\\') {
      if (depth === 0) out += value.slice(i, i + 2)
      i += 1
    } else if (quoted) {
      if (c === '"') quoted = false
      out += c
    } else if (c === '"' && depth === 0) {
      quoted = true
      out += c
    } else if (c === '(') depth += 1
    else if (c === ')' && depth > 0) depth -= 1
    else if (depth === 0) out += c
  }
  return out
}
