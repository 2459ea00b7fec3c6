// Notes on a file with which neither an office nor a program can do anything. Pure.

/** It cannot be opened, not whole, or must not be: never accepted without a person, and no material. */
export const UNUSABLE: readonly string[] = [
  'executable',
  'executable-in-disguise',
  'encrypted',
  'unreadable',
  'truncated',
  'over-limit',
  'infected',
]
