// `links:` of baosong.yaml: from where files that are only linked may be fetched.
import type { LinkFetching } from './configuration.ts'
import { wording } from './fault.ts'
import { count, leaf, list, type Meaning, mapping } from './leaf.ts'

/** A host's name, or "*." and a name; never an address of numbers, never a whole top-level domain. */
export function understandHost(text: string): Meaning<string> {
  const host = text.trim().toLowerCase()
  if (/^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(host)) return { value: host }
  return {
    wrong: wording(
      `“${text}”不是网站名`,
      '应为 wenjian.example.com 或 "*.example.com"，不带 https:// 和路径',
      `"${text}" is no host`,
      'It should be files.example.com or "*.example.com", without https:// and path',
    ),
  }
}

export const linksShape = mapping({
  fetch: list(leaf(understandHost)),
  maxMB: count.default(200),
  seconds: count.default(120),
})

/** As the rest of the program sees it; an empty list is none. */
export function linkFetching(
  written: { fetch: readonly string[]; maxMB: number; seconds: number } | undefined,
): LinkFetching | null {
  if (written === undefined || written.fetch.length === 0) return null
  return { hosts: written.fetch, maxMB: written.maxMB, seconds: written.seconds }
}
