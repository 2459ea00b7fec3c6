// Media types that reach an office's mailbox: what kind each is to people, and how files of it are called.
import type { Kind } from '../kind.ts'

/** One media type: its kind, its usual extension first, others that are as good. */
type Row = readonly [type: string, kind: Kind, ...extensions: string[]]

const OOXML = 'application/vnd.openxmlformats-officedocument'
const ODF = 'application/vnd.oasis.opendocument'

const ROWS: readonly Row[] = [
  [`${OOXML}.wordprocessingml.document`, 'document', 'docx', 'wps', 'doc', 'dotx'],
  ['application/vnd.ms-word.document.macroenabled.12', 'document', 'docm', 'dotm'],
  ['application/msword', 'document', 'doc', 'dot', 'wps', 'wpt'],
  ['application/wps-office.wps', 'document', 'wps', 'wpt', 'doc'],
  ['application/wps-office.et', 'sheet', 'et', 'ett', 'xls'],
  ['application/wps-office.dps', 'slides', 'dps', 'dpt', 'ppt'],
  ['application/pdf', 'document', 'pdf'],
  ['application/ofd', 'document', 'ofd'],
  ['application/rtf', 'document', 'rtf', 'doc', 'wps'],
  [`${ODF}.text`, 'document', 'odt', 'ott'],
  ['application/vnd.apple.pages', 'document', 'pages'],
  ['application/vnd.ms-works', 'document', 'wps'],
  ['application/vnd.ms-xpsdocument', 'document', 'xps', 'oxps'],
  ['application/caj', 'document', 'caj', 'nh', 'kdh'],
  ['application/x-ceb', 'document', 'ceb', 'cebx', 'gd', 'gw', 'sep'],
  ['application/vnd.visio', 'document', 'vsdx', 'vsd'],
  ['application/postscript', 'document', 'ps', 'eps', 'ai'],
  ['text/plain', 'document', 'txt', 'text', 'log', 'md', 'ini', 'conf', 'json', 'yaml', 'srt', 'ass'],
  ['text/html', 'document', 'html', 'htm', 'shtml', 'doc', 'xls'],
  ['multipart/related', 'document', 'mht', 'mhtml', 'doc'],
  ['application/epub+zip', 'document', 'epub'],
  [`${OOXML}.spreadsheetml.sheet`, 'sheet', 'xlsx', 'et', 'xls', 'xltx'],
  ['application/vnd.ms-excel.sheet.macroenabled.12', 'sheet', 'xlsm', 'xltm', 'xlam'],
  ['application/vnd.ms-excel.sheet.binary.macroenabled.12', 'sheet', 'xlsb'],
  ['application/vnd.ms-excel', 'sheet', 'xls', 'xlt', 'et', 'ett', 'csv'],
  [`${ODF}.spreadsheet`, 'sheet', 'ods', 'ots'],
  ['application/vnd.apple.numbers', 'sheet', 'numbers'],
  ['text/csv', 'sheet', 'csv', 'xls', 'txt'],
  ['text/tab-separated-values', 'sheet', 'tsv', 'xls', 'txt'],
  [`${OOXML}.presentationml.presentation`, 'slides', 'pptx', 'dps', 'ppt', 'potx'],
  [`${OOXML}.presentationml.slideshow`, 'slides', 'ppsx', 'pps'],
  ['application/vnd.ms-powerpoint.presentation.macroenabled.12', 'slides', 'pptm', 'potm', 'ppsm'],
  ['application/vnd.ms-powerpoint', 'slides', 'ppt', 'pps', 'pot', 'dps', 'dpt'],
  [`${ODF}.presentation`, 'slides', 'odp', 'otp'],
  ['application/vnd.apple.keynote', 'slides', 'key'],
  [`${ODF}.graphics`, 'image', 'odg'],
  ['image/jpeg', 'image', 'jpg', 'jpeg', 'jpe', 'jfif'],
  ['image/png', 'image', 'png'],
  ['image/apng', 'image', 'png', 'apng'],
  ['image/gif', 'image', 'gif'],
  ['image/webp', 'image', 'webp'],
  ['image/bmp', 'image', 'bmp', 'dib'],
  ['image/tiff', 'image', 'tif', 'tiff'],
  ['image/heic', 'image', 'heic', 'hif', 'heif'],
  ['image/heic-sequence', 'image', 'heics', 'heic'],
  ['image/heif', 'image', 'heif', 'heic'],
  ['image/heif-sequence', 'image', 'heifs', 'heif'],
  ['image/avif', 'image', 'avif'],
  ['image/svg+xml', 'image', 'svg'],
  ['image/vnd.adobe.photoshop', 'image', 'psd', 'psb'],
  ['image/x-icon', 'image', 'ico', 'cur'],
  ['image/x-emf', 'image', 'emf'],
  ['image/wmf', 'image', 'wmf'],
  ['image/jxl', 'image', 'jxl'],
  ['image/jp2', 'image', 'jp2'],
  ['image/x-adobe-dng', 'image', 'dng'],
  ['image/x-canon-cr2', 'image', 'cr2'],
  ['image/x-canon-cr3', 'image', 'cr3'],
  ['image/x-nikon-nef', 'image', 'nef'],
  ['image/x-sony-arw', 'image', 'arw'],
  ['video/mp4', 'video', 'mp4', 'm4v'],
  ['video/x-m4v', 'video', 'm4v', 'mp4'],
  ['video/quicktime', 'video', 'mov', 'qt', 'mp4'],
  ['video/3gpp', 'video', '3gp', 'mp4'],
  ['video/3gpp2', 'video', '3g2', '3gp'],
  ['video/vnd.avi', 'video', 'avi'],
  ['video/x-ms-asf', 'video', 'wmv', 'asf'],
  ['application/vnd.ms-asf', 'video', 'wmv', 'asf'],
  ['video/matroska', 'video', 'mkv'],
  ['video/webm', 'video', 'webm'],
  ['video/mpeg', 'video', 'mpg', 'mpeg', 'vob', 'dat'],
  ['video/MP2P', 'video', 'mpg', 'vob'],
  ['video/MP1S', 'video', 'mpg', 'dat'],
  ['video/mp2t', 'video', 'ts', 'mts', 'm2ts'],
  ['video/x-flv', 'video', 'flv', 'f4v'],
  ['video/ogg', 'video', 'ogv'],
  ['application/vnd.rn-realmedia', 'video', 'rm', 'rmvb'],
  ['audio/mpeg', 'audio', 'mp3', 'mp2'],
  ['audio/mp4', 'audio', 'm4a', 'm4b'],
  ['audio/x-m4a', 'audio', 'm4a'],
  ['audio/wav', 'audio', 'wav'],
  ['audio/amr', 'audio', 'amr'],
  ['audio/aac', 'audio', 'aac'],
  ['audio/flac', 'audio', 'flac'],
  ['audio/ogg', 'audio', 'ogg', 'oga', 'opus'],
  ['audio/x-ms-asf', 'audio', 'wma'],
  ['audio/ape', 'audio', 'ape'],
  ['audio/aiff', 'audio', 'aif', 'aiff'],
  ['audio/midi', 'audio', 'mid', 'midi'],
  ['audio/x-silk', 'audio', 'silk', 'slk', 'aud'],
  ['application/zip', 'archive', 'zip'],
  ['application/vnd.rar', 'archive', 'rar'],
  ['application/x-7z-compressed', 'archive', '7z'],
  ['application/x-tar', 'archive', 'tar'],
  ['application/gzip', 'archive', 'gz', 'tgz'],
  ['application/x-bzip2', 'archive', 'bz2', 'tbz', 'tbz2'],
  ['application/x-xz', 'archive', 'xz', 'txz'],
  ['application/zstd', 'archive', 'zst'],
  ['application/vnd.ms-cab-compressed', 'archive', 'cab'],
  ['application/x-lzh-compressed', 'archive', 'lzh', 'lha'],
  ['application/x-arj', 'archive', 'arj'],
  ['application/x-iso9660-image', 'archive', 'iso'],
  ['application/ms-tnef', 'archive', 'dat', 'tnef'],
  ['message/rfc822', 'message', 'eml', 'mht'],
  ['application/mbox', 'message', 'mbox', 'mbx'],
  ['application/vnd.ms-outlook', 'message', 'msg', 'oft'],
  ['text/calendar', 'other', 'ics'],
  ['text/vcard', 'other', 'vcf'],
  ['application/xml', 'other', 'xml'],
  ['application/x-msdownload', 'other', 'exe', 'dll', 'scr', 'com', 'pif', 'ocx', 'sys', 'cpl'],
  ['application/x-elf', 'other', 'so', 'bin'],
  ['application/x-mach-binary', 'other'],
  ['application/java-archive', 'other', 'jar'],
  ['application/vnd.android.package-archive', 'other', 'apk'],
  ['application/x-ms-shortcut', 'other', 'lnk'],
  ['application/x-msi', 'other', 'msi', 'msp'],
  ['application/pkcs7-mime', 'other', 'p7m'],
  ['application/pkcs7-signature', 'other', 'p7s'],
]

