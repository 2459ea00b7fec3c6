// A message that cannot be read at all. Reading turns it into quarantine with the reason.

/** Thrown by parseMessage for what is no message, or over a cap. The text says why, for the coordinator. */
export class UnreadableMessage extends Error {
  /** no-header, header-too-long, too-many-parts. */
  readonly code: string

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'UnreadableMessage'
    this.code = code
  }
}
