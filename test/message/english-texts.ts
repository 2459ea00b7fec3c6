// Short texts in English that are reports, and others that are said to the office. Hotels and people are made up.

export const ENGLISH_REPORTS: [subject: string, text: string][] = [
  [
    'Science Day',
    'Science Day 2026 - Activity Summary\nOn September 19 the engineers explained energy saving to 60 guests. On September 20 the kitchen showed the chemistry of bread to 45 children. Two exhibitions in the lobby were seen by about 800 guests.\nLakeside Hotel',
  ],
  [
    'Lakeside Hotel safety report',
    '1. Twelve extinguishers were checked and two replaced.\n2. 35 employees took part in a drill on 12 September.\n3. Escape routes are free on all floors.\n4. A manager is on duty every night.\nLakeside Hotel',
  ],
  [
    'news',
    'On 21 September 2026 the Lakeside Hotel invited 30 children of the staff to its laundry, where two engineers explained how water is cleaned and used again. 12 teachers and 40 parents came along, and three workshops were held in the afternoon.\nReport by the press office\n2026-09-22',
  ],
]

const FACTS =
  'Two lectures were given to 60 guests, 45 children came to three workshops, and 500 leaflets were handed out in the lobby'

export const ENGLISH_REMARKS: [subject: string, text: string][] = [
  ['Science Day summary', `Please find our summary attached. ${FACTS}.`],
  ['Science Day summary', `Here is our summary. ${FACTS}.`],
  ['Science Day summary', `We have already sent the summary by courier. ${FACTS}, as we wrote last week.`],
  ['Science Day summary', `The summary will be sent tomorrow. ${FACTS}, so it will be long.`],
  ['Science Day summary', `The final figures are still not ready. ${FACTS}, so far.`],
  ['Science Day summary', `${FACTS}. Is it necessary to send pictures of each event too?`],
  ['Science Day summary', `${FACTS}. Please let us know whether the form is needed as well.`],
  ['Science Day report', `Dear colleagues, photos of the events are in the cloud drive. ${FACTS}.`],
  ['Summer offer report', `${FACTS}. Sign up now for the autumn season and get a discount of 20 percent on rooms.`],
  [
    'Science Day summary',
    `We regret that we need an extension of one week for the summary. ${FACTS}, but the author is ill.`,
  ],
  ['Science Day', `${FACTS}. It was a very nice day for everyone in the house and in the garden.`],
]
