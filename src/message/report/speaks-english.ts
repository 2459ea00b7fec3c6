// What a person says to the office in English, and no report says. Pure.

/** Rows as in speaks-to-office.ts: each way of speaking forbids to take a short text for a report. */
export const ENGLISH_SPEECH: readonly { what: string; pattern: RegExp }[] = [
  {
    what: 'asks',
    pattern:
      /\b(?:please (?:advise|confirm|let (?:me|us)|tell|reply|explain|help)|(?:could|would|can|may|should|shall|do|does|is|are) (?:you|we|i|it|there)\b[^.\n]{0,120}\?|how (?:do|to|should|many)|let (?:me|us) know|wondering|is it (?:ok|possible|necessary))/i,
  },
  {
    what: 'promises',
    pattern:
      /\b(?:will|shall|going to) (?:\w{1,20} ){0,2}(?:send|submit|forward|hand in|provide|deliver|follow)|to follow|tomorrow|as soon as|later (?:today|this week)|next week|not (?:yet )?(?:ready|finished|complete)|still (?:working|waiting|preparing)/i,
  },
  {
    what: 'covers',
    pattern:
      /\bplease (?:find|see|check|review|accept|refer)|attach(?:ed|ment)|enclosed|herewith|\bhere (?:is|are)\b|\b(?:am|are|is) (?:now )?(?:sending|submitting|forwarding)\b|\bwe (?:hereby )?(?:send|submit|forward)\b|\b(?:photos?|pictures?|files?|documents?|videos?) (?:of|from|below|above|follow|are|is)\b|see (?:below|above)|for your (?:reference|information|review)/i,
  },
  {
    what: 'addresses',
    pattern:
      /\byour (?:office|e-?mail|letter|notice|reminder|message|reply|request|bureau|department|support)\b|\byou\b/i,
  },
  {
    what: 'complains',
    pattern:
      /\balready (?:sent|submitted|reported)|(?:was|were|have|has) (?:already )?(?:sent|submitted)\b|(?:did|do|have|has) not (?:receive|arrive|work|open)|bounced|by mistake|wrong (?:file|version)|instead of|supersedes|withdraw|cancel/i,
  },
  {
    what: 'applies',
    pattern:
      /\b(?:extension|postpone|apply(?:ing)? for|application|request(?:ing)?|permission|approval|apolog|sorry|regret|delay)/i,
  },
  {
    what: 'other',
    pattern:
      /\b(?:register|registration|sign up|discount|price list|quotation|special offer|invite you|join us|deadline|unsubscribe|agenda|minutes of|schedule|booking|invoice|resume|vacancy)\b/i,
  },
]
