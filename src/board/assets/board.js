// The board's only script, and a convenience: everything can be read and decided without it. Filters tables as one types,
// offers units by name, alias and pinyin initials, takes single keys, and shows what arrives.
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

// Single keys. Off while one types, and wholly off where the person says so (WCAG 2.1.4).
const items = () => [...document.querySelectorAll('[data-item]')]
const currentItem = () => document.activeElement?.closest('[data-item]') ?? items()[0] ?? null

function move(step) {
  const all = items()
  const at = all.indexOf(document.activeElement?.closest('[data-item]'))
  const next = all[Math.min(all.length - 1, Math.max(0, at + step))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

const isTyping = element => element?.matches?.('input:not([type=checkbox], [type=radio]), textarea, select')

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
  if (localStorage.getItem('keys') === 'off') return
  const key = event.key.toLowerCase()
  if (key === '/') document.querySelector('.find input')?.focus()
  else if (key === 'j' || key === 'k') move(key === 'j' ? 1 : -1)
  else {
    const place = currentItem()
    const target =
      place?.querySelector(`[data-key="${CSS.escape(key)}"]`) ?? document.querySelector(`main [data-key="${CSS.escape(key)}"]`)
    if (!target) return
    if (isTyping(target)) target.focus()
    else target.click()
  }
  event.preventDefault()
})

for (const legend of document.querySelectorAll('.keys')) {
  const zh = document.documentElement.lang.startsWith('zh')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'plain'
  const show = () => {
    const off = localStorage.getItem('keys') === 'off'
    button.textContent = off ? (zh ? '启用快捷键' : 'Keys on') : zh ? '关闭快捷键' : 'Keys off'
    document.body.classList.toggle('keyless', off)
  }
  button.addEventListener('click', () => {
    localStorage.setItem('keys', localStorage.getItem('keys') === 'off' ? 'on' : 'off')
    show()
  })
  show()
  legend.append(' ', button)
}

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
    const opened = [...part.querySelectorAll('details[open]')].map(each => each.closest('[id]')?.id)
    part.replaceChildren(...next.childNodes)
    part.dataset.seen = seen
    for (const id of opened) document.getElementById(id)?.querySelector('details')?.setAttribute('open', '')
    for (const row of part.querySelectorAll('tbody tr, article, .plainlist > li')) {
      if (!before.has(row.textContent)) row.classList.add('fresh')
    }
    changed = true
  }
  if (!changed) return
  refilter()
  offerUnits()
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
armForms()
