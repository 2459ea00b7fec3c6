// Where bytes go while a message is read: from stream to disk, named by their SHA-256, stored once.

/** Bytes at rest. `path` may be opened for reading and is never written to again. */
export type StoredBytes = { sha256: string; size: number; path: string }

/** A content store as reading sees it. The ledger's store keeps; inspect's is thrown away afterwards. */
export type Store = {
  /** Streams `source` to disk without holding it in memory. Fails with LimitExceeded past `maxBytes`, keeping nothing. */
  put(source: AsyncIterable<Uint8Array>, maxBytes?: number): Promise<StoredBytes>
}
