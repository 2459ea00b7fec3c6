// Passwords of the board's users as hashes: scrypt$N$r$p$SALT$KEY, salt and key in base64url. The costs stand in the hash,
// so that older ones stay valid when they are raised.
import { scrypt, timingSafeEqual } from 'node:crypto'

/** OWASP's recommendation for scrypt (Password Storage Cheat Sheet): N = 2^17, r = 8, p = 1; 128 MiB for each login. */
const COST = { N: 2 ** 17, r: 8, p: 1 }
const KEY_BYTES = 32
/** Bounds of what is accepted: a hash in a file must not make a login take all memory. */
const MOST = { N: 2 ** 18, r: 16, p: 4 }

type Parts = { N: number; r: number; p: number; salt: Buffer; key: Buffer }

function partsOf(text: string): Parts | null {
  const [, n, r, p, salt = '', key = ''] =
    /^scrypt\$(\d{1,6})\$(\d{1,2})\$(\d{1,2})\$([\w-]{16,})\$([\w-]{40,})$/.exec(text) ?? []
  const parts = {
    N: Number(n),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  }
  // scrypt wants a power of two (RFC 7914 §2).
  const isSound = parts.N >= 2 ** 14 && (parts.N & (parts.N - 1)) === 0 && parts.r >= 1 && parts.p >= 1
  return isSound && parts.N <= MOST.N && parts.r <= MOST.r && parts.p <= MOST.p ? parts : null
}

/** Whether `text` is a hash that {@link verifyPassword} can check. */
export function isPasswordHash(text: string): boolean {
  return partsOf(text) !== null
}

/** The hash of a password. `salt`: 16 random bytes, never used before. */
export async function hashPassword(password: string, salt: Buffer): Promise<string> {
  const key = await derive(password, { ...COST, salt }, KEY_BYTES)
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Whether `password` is the one that `hash` was made from. False for what is no hash. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const parts = partsOf(hash)
  if (parts === null) return false
  return timingSafeEqual(await derive(password, parts, parts.key.length), parts.key)
}

function derive(password: string, { N, r, p, salt }: Omit<Parts, 'key'>, bytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Composed and decomposed characters look the same and are typed differently by systems (RFC 8265 §4.2.1).
    scrypt(password.normalize('NFC'), salt, bytes, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
