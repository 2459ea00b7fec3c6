// When two names are the same to a reader.

/** Full-width forms, capitals and blanks make no difference between names (Unicode NFKC). */
export function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}
