// What a file is to the people who asked for it: the vocabulary of the contract.

/** Kinds of material, as campaign files and `inspect --json` name them. */
export const KINDS = [
  'document',
  'sheet',
  'slides',
  'image',
  'video',
  'audio',
  'archive',
  'message',
  'page',
  'cloud',
  'other',
] as const

/** One of {@link KINDS}. `page` and `cloud` are links, all others files. */
export type Kind = (typeof KINDS)[number]
