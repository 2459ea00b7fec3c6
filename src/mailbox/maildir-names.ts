// File and folder names of a Maildir (qmail's maildir(5)) and of Maildir++ (Courier, Dovecot). Pure.

/** The part of a file's name that flags do not change. Some systems cannot write ':' and use ';' or '!'. */
export function baseName(file: string): string {
  return file.replace(/[:;!]2,[A-Za-z]*$/, '')
}

/** True for a message's file: dot files are other programs' notes. */
export function isMessageFile(file: string): boolean {
  return !file.startsWith('.')
}

/**
 * A Maildir++ directory's folder: '.' for the Maildir itself, '垃圾邮件' for '.&V4NXPpCuTvY-'. Null for what is no folder.
 */
export function folderOf(directory: string): string | null {
  if (directory === '') return '.'
  if (!/^\.[^.]/.test(directory)) return null
  return decodeUtf7(directory.slice(1).replaceAll('.', '/'))
}

/** Modified UTF-7 (RFC 3501 §5.1.3), which Maildir++ keeps in directory names. What is malformed stays as it is. */
function decodeUtf7(name: string): string {
  return name.replace(/&([^-]*)-/g, (whole, base64: string) => {
    if (base64 === '') return '&'
    const bytes = Buffer.from(base64.replaceAll(',', '/'), 'base64')
    return bytes.length % 2 === 0 ? bytes.swap16().toString('utf16le') : whole
  })
}
