// A cap of reading/limits.ts was reached. The message goes on without what went over it, with a note.

/** Thrown while bytes are stored or unpacked; never reaches a person as it is. */
export class LimitExceeded extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'LimitExceeded'
  }
}
