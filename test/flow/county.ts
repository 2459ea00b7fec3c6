// A county of many units, written as configuration files: one office, one campaign, as many units as a test needs.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestOffice, testOffice } from './office.ts'

export const COUNTY = {
  mailbox: 'kepu@qinghe.example',
  coordinator: 'kepubu@qinghe.example',
  campaign: 'kepu-2026',
  /** Reminded on these mornings at nine: 7, 3, 1 and 0 days before Friday, 18 September 2026, and 3 days after it. */
  mornings: ['2026-09-11', '2026-09-15', '2026-09-17', '2026-09-18', '2026-09-21'],
} as const

/** What a unit's entry holds; the phone is made from the number. */
export type CountyUnit = { id: string; name: string; addresses: string[]; notify: string }

/** Unit `number` of the county: letters go to the first of its two addresses. */
export function countyUnit(number: number): CountyUnit {
  const id = `unit-${number}`
  const addresses = [`${id}@county.example`, `${id}.office@county.example`]
  return { id, name: `青禾县第${number}单位`, addresses, notify: addresses[0] ?? '' }
}

/** A campaign file of the county. Dates as written there. */
export function countyCampaign(opens: string, deadline: string, closes: string, reminders: string): string {
  return `title: 2026年科普月活动
keywords: [科普月]
opens: ${opens}
deadline: ${deadline}
closes: ${closes}
units: all
materials:
  - { id: summary, name: 活动总结, keywords: [总结], kinds: [document], min: 1 }
  - { id: photos, name: 活动照片, kinds: [image], min: 3 }
reminders: ${reminders}
`
}

/** An office of `units` units. `more`: lines added to baosong.yaml. */
export async function countyOffice(
  units: readonly CountyUnit[],
  places: { receive?: string; send?: string; password?: string } = {},
  more = '',
): Promise<TestOffice> {
  const folder = await mkdtemp(join(tmpdir(), 'baosong-county-'))
  try {
    await mkdir(join(folder, 'campaigns'))
    await writeFile(
      join(folder, 'baosong.yaml'),
      `organization: 青禾县科学技术协会
language: zh-CN
timezone: Asia/Shanghai
data: ../data
mailbox:
  address: ${COUNTY.mailbox}
  name: 青禾县科普材料报送
  receive: maildir:../data/mailbox
  send: maildir:../data/letters
  user: ${COUNTY.mailbox}
  password: \${BAOSONG_PASSWORD}
poll: "*/5 * * * *"
coordinators: [{ name: 科普部, address: ${COUNTY.coordinator} }]
digest: { at: "08:30", on: workdays }
board: false
${more}`,
    )
    await writeFile(join(folder, 'units.yaml'), units.map(entry).join(''))
    await writeFile(
      join(folder, 'campaigns', `${COUNTY.campaign}.yaml`),
      countyCampaign(
        '2026-09-08',
        '2026-09-18 17:30',
        '2026-09-30',
        '{ before: [7d, 3d, 1d, 0d], after: [3d], at: "09:00", on: workdays }',
      ),
    )
    return await testOffice(places, folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function entry({ id, name, addresses, notify }: CountyUnit): string {
  const phone = `0000-77${id.replace(/\D/g, '').padStart(5, '0')}`
  return `- { id: ${id}, name: ${name}, addresses: [${addresses.join(', ')}], notify: [${notify}], contact: { name: 办公室, phone: "${phone}" } }\n`
}
