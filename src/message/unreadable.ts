// A message that cannot be read at all. Reading turns it into quarantine with the reason.

/** Every reason not to read a message at all, as the coordinator reads it. */
export const REFUSALS = {
  'no-header': '没有邮件头，不是一封邮件 (no header: not a mail message)',
  'header-too-long': '邮件头太长，超过上限 (header longer than the cap)',
  'too-many-parts': '邮件的部分太多，超过上限 (more parts than the cap)',
} as const

export type Refusal = keyof typeof REFUSALS

/** Thrown by parseMessage for what is no message, or over a cap. Its text says why, for the coordinator. */
export class UnreadableMessage extends Error {
  readonly code: Refusal

  constructor(code: Refusal, options?: ErrorOptions) {
    super(REFUSALS[code], options)
    this.name = 'UnreadableMessage'
    this.code = code
  }
}
