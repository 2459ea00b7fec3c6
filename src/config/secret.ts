// A password that cannot be printed by accident.

/** Holds a secret; every way of printing it shows [secret]. Only `reveal()` gives it out, to a server's login. */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  /** The secret itself. Never pass it to a log, an error or a page. */
  reveal(): string {
    return this.#value
  }

  toString(): string {
    return '[secret]'
  }

  toJSON(): string {
    return '[secret]'
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]'
  }
}
