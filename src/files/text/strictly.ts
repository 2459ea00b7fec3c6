// Decoding that admits no error. Pure.

/** Strict decoding; null where the bytes are not of that encoding. */
export function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
