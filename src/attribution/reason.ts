// A reason, made. Pure.
import type { Reason } from './verdict.ts'

/** `weight`: −100 … 100, for or against what is thought (verdict.ts). */
export function reason(code: string, weight: number, values: Record<string, string> = {}): Reason {
  return { code, values, weight }
}
