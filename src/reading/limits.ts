// Every cap on what a message may cost, each with its reason. Beyond a cap: a note on the file, or quarantine; never a crash.

export const LIMITS = {
  /** One message, whole. */
  reading: {
    /** V8 heap of the reader's process: five times what a message of 300 MB needs when it is streamed. */
    heapMiB: 256,
    /** Resident memory of the process; beyond it the message is quarantined. Image and document parsers stay under half of it. */
    residentMiB: 480,
    /** Time allowed for any message, however small: a scan of 200 pages takes some seconds on a slow office PC. */
    baseMs: 30_000,
    /** More time for more bytes: a slow disk reads, hashes and writes 5 MB a second. */
    msPerMegabyte: 200,
    /** Messages and archives inside one another; the deepest seen in practice is 4 (a forward of a forward with a zip in a zip). */
    depth: 8,
  },
  /** What a mail is made of. */
  message: {
    /** Headers of one part, bytes: mailing lists' Received and To headers reach 1 MB; beyond 4 MB there is no person's mail. */
    headBytes: 4_194_304,
    /** Parts of one message: albums of a thousand photos are mailed; four thousand, each a file to write, are an attack. */
    parts: 4_000,
    /** Multiparts inside one another: mail programs nest 5 deep, lists and gateways 10. */
    depth: 64,
    /**
     * One text body, decoded, bytes, the pictures in its page not counted: pasted tables reach 3 MB; what is over it is left
     * out of the text, with a note.
     */
    bodyBytes: 8_388_608,
    /** Pictures in one page: an album pasted into a mail has hundreds; each is a file to write, a millisecond. */
    pagePictures: 1_000,
    /** Characters of text kept of a body, for attribution and search: a book. */
    textCharacters: 1_000_000,
    /** Of reports about mail (delivery status, returned headers), bytes: their facts stand at the top. */
    reportBytes: 131_072,
    /** Links of one message: a person sends a dozen; newsletters send hundreds. */
    links: 200,
    /** Messages forwarded inside one another in the text. */
    forwards: 20,
  },
  /** Files inside a message: archives and documents, all of one message together. */
  files: {
    /** Files that come out of archives: a county mails some hundred photos; a bomb has thousands of members. */
    members: 2_000,
    /** Archives and other containers: an office that collects for 60 others mails 60 zips in a zip. */
    containers: 200,
    /** Bytes that come out of archives. Photos and videos do not shrink when packed, so a real message never reaches it. */
    unpackedBytes: 2_147_483_648,
    /** An archive may grow so many times: scans saved as BMP reach 100, a bomb of zeros 1,000. */
    ratio: 200,
    /** Growth below this costs nothing, whatever the ratio. */
    ratioFloorBytes: 67_108_864,
    /**
     * What archives inside one archive may unpack to together, beyond which it is the ratio of the outermost: a county's zips
     * in a zip grow by a half, a bomb of 25 KB made 2,000 files of its first levels, which took ten seconds.
     */
    nestedFloorBytes: 8_388_608,
    /** Growth of all archives together, beyond twentyfold each: nested bombs multiply what one may; this costs 2 s. */
    growthBytes: 268_435_456,
    /** Time for all archives and documents of a message; less than reading.baseMs, so that it costs notes and no quarantine. */
    totalMs: 20_000,
    /** Time for one document or one Outlook message: office files take some hundredths of a second. */
    parserMs: 8_000,
    /** Archives that 7-Zip could not open, of one message: each costs a tenth of a second, and nobody mails ten. */
    brokenArchives: 10,
    /** Time for one archive that 7-Zip opens: 500 MB of photos take some seconds. */
    archiveMs: 15_000,
    /** Resident memory of the process that opens it: dictionaries of up to 128 MB, which is what "ultra" makes. */
    archiveMiB: 384,
    /** V8 heap of the parsers that may run away: ten times what a book of 300 pages needs. */
    parserHeapMiB: 128,
    /** Resident memory that one such parser may add to the process: a scan of 200 pages adds 60 MB. */
    parserMiB: 160,
    /** A document larger than this is kept, but its text is not read: it holds pictures or film. */
    documentBytes: 67_108_864,
    /** Bytes of XML that are read of one part of a document: a sheet of 200,000 rows. */
    partBytes: 134_217_728,
    /** Characters kept of a document's text, for search: some 40 pages. */
    textCharacters: 50_000,
    /** Lines kept from a document's beginning and from its end: letterhead and title; signature and date. */
    edgeLines: 12,
    /** Characters of such a line: longer ones are paragraphs, whose beginning tells enough. */
    lineCharacters: 400,
  },
  /** Files fetched from links, beside the office's own limits of size and time. */
  fetch: {
    /** Netdisks redirect twice or three times; more is a loop. */
    redirects: 5,
    /** Headers of an answer, bytes: Node's own usual limit. */
    headBytes: 16_384,
    /** Of an address or an error that is quoted in a note. */
    detailCharacters: 200,
    /** Links of one message: a unit sends a few; the rest stay promises. */
    perMessage: 10,
    /** Links of one pass: letters do not wait for a netdisk longer than that; the next pass takes the rest. */
    perPass: 5,
  },
  /** One file's scan for viruses, where the office has a scanner. Beyond: a note that it was not scanned. */
  scan: {
    /** Time to connect, and to say which signatures there are: loopback or the next room. */
    connectMs: 5_000,
    /** Time for any file: clamd gives up by itself after two minutes (MaxScanTime). */
    baseMs: 130_000,
    /** More time for more bytes: 5 MB a second are unpacked and matched on a slow office PC. */
    msPerMegabyte: 200,
  },
  /** What a group robot answers. Beyond: the notice is in doubt, or its answer unknown. */
  robot: {
    /** Time for the whole exchange: the vendors answer in a second. */
    answerMs: 15_000,
    /** Bytes of the answer: theirs have 200. */
    answerBytes: 65_536,
  },
} as const

export type Limits = typeof LIMITS
