// Full-text search over what messages say and hold, in search.sqlite beside the record: derived, so it may be deleted at
// any time and is built again. SQLite's tokenisers know no Chinese words; here every Han character is a token, and what is
// looked for is a phrase of them: 总结 finds 工作总结 and not 总的结果, whatever a dictionary would make of it.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Ledger } from './ledger.ts'
import { readingOf } from './readings.ts'
import type { Reading } from '../reading/reading.ts'

/** Raise it whenever the index would hold other words. */
const FORMAT = 1

/** The text of a message's documents that is indexed: enough for any report, bounded for the index. */
const DOCUMENT_CHARACTERS = 200_000

/** Weights of subject, sender, names, text, documents: a hit in the subject says most. */
const WEIGHTS = '8.0, 6.0, 6.0, 2.0, 1.0'

/** Han, kana, hangul: written without blanks between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu

export class SearchIndex {
  readonly #database: Database.Database

  constructor(database: Database.Database) {
    this.#database = database
  }

  /** Takes in up to `most` messages that were read since. True: there are more. */
  update(ledger: Ledger, most: number): boolean {
    const known = new Map(
      this.#database
        .prepare<[], { message: number; read_at: string }>('select message, read_at from indexed')
        .all()
        .map(row => [row.message, row.read_at]),
    )
    const rows = ledger
      .statement<{ message: number; read_at: string }>('select message, read_at from readings')
      .all()
      .filter(row => known.get(row.message) !== row.read_at)
    const some = rows.slice(0, most)
    if (some.length === 0) return false
    const forget = this.#database.prepare('delete from texts where rowid = ?')
    const insert = this.#database.prepare(
      'insert into texts (rowid, subject, sender, names, body, documents) values (?, ?, ?, ?, ?, ?)',
    )
    const note = this.#database.prepare('insert or replace into indexed values (?, ?)')
    this.#database.transaction(() => {
      for (const { message, read_at } of some) {
        if (known.has(message)) forget.run(message)
        const reading = readingOf(ledger, message)
        if (reading) insert.run(message, ...wordsOf(reading).map(spaced))
        note.run(message, read_at)
      }
    })()
    return rows.length > some.length
  }

  /** Numbers of the messages that hold every word of `query`, best first. Nothing where it has no letter, figure or character. */
  find(query: string, limit: number): number[] {
    const match = matchOf(query)
    if (match === null) return []
    return this.#database
      .prepare<[string, number], { rowid: number }>(
        `select rowid from texts where texts match ? order by bm25(texts, ${WEIGHTS}), rowid desc limit ?`,
      )
      .all(match, limit)
      .map(row => row.rowid)
  }

  close(): void {
    this.#database.close()
  }
}

/** Opens the index in the data folder; one of another format, or a broken one, is made anew. */
export function openSearchIndex(dataFolder: string): SearchIndex {
  const path = join(dataFolder, 'search.sqlite')
  try {
    return openAt(path)
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || !/^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) throw error
    for (const part of ['', '-wal', '-shm']) rmSync(path + part, { force: true })
    return openAt(path)
  }
}

function openAt(path: string): SearchIndex {
  const database = new Database(path)
  database.pragma('journal_mode = WAL')
  // Derived: what a power cut takes is indexed again.
  database.pragma('synchronous = NORMAL')
  if (database.pragma('user_version', { simple: true }) !== FORMAT) {
    database.exec(`
      drop table if exists texts;
      drop table if exists indexed;
      create virtual table texts using fts5(subject, sender, names, body, documents,
        content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
      create table indexed (message integer primary key, read_at text not null);
      pragma user_version = ${FORMAT};`)
  }
  return new SearchIndex(database)
}

/** Subject, sender, names of files, text, text of documents. */
function wordsOf({ head, body, files, links, inner }: Reading): string[] {
  const documents = files.map(file => file.document?.text ?? '').join('\n')
  return [
    head.subject,
    [head.from?.name, head.from?.address].join(' '),
    [...files.filter(file => !file.decoration).map(file => file.path), ...links.map(link => link.name ?? '')].join(
      '\n',
    ),
    [body.text, body.signature, ...inner.flatMap(each => [each.subject, each.body.text])].join('\n'),
    documents.slice(0, DOCUMENT_CHARACTERS),
  ]
}

/** Compatibility forms folded (full-width letters), each Han character a word of its own. */
function spaced(text: string): string {
  return text.normalize('NFKC').replace(UNSPACED, ' $& ')
}

/** FTS5's query: every word a phrase, the last token of each a beginning ("rep" finds "report"). */
function matchOf(query: string): string | null {
  const words = query
    .split(/\s+/)
    .filter(word => /[\p{L}\p{N}]/u.test(word))
    .slice(0, 12)
    .map(word => `"${spaced(word).replaceAll('"', ' ').trim()}" *`)
  return words.length === 0 ? null : words.join(' ')
}
