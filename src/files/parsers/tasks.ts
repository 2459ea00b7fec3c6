// What the parsers' thread is asked for and answers.

/** Lines of a document; its title where its properties have one. */
export type ParsedText = { lines: string[]; title: string | null }

/** What each parser yields. */
export type FragileResults = { doc: ParsedText; pdf: ParsedText }
export type FragileTask = keyof FragileResults

/** What the thread is told. */
export type FragileJob = { task: FragileTask; path: string; textCharacters: number }

/** What it answers. */
export type FragileAnswer<T extends FragileTask = FragileTask> =
  | { result: FragileResults[T] }
  | { refused: string; name: string }
