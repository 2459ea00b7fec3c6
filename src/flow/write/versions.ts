// How the files of a message stand to what the unit had handed in before, for the letter that answers it.
import { countedFor } from '../../campaign/assess.ts'
import type { Campaign } from '../../config/configuration.ts'
import { handedInBy } from '../../ledger/handed-in.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { Version } from '../../letters/versions.ts'

/** By message and position, what is no new file of a unit's; what a replacement took the place of is found as the standing finds it. */
export function versionsOf(
  ledger: Ledger,
  campaign: Campaign,
  unit: string,
): (message: number) => Map<number, Version> {
  const handedIn = handedInBy(ledger, campaign.id, unit, null)
  const messages = Array.from(Map.groupBy(handedIn, ({ message }) => message).values(), items => ({
    receivedAt: items[0]?.receivedAt ?? campaign.opens,
    items,
  }))
  const formers = new Map<(typeof handedIn)[number], (typeof handedIn)[number]>()
  for (const material of campaign.materials)
    countedFor(material, messages, (item, former) => void formers.set(item, former))
  return message =>
    new Map(
      handedIn
        .filter(item => item.message === message && item.source === 'file')
        .flatMap(item => {
          const former = formers.get(item)
          if (item.role === 'new') return []
          const replaces = former && { name: former.name, isBody: former.isBody }
          return [[item.position, { role: item.role, replaces: replaces ?? null }] as const]
        }),
    )
}
