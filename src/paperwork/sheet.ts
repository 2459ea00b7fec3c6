// A table as people make them in Excel: rows of cells at their places, merged cells known as such. Nouns only.

/** One cell, counted from 1 as Excel shows it. */
export type CellPlace = { row: number; column: number }

/** What a cell shows. `origin`: the cell whose value it repeats, where it is covered by a merged one; else null. */
export type Cell = { text: string; origin: CellPlace | null }

/** One row; `number` counts from 1 as Excel shows it, `cells[0]` is column A. */
export type SheetRow = { number: number; cells: readonly Cell[] }

/** One sheet; `name` is null for text files, which have none. Blank rows may be left out. */
export type Sheet = { name: string | null; rows: readonly SheetRow[] }

/** Column 1 is A, 27 is AA (ECMA-376 part 1, 18.18.7). */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** `AB12` → place; null where it is no reference of that kind. */
export function cellPlace(reference: string): CellPlace | null {
  const [, letters, digits] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(reference.replaceAll('$', '').toUpperCase()) ?? []
  if (letters === undefined || digits === undefined) return null
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return { row: Number(digits), column }
}
