// A configuration is shared by everything that runs: nobody may change it.

/** `value` with all its plain objects and lists frozen. Temporal values and secrets cannot change anyway. */
export function frozen<T>(value: T): T {
  if (Array.isArray(value) || isPlain(value)) {
    for (const inner of Object.values(value)) frozen(inner)
    Object.freeze(value)
  }
  return value
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
