// What goes with a letter: the digest's picture and table, the deadline as a calendar file. Bytes go into the store first.
import { Readable } from 'node:stream'
import type { DueInput, LetterDue } from '../../campaign/letter-due.ts'
import type { CampaignStanding } from '../../campaign/standing.ts'
import type { Campaign } from '../../config/configuration.ts'
import type { LetterAttachment } from '../../ledger/letter-record.ts'
import { calendarFile } from '../../letters/calendar-file.ts'
import { pictureId } from '../../letters/digest.ts'
import { progressPicture } from '../../letters/progress-picture.ts'
import type { Sheet } from '../../xlsx/sheet.ts'
import { workbook } from '../../xlsx/workbook.ts'
import type { OpenOffice } from '../office.ts'
import { statusRows } from '../status-report.ts'

/** Excel takes no longer name for a sheet. */
const SHEET_NAME = 31
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Attachments of the letter `due`, already stored. */
export async function attachmentsFor(due: LetterDue, input: DueInput, office: OpenOffice): Promise<LetterAttachment[]> {
  switch (due.kind) {
    case 'digest':
      return digestFiles(input, office)
    case 'reminder':
    case 'announcement':
      return calendarOf(due, input, office)
    case 'acknowledgement':
    case 'group-notice':
      return []
  }
}

/** The progress of each campaign under way as a picture, and all of them in one workbook. */
async function digestFiles({ standings, now }: DueInput, office: OpenOffice): Promise<LetterAttachment[]> {
  const { campaigns, office: settings } = office.configuration
  const current = campaigns.flatMap((campaign): { campaign: Campaign; standing: CampaignStanding }[] => {
    const standing = standings.get(campaign.id)
    const isUnderWay =
      Temporal.Instant.compare(campaign.opens, now) <= 0 && Temporal.Instant.compare(now, campaign.closes) <= 0
    return standing && isUnderWay ? [{ campaign, standing }] : []
  })
  if (current.length === 0) return []
  const pictures = await Promise.all(
    current.map(async ({ campaign, standing }) =>
      stored(office, {
        name: `${campaign.id}.png`,
        type: 'image/png',
        contentId: pictureId(campaign.id),
        bytes: progressPicture(standing),
      }),
    ),
  )
  const sheets = current.map(({ campaign, standing }): Sheet => {
    const { heading, rows } = statusRows(campaign, standing.units, office.configuration)
    return {
      name: campaign.title.replace(/[\\/?*[\]:]/g, ' ').slice(0, SHEET_NAME),
      columns: heading.map((text, column) => ({
        heading: text,
        width: column === 0 ? 30 : Math.max(12, text.length * 2 + 4),
      })),
      rows,
      frozenColumns: 1,
    }
  })
  const name = settings.language === 'zh-CN' ? '报送情况.xlsx' : 'submissions.xlsx'
  const book = await stored(office, { name, type: SHEET, contentId: null, bytes: await workbook(sheets) })
  return [...pictures, book]
}

async function calendarOf(due: LetterDue, { now }: DueInput, office: OpenOffice): Promise<LetterAttachment[]> {
  const { configuration } = office
  const campaign = configuration.campaigns.find(({ id }) => id === due.campaign)
  if (!configuration.office.letters.calendar || !campaign) return []
  const next = [campaign.deadline, ...due.stages.map(stage => stage.due)]
    .filter(instant => Temporal.Instant.compare(instant, now) > 0)
    .sort(Temporal.Instant.compare)[0]
  if (next === undefined) return []
  const bytes = calendarFile(campaign, next, now, configuration)
  return [await stored(office, { name: 'deadline.ics', type: 'text/calendar', contentId: null, bytes })]
}

async function stored(
  { store }: OpenOffice,
  { bytes, ...file }: Omit<LetterAttachment, 'sha256'> & { bytes: Buffer },
): Promise<LetterAttachment> {
  const { sha256 } = await store.put(Readable.from([bytes]))
  return { ...file, sha256 }
}
