// The only logger. Structured lines on standard error; standard output belongs to the commands' answers.
import { pino, type Logger } from 'pino'

export type Log = Logger

/** A logger on standard error. `level` is pino's ("info", "warn", "silent" …). */
export function openLog(level = 'info'): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }))
}
