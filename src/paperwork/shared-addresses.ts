// Addresses that several units would have after an import: told at once, since mail from them is nobody's. Pure.
import type { SheetUnit, UnitChange } from './roster-difference.ts'

type Named = { id: string; name: string; addresses: readonly string[] }

export type SharedAddress = { address: string; units: readonly string[] }

/** Those that the import itself makes shared; what the roster shares already, `check` tells. */
export function sharedAddresses(
  units: readonly Named[],
  { added, changed }: { added: readonly SheetUnit[]; changed: readonly UnitChange[] },
): SharedAddress[] {
  const fresh = new Set([...added, ...changed].flatMap(({ addresses }) => addresses))
  const gained = new Map(changed.map(({ unit, addresses }) => [unit.id, addresses]))
  const after: readonly Named[] = [
    ...units.map(({ id, name, addresses }) => ({ id, name, addresses: [...addresses, ...(gained.get(id) ?? [])] })),
    ...added,
  ]
  const owners = new Map<string, string[]>()
  for (const { name, addresses } of after)
    for (const address of new Set(addresses)) owners.set(address, [...(owners.get(address) ?? []), name])
  return [...owners].flatMap(([address, names]) =>
    names.length > 1 && fresh.has(address) ? [{ address, units: names }] : [],
  )
}
