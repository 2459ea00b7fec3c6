import { describe, expect, it } from 'vitest'
import { figure, percent } from './table.ts'

const TABLE = `messages missing from the output        0/108     0.0%
nature                                107/108    99.1%
WRONG ACCEPTS                               2  of 66 accepts (unit or campaign wrong, or no accept allowed)
files: recall, path and sha256        180/200    90.0%
files: recall, sha256                 196/200    98.0%
links: expiry                             0/0        –
score: wrong-accepts 2 · nature 99.1%
`

describe("the scorer's table", () => {
  it('gives a line with a share, and one that only counts', () => {
    expect(figure(TABLE, 'nature')).toEqual({ count: 107, of: 108 })
    expect(figure(TABLE, 'WRONG ACCEPTS')).toEqual({ count: 2, of: null })
  })

  it('does not take one line for another', () => {
    expect(figure(TABLE, 'files: recall, sha256').count).toBe(196)
    expect(percent(TABLE, 'files: recall, path and sha256')).toBe(90)
  })

  it('throws where a line is missing, holds no figure or counts nothing', () => {
    expect(() => figure(TABLE, 'decision allowed')).toThrow('no line "decision allowed"')
    expect(() => figure('nature    soon', 'nature')).toThrow('holds no figure')
    expect(() => percent(TABLE, 'links: expiry')).toThrow('counts nothing')
    expect(() => figure('', 'nature')).toThrow('no line')
  })
})
