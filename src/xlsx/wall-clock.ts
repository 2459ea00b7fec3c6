// A time for yazl, which takes a Date and writes what that says in the zone of the process (APPNOTE 4.4.6).

/**
 * A Date that says `local` in the zone of the process, so that a zip shows the office's time whatever the machine's zone,
 * and has the same bytes there. (An hour that the machine's zone leaves out in spring becomes the next one.)
 */
export function wallClock(local: Temporal.PlainDateTime): Date {
  // oxlint-disable-next-line no-restricted-globals -- the library speaks only Date; here is the edge
  return new Date(local.year, local.month - 1, local.day, local.hour, local.minute, local.second)
}
