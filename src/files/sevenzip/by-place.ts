// Which member of the listing each unpacked file is, where names cannot tell. Pure.
import type { Member } from '../examined.ts'
import type { ListedMember } from './listing.ts'

/**
 * The members under their names of `names`, which has one for each of `listed`, or null where 7-Zip's own is right. 7-Zip
 * unpacks in the listing's order, without folders; where it left some out, sizes tell which.
 */
export function namedByPlace(
  members: readonly Member[],
  listed: readonly ListedMember[],
  names: readonly (string | null)[] | null,
): Member[] {
  if (names?.length !== listed.length) return [...members]
  const places = listed.flatMap(({ folder, link }, place) => (folder || link ? [] : [place]))
  const isComplete = places.length === members.length
  let next = 0
  return members.map(member => {
    const found = places.findIndex(
      (place, index) => index >= next && (isComplete || listed[place]?.size === member.stored.size),
    )
    if (found < 0) return member
    next = found + 1
    return { ...member, name: names[places[found] ?? -1] ?? member.name }
  })
}