const KIND_OF_TYPE = new Map(ROWS.map(([type, kind]) => [type, kind]))
const KIND_OF_EXTENSION = new Map<string, Kind>()
const TYPE_OF_EXTENSION = new Map<string, string>()
const EXTENSION_OF_TYPE = new Map<string, string>()
// "doc" stands with HTML too, but promises a document of Word: usual extensions count before those that are as good.
for (const [type, kind, usual, ...others] of ROWS.toReversed()) {
  if (usual) EXTENSION_OF_TYPE.set(type, usual)
  for (const extension of others) KIND_OF_EXTENSION.set(extension, kind)
}
for (const [type, kind, usual] of ROWS.toReversed()) {
  if (!usual) continue
  KIND_OF_EXTENSION.set(usual, kind)
  TYPE_OF_EXTENSION.set(usual, type)
}
/** Data of any program may be called so. */
const SAY_NOTHING = new Set(['dat', 'bin', 'so'])

/** The kind of a media type; unknown ones go by their top-level type, the rest are `other`. */
export function kindOfType(type: string): Kind {
  const kind = KIND_OF_TYPE.get(type)
  if (kind) return kind
  const [top] = type.split('/')
  return top === 'image' || top === 'video' || top === 'audio' ? top : 'other'
}

/** The kind that an extension (lower case, no dot) promises; null where it promises nothing that we know. */
export function kindOfExtension(extension: string): Kind | null {
  return SAY_NOTHING.has(extension) ? null : (KIND_OF_EXTENSION.get(extension) ?? null)
}

/** The media type whose usual extension this is (lower case, no dot). */
export function typeOfExtension(extension: string): string | null {
  return TYPE_OF_EXTENSION.get(extension) ?? null
}

/** True where files of that type are called so as a matter of course, or either is unknown (`extension`: lower case, no dot). */
export function fits(type: string, extension: string): boolean {
  const row = ROWS.find(([known]) => known === type)
  return row === undefined || kindOfExtension(extension) === null || row.slice(2).includes(extension)
}

/** The usual extension of a media type, no dot; null where we know none. */
export function extensionOfType(type: string): string | null {
  return EXTENSION_OF_TYPE.get(type) ?? null
}

/** The extension of a file's name, lower case, no dot; '' where there is none. */
export function extensionOf(name: string | null): string {
  return /[^./\\]\.([^./\\\s]{1,12})[\s.]*$/u.exec(name ?? '')?.[1]?.toLowerCase() ?? ''
}
