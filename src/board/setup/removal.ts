// Taking a unit or a campaign out, and taking a former version back: what each means, in words.
import { html } from 'hono/html'
import type { Campaign, Unit } from '../../config/configuration.ts'
import { editYaml } from '../../config/edit-yaml.ts'
import { acceptedIn } from '../../ledger/accepted.ts'
import { messagesOfUnit } from '../../ledger/review.ts'
import type { View } from '../board.ts'
import type { Html } from '../layout.ts'
import { writtenUnits } from './unit-form.ts'

/** Enough to count a unit's messages. */
const ALL = 100_000

/** The roster without this unit; its neighbours, the comments between them and the order stay. */
export function withoutUnit(source: string, id: string): string {
  const at = writtenUnits(source).findIndex(each => each.id === id)
  if (at < 0) return source
  const edited = editYaml(source, [{ path: [at], value: undefined }])
  // The blank line before it and the one behind it would stand together.
  const [was, now] = [source.split('\n'), edited.split('\n')]
  const first = now.findIndex((line, index) => line !== was[index])
  const isDouble = first > 0 && now[first - 1]?.trim() === '' && now[first]?.trim() === ''
  return isDouble ? now.toSpliced(first, 1).join('\n') : edited
}

/** What it means to take a unit out. */
export function unitRemovalLead({ say, board }: View, unit: Unit): Html {
  const { ledger, configuration } = board.office
  const messages = messagesOfUnit(ledger, unit.id, ALL)
  const byPerson = messages.filter(({ outcome }) => outcome?.byPerson === true).length
  const naming = configuration.campaigns.filter(({ units }) => units.kind !== 'all' && units.ids.includes(unit.id))
  return html`<p>${say(
    `移除后，“${unit.name}”不再出现在名单、报送情况和统计里，也不再催报。收到过的邮件和文件都还在，一封不删。`,
    `Once removed, ${unit.name} is in no list, no status and no count, and is not reminded any more. No mail and no file is deleted.`,
  )}</p>
<ul class="evidence"><li>${say(
    `与它有关的来件有 ${messages.length} 封，其中自动认定的 ${messages.length - byPerson} 封会按新名单重新认定，结果在保存前逐封列出；`,
    `${messages.length} messages concern it: ${messages.length - byPerson} were recognised by the program and are judged again, and listed one by one before anything is kept;`,
  )}</li>${
    byPerson === 0
      ? ''
      : html`<li>${say(
          `人工登记给它的 ${byPerson} 封仍记在代号 ${unit.id} 名下，以后加回这个代号就又看得到；`,
          `${byPerson} were assigned by a person and stay with the id ${unit.id}: add a unit of this id, and they are back;`,
        )}</li>`
  }<li>${say('名单文件的上一版会留着，随时可以恢复。', 'the former version of the roster is kept and can be taken back.')}</li></ul>
<p class="quiet">${say('如果只是某项活动不用它报，请在那项活动的“哪些单位参加”里设为免报，不必移除。', 'If it only takes no part in one campaign, exempt it there instead.')}</p>
${naming.map(
  ({ id, title }) =>
    html`<p class="problem">${say('这项活动点名写了它，请先在那里去掉：', 'This campaign names it; take it out there first: ')}<a href="/setup/campaigns/${id}">${title}</a></p>`,
)}`
}

/** What it means to take a campaign out. */
export function campaignRemovalLead({ say, board, now }: View, campaign: Campaign, file: string): Html {
  const filed = acceptedIn(board.office.ledger, campaign.id, now).length
  return html`<p>${say(
    `移除后，“${campaign.title}”不再收件、不再催报，报送情况和统计里也没有它了。收到过的邮件和文件都还在，一封不删；发过的信仍可在“信件”里查到。`,
    `Once removed, "${campaign.title}" takes nothing in, reminds nobody and is in no status and no count. No mail and no file is deleted, and letters that went out stay listed.`,
  )}</p>
<ul class="evidence"><li>${say(
    `它名下现有 ${filed} 份登记。自动认定的来件会重新认定，可能改算到别的活动，也可能转为待确认，结果在保存前逐封列出；`,
    `${filed} submissions are filed for it. What the program recognised is judged again: it may go to another campaign or wait for a person; each is listed before anything is kept;`,
  )}</li><li>${say(
    `活动文件改名为 ${file}.bak 留在原处，随时可以恢复。`,
    `its file stays as ${file}.bak and can be taken back.`,
  )}</li></ul>
<p class="quiet">${say('办完的活动可以留着：过了迟报的日期就自动停止收件和催报。要归档请先用 export 打包。', 'A campaign that is over may stay: it stops by itself. To archive it, export it first.')}</p>`
}

/** What it means to take a former version back. */
export function formerLead({ say }: View, file: string): Html {
  return html`<p>${say(
    `把 ${file} 恢复为最近一次改动以前的样子。现在这一版会改存为上一版，恢复错了还可以再换回来。`,
    `${file} becomes what it was before its last change. What it is now becomes the former version, so this can be taken back as well.`,
  )}</p>`
}
