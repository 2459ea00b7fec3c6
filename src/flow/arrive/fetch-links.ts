// Links of accepted messages → files, where the office lists their hosts. What comes is part of the message from then on.
import type { LinkFetching } from '../../config/configuration.ts'
import { type Door, type Fetched, fetchFile, INTERNET, isListed } from '../../fetch/fetch-file.ts'
import { fetchOf, type FetchRecord, linksToFetch, recordFetch } from '../../ledger/fetches.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { LIMITS } from '../../reading/limits.ts'
import type { Note, ReadFile, Reading } from '../../reading/reading.ts'
import type { OpenOffice } from '../office.ts'
import type { Reader } from './reader.ts'

/** What failed is tried again so many hours later, so often in all: a netdisk's bad night. */
const RETRY_HOURS = 1
const MOST_TRIES = 5

/** Fetches what is to be fetched now; how many messages' readings it changes by that is no more than the number given back. */
export async function fetchLinks(office: OpenOffice, door: Door = INTERNET): Promise<number> {
  const { ledger, store, clock, tell, configuration } = office
  const rules = configuration.office.links
  if (rules === null) return 0
  const now = clock.now()
  const urls = linksToFetch(ledger, now, now.subtract({ hours: RETRY_HOURS }), MOST_TRIES)
  let settled = 0
  for (const url of urls.filter(each => isListed(each, rules)).slice(0, LIMITS.fetch.perPass)) {
    const fetched = await fetchFile(url, rules, (source, maxBytes) => store.put(source, maxBytes), door)
    recordFetch(ledger, url, asRecord(fetched, rules), clock.now())
    if (fetched.kind !== 'failed') settled += 1
    // Not the address: it may hold the key to the file.
    tell({ kind: 'link-fetched', host: new URL(url).host, outcome: fetched.kind, detail: whyNot(fetched) })
  }
  return settled
}

function whyNot(fetched: Fetched): string {
  if (fetched.kind === 'file') return ''
  return fetched.kind === 'refused' ? fetched.why : fetched.detail
}

function asRecord(fetched: Fetched, { maxMB }: LinkFetching): FetchRecord {
  switch (fetched.kind) {
    case 'file': {
      const { sha256, size } = fetched.stored
      return { state: 'fetched', sha256, size, name: fetched.name }
    }
    case 'refused':
      return {
        state: 'refused',
        detail: fetched.why === 'too-large' ? `too-large: > ${maxMB} MB` : `${fetched.why}: ${fetched.detail}`,
      }
    case 'failed':
      return { state: 'failed', detail: fetched.detail }
  }
}

/** What {@link withFetched} works with. */
export type FetchedTools = { ledger: Ledger; reader: Reader; pathOf(sha256: string): string }

/** The reading with the files that its links led to, each with a note from where, and notes of what was refused. */
export async function withFetched(reading: Reading, { ledger, reader, pathOf }: FetchedTools): Promise<Reading> {
  const files: ReadFile[] = [...reading.files]
  const notes: Note[] = [...reading.notes]
  const urls = new Set(reading.links.filter(({ kind }) => kind === 'cloud').map(({ url }) => url))
  for (const url of [...urls].slice(0, LIMITS.fetch.perMessage)) {
    const known = fetchOf(ledger, url)
    if (known?.state === 'refused') notes.push({ code: 'not-fetched', detail: `${url} ${known.detail}` })
    if (known?.state !== 'fetched') continue
    const { sha256, size } = known
    const promised = reading.links.find(link => link.url === url)?.name ?? null
    const read = await reader.readFile({ sha256, size, path: pathOf(sha256) }, known.name ?? promised)
    if (read.kind === 'unreadable') {
      notes.push({ code: 'not-fetched', detail: `${url} ${read.code}: ${read.detail}` })
      continue
    }
    const fetched = { code: 'fetched', detail: url }
    files.push(...read.files.map((file, at) => (at === 0 ? { ...file, notes: [fetched, ...file.notes] } : file)))
  }
  return files.length === reading.files.length && notes.length === reading.notes.length
    ? reading
    : { ...reading, files, notes }
}
