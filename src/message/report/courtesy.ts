// How a report is handed to its reader at its end. Pure.

/** The sentence with which a report is handed to its reader, in one of its last lines: below it stand unit and date. */
const COURTESY =
  /(?:(?:以上|特此)[^。，,\n]{0,8}[。，,]?\s*)?(?:敬|恭)?请(?:您|各位)?(?:领导|老师)?(?:予以)?(?:查收|审阅|查阅|审核|过目|接收|阅示|指正)[。.！!]?$/gm
const COURTESY_LINES = 4

/** The text without those words; what a covering letter says elsewhere stays. */
export function withoutCourtesy(text: string): string {
  const lines = text.split('\n')
  return [
    ...lines.slice(0, -COURTESY_LINES),
    ...lines.slice(-COURTESY_LINES).map(line => line.replace(COURTESY, '')),
  ].join('\n')
}
