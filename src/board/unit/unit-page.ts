// One unit: where it stands, what it sent, what was written to it, which of its addresses bounce.
import { html } from 'hono/html'
import type { Campaign, Unit } from '../../config/configuration.ts'
import { undeliverableAddresses } from '../../ledger/bounces.ts'
import { listLetters } from '../../ledger/letters.ts'
import { messagesOfUnit, type MessageSummary } from '../../ledger/review.ts'
import { includes, type View } from '../board.ts'
import { csrfField, type Html, page } from '../layout.ts'
import { letterLines } from '../letters/lines.ts'
import { messageFacts } from '../message/facts.ts'
import { filesAndLinks, outcomeMarks, senderWords, subjectWords, timeWords } from '../message/parts.ts'
import { cell, stateMark } from '../status/matrix.ts'

/** Messages shown; older ones are found by search. */
const MOST = 60

/** The whole page. */
export function unitPage(view: View, unit: Unit): Html {
  const { say, board } = view
  const { ledger, configuration } = board.office
  const messages = messagesOfUnit(ledger, unit.id, MOST)
  const letters = listLetters(ledger, { unit: unit.id }).toReversed()
  const content = html`<div class="head"><h1>${unit.name}</h1><p class="quiet">${unit.aliases.join(say('、', ', '))}</p>
${includes(view.visitor.role, 'admin') ? html`<p class="right"><a href="/setup/units/${unit.id}">${say('修改单位信息', 'Edit')}</a></p>` : ''}</div>
<div id="standing" data-live>${configuration.campaigns.map(campaign => standing(view, campaign, unit))}</div>
<div class="columns"><div id="messages" data-live>
<h2>${say('来件', 'Messages')}</h2>
${messages.length === 0 ? html`<p class="card quiet">${say('还没有来件。', 'None yet.')}</p>` : messages.map(each => message(view, each))}
</div><div>
<h2>${say('联系', 'Contact')}</h2>${contact(view, unit)}
<h2>${say('发给该单位的信', 'Letters to it')}</h2>
<div class="card" id="letters" data-live>${letters.length === 0 ? html`<p class="quiet">${say('还没有写过信。', 'None yet.')}</p>` : letterLines(view, letters)}</div>
</div></div>`
  return page(view, unit.name, content, { wide: true })
}

function standing(view: View, campaign: Campaign, unit: Unit): Html {
  const { say, board, now } = view
  const own = board.standings(campaign.id, now)?.standing.units.find(each => each.unit === unit.id)
  if (!own) return html``
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${campaign.title}"><table><thead><tr><th scope="col">${say('活动', 'Campaign')}</th><th scope="col">${say('状态', 'State')}</th>${campaign.materials.map(({ name }) => html`<th scope="col" class="figure">${name}</th>`)}</tr></thead>
<tbody><tr><th scope="row"><a href="/campaigns/${campaign.id}">${campaign.title}</a></th><td>${stateMark(view, own)}</td>${campaign.materials.map(({ id }) => cell(view, own, id))}</tr></tbody></table></div>`
}

function message(view: View, summary: MessageSummary): Html {
  const facts = messageFacts(view, summary.id)
  if (facts === null) return html``
  return html`<article class="card"><div class="head"><h3><a href="/messages/${summary.id}">${subjectWords(view, summary)}</a></h3> <span>${outcomeMarks(view, summary)}</span><span class="quiet right">${timeWords(view, summary.receivedAt)}</span></div>
<p class="quiet">${senderWords(view, summary)}</p>${filesAndLinks(view, facts)}</article>`
}

function contact(view: View, unit: Unit): Html {
  const { say, board, visitor } = view
  const dead = undeliverableAddresses(board.office.ledger)
  const addresses = [...new Set([...unit.addresses, ...unit.domains.map(domain => `*@${domain}`), ...unit.notify])]
  return html`<div class="card"><dl class="facts">
${unit.contact ? html`<dt>${say('联系人', 'Contact')}</dt><dd>${unit.contact.name} ${unit.contact.phone}</dd>` : ''}
<dt>${say('代号', 'Id')}</dt><dd>${unit.id}</dd>
<dt>${say('邮箱', 'Addresses')}</dt><dd><ul class="plainlist">${addresses.map(address => {
    const bounce = dead.get(address)
    const notes = unit.notify.includes(address) ? say('信件发往此处', 'letters go here') : ''
    return html`<li>${address} <span class="quiet">${notes}</span>${
      bounce
        ? html` <span class="mark bad">${say('退信', 'bounces')}</span> <span class="problem">${bounce.diagnostic ?? ''}</span>${
            includes(visitor.role, 'coordinator')
              ? html`<form method="post" action="/addresses/clear">${csrfField(view)}<input type="hidden" name="address" value="${address}"><input type="hidden" name="unit" value="${unit.id}"><button class="plain">${say('已修好，恢复发信', 'Mended: write there again')}</button></form>`
              : ''
          }`
        : ''
    }</li>`
  })}</ul></dd></dl></div>`
}
