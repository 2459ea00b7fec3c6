// The usual beginning of a scene: a unit writes from its own address and signs.
import type { Scene } from '../scene.ts'
import { unit } from '../units.ts'

/** A scene of the unit `id`, with its usual sender and signature. */
export function fromUnit(id: string, day: number, time: string): Pick<Scene, 'from' | 'signature' | 'day' | 'time'> {
  const { from, signature } = unit(id)
  return { from, signature, day, time }
}
