import { describe, expect, test } from 'vitest'
import { decorates, type Picture } from '../../src/reading/decoration.ts'

const PASTED = { disposition: 'inline', contentId: 'a@example', shown: 'text', shownSize: null } as const
const ATTACHED = { disposition: 'attachment', contentId: null, shown: null, shownSize: null } as const
const photo: Picture = {
  type: 'image/jpeg',
  size: 240_000,
  pixels: { width: 1080, height: 810 },
  name: 'image002.jpg',
  part: PASTED,
}
const mark: Picture = { ...photo, type: 'image/png', size: 4_000, name: 'image001.png' }

describe('a picture that only decorates', () => {
  test.each<[string, Picture]>([
    [
      'a code in the signature',
      { ...mark, pixels: { width: 430, height: 430 }, part: { ...PASTED, shown: 'signature' } },
    ],
    [
      'a banner in the signature',
      { ...photo, pixels: { width: 1200, height: 400 }, part: { ...PASTED, shown: 'signature' } },
    ],
    [
      'a portrait shown small in the signature',
      { ...photo, part: { ...PASTED, shown: 'signature', shownSize: { width: 90, height: 120 } } },
    ],
    ['shown in the history', { ...photo, part: { ...PASTED, shown: 'quoted' } }],
    ['a word mark, 200 × 56', { ...mark, pixels: { width: 200, height: 56 } }],
    ['a button', { ...mark, pixels: { width: 64, height: 64 } }],
    ['shown as small as a button', { ...photo, part: { ...PASTED, shownSize: { width: 32, height: 32 } } }],
    ['a drawing of a few bytes', { ...mark, size: 600, pixels: { width: 300, height: 120 } }],
    ['called like stationery, and drawn', { ...mark, name: 'logo_x.png', pixels: { width: 800, height: 600 } }],
    ['called like stationery, and small', { ...photo, name: 'logo.jpg', pixels: { width: 300, height: 200 } }],
    ['called like stationery, and flat', { ...photo, name: 'banner.jpg', pixels: { width: 1200, height: 300 } }],
    [
      'called like stationery, and shown small',
      { ...photo, name: 'logo.jpg', part: { ...PASTED, shownSize: { width: 120, height: 90 } } },
    ],
    ['called like stationery, of unknown size', { ...photo, name: 'signature_1.jpg', pixels: null }],
    ['a photo of the house in the signature', { ...photo, name: 'logo.jpg', part: { ...PASTED, shown: 'signature' } }],
    ['a tracking pixel, attached', { ...mark, pixels: { width: 1, height: 1 }, part: ATTACHED }],
  ])('%s', (_, picture) => {
    expect(decorates(picture)).toBe(true)
  })
})

describe('a picture that is material', () => {
  test.each<[string, Picture]>([
    ['a pasted photo', photo],
    ['a pasted photo whose size is unknown', { ...photo, pixels: null }],
    ['a photo below the sign-off', { ...photo, part: { ...PASTED, shown: 'signature' } }],
    ['a photo before a wall of logos', { ...photo, name: 'logo墙前合影.jpg' }],
    ['a photo of a banner', { ...photo, name: 'banner.jpg' }],
    ['a photo of a wall of signatures', { ...photo, name: 'signature-wall.jpg' }],
    ['a photo of a landmark', { ...photo, name: '标志性建筑.jpg', pixels: { width: 400, height: 300 } }],
    ['a photo kept as PNG', { ...photo, type: 'image/png', size: 900_000, name: 'logo墙.png' }],
    [
      'a photo kept as PNG below the sign-off',
      { ...photo, type: 'image/png', size: 900_000, part: { ...PASTED, shown: 'signature' } },
    ],
    ['a panorama', { ...photo, pixels: { width: 1600, height: 300 } }],
    ['a photo in a forwarded message', { ...photo, part: { ...PASTED, shown: 'forwarded' } }],
    ['an attached logo', { ...mark, name: 'logo.png', pixels: { width: 200, height: 56 }, part: ATTACHED }],
    ['an attached stamp of a few bytes', { ...mark, size: 600, pixels: { width: 80, height: 80 }, part: ATTACHED }],
    ['no picture at all', { ...photo, type: 'application/pdf', part: { ...PASTED, shown: 'signature' } }],
  ])('%s', (_, picture) => {
    expect(decorates(picture)).toBe(false)
  })
})
