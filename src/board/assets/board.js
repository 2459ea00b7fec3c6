// The board's only script, and a convenience: everything can be read and decided without it. Filters tables as one types,
// offers units by name, alias and pinyin initials, takes single keys, and shows what arrives.
import { armKeys, isTyping, markCurrent } from './keys.js'
import { armForms } from './setup.js'
import { offerUnits } from './units.js'

/** Filters the rows of a table. */
function filterBy(input) {
  const wanted = input.value.trim().toLowerCase()
  let shown = 0
  for (const row of document.querySelectorAll(`#${input.dataset.filter} [data-text]`)) {
    row.hidden = !row.dataset.text.includes(wanted)
    if (!row.hidden) shown += 1
  }
  const count = input.form?.querySelector('[data-shown]')
  if (count) count.textContent = count.textContent.replace(/\d+/, String(shown))
}

function refilter() {
  for (const input of document.querySelectorAll('input[data-filter]')) filterBy(input)
}

document.addEventListener('input', event => {
  if (event.target.matches?.('input[data-filter]')) filterBy(event.target)
})

// Live: the server says that something has changed; the page asks for itself and takes over the parts that differ.
const isBusy = part =>
  part.contains(document.activeElement) &&
  (isTyping(document.activeElement) || part.querySelector('input:checked') !== null)

async function refresh() {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } })
  if (!answer.ok || answer.redirected) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  let changed = false
  for (const part of document.querySelectorAll('[data-live][id]')) {
    const next = fresh.getElementById(part.id)
    if (!next || next.innerHTML === part.dataset.seen || isBusy(part)) continue
    const before = new Set([...part.querySelectorAll('tr, article, li')].map(row => row.textContent))
    const seen = next.innerHTML
    const focused = part.contains(document.activeElement) ? document.activeElement.id : ''
    const opened = [...part.querySelectorAll('details[open]')].map(each => each.closest('[id]')?.id)
    part.replaceChildren(...next.childNodes)
    part.dataset.seen = seen
    if (focused !== '') document.getElementById(focused)?.focus({ preventScroll: true })
    for (const id of opened) document.getElementById(id)?.querySelector('details')?.setAttribute('open', '')
    for (const row of part.querySelectorAll('tbody tr, article, .plainlist > li')) {
      if (!before.has(row.textContent)) row.classList.add('fresh')
    }
    changed = true
  }
  if (!changed) return
  refilter()
  offerUnits()
  markCurrent()
  const live = document.querySelector('.live')
  live.textContent = document.documentElement.lang.startsWith('zh') ? '已更新' : 'Updated'
  setTimeout(() => (live.textContent = ''), 3000)
}

if (document.querySelector('[data-live]')) {
  for (const part of document.querySelectorAll('[data-live][id]')) part.dataset.seen = part.innerHTML
  let soon = null
  const feed = new EventSource('/events')
  const later = () => {
    clearTimeout(soon)
    soon = setTimeout(() => void refresh().catch(() => {}), 300)
  }
  feed.addEventListener('changed', later)
  // After a break of the line, anything may have happened.
  let opened = false
  feed.addEventListener('open', () => {
    if (opened) later()
    opened = true
  })
  // Windows that are left for another page need no feed.
  addEventListener('pagehide', () => feed.close())
}

refilter()
offerUnits()
armKeys()
armForms()
