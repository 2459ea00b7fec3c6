// What a report in English has: hotels with guests from abroad and foreign-language schools write so. Pure.

const NOUN = '(?:summary|report|newsletter|news|bulletin|press release|round-?up|review|statistics|recap)'
const TITLE = new RegExp(`\\b${NOUN}\\s*(?:\\([^)]{1,30}\\)|[-–—] .{1,40})?\\s*$|^(?:summary|report) (?:of|on)\\b`, 'i')
/** Longer lines are sentences. */
const LONGEST_TITLE = 90

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?'
const DATES = new RegExp(
  `\\b${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?(?:\\s*[-–,]\\s*\\d{1,4})?|\\b\\d{1,2}(?:st|nd|rd|th)?\\s+${MONTH}(?:\\s+\\d{4})?`,
  'gi',
)
const NUMBER =
  '(?:\\d[\\d,.]{0,12}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|(?:a|one|two|three|several) hundred|dozens of|hundreds of)'
/** What is counted where something was done; photos and files are counted in covering letters. */
const COUNTED =
  '(?:events?|activit(?:y|ies)|people|persons|participants|visitors|guests|children|students|pupils|teachers|readers|residents|villagers|attendees|tourists|families|leaflets|brochures|booklets|copies|posters|exhibitions?|exhibits|lectures?|talks?|sessions?|workshops?|games|films?|screenings?|concerts?|performances?|courses?|classes|drills?|inspections?|extinguishers|staff|employees|volunteers|experts|articles|boards|panels|books)'
const FACT = new RegExp(`\\b${NUMBER}\\s+(?:[a-z-]{1,20}\\s+){0,2}${COUNTED}\\b`, 'gi')
const LEAD = new RegExp(
  `^(?:on |this )?.{0,20}\\b(?:${MONTH} \\d|\\d{1,2}(?:st|nd|rd|th)? ${MONTH}).{0,80}\\b(?:held|organi[sz]ed|hosted|opened|took part|invited|welcomed)\\b`,
  'i',
)

/** True for a line, or a subject, that is a report's title. */
export function isEnglishTitle(line: string): boolean {
  return (
    line.length <= LONGEST_TITLE &&
    /^[\x20-\x7e\u2010-\u201f]*$/.test(line) &&
    TITLE.test(line) &&
    !/[.:;,?!]$/.test(line)
  )
}

/** How many facts in figures the text tells. */
export function englishFacts(text: string): number {
  return text.replace(DATES, ' ').match(FACT)?.length ?? 0
}

/** "On September 19 the library held …": when and what in one long sentence. */
export function isEnglishLead(line: string): boolean {
  return line.length >= 60 && LEAD.test(line)
}
