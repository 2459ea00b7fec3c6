// Whether an edit has changed anything that counts.
import type { Configuration } from './configuration.ts'
import { Secret } from './secret.ts'

/** True where both say the same, secrets included; comments and layout make no difference. */
export function sameConfiguration(a: Configuration, b: Configuration): boolean {
  return comparable(a) === comparable(b)
}

/** For comparison in memory only, since secrets stand in it. */
function comparable(configuration: Configuration): string {
  return JSON.stringify(configuration, function (this: Record<string, unknown>, key: string, value: unknown) {
    // `value` has been through toJSON already, which hides secrets; the original is still in its holder.
    const original = this[key]
    if (original instanceof Secret) return original.reveal()
    if (original instanceof Map) return [...original]
    return value
  })
}
