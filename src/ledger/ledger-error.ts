/** The ledger cannot be used as it is. The message says what was tried, why it failed and what to do. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError'
}
