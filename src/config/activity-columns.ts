// The columns that a campaign's activity sheet may have. Nouns only.

/** Columns that the activity sheet can have, in their usual order. */
export const ACTIVITY_COLUMNS = [
  'unit',
  'activity',
  'theme',
  'date',
  'place',
  'summary',
  'photos',
  'photo-files',
  'links',
  'source',
] as const
export type ActivityColumn = (typeof ACTIVITY_COLUMNS)[number]

/** One column; `heading` null: the usual one. */
export type ColumnChoice = { column: ActivityColumn; heading: string | null }
