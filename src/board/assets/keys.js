// Single keys. Off while one types, and wholly off where the person says so (WCAG 2.1.4). A key decides on the message that
// is marked, and on none that the person does not see: where the mark had to move first, the key only moves it.

const items = () => [...document.querySelectorAll('[data-item][id]')]

/** Whether a person writes into it. */
export const isTyping = element => element?.matches?.('input:not([type=checkbox], [type=radio]), textarea, select')

/** Something of it is in the window. */
function isSeen(item) {
  const { top, bottom } = item.getBoundingClientRect()
  return bottom > 80 && top < innerHeight - 80
}

let currentId = location.hash.slice(1)

/** Marks `wanted`; else what was marked, as long as it is there; else the first that is seen. */
export function markCurrent(wanted = null) {
  const all = items()
  const next = wanted ?? all.find(({ id }) => id === currentId) ?? all.find(isSeen) ?? all[0] ?? null
  currentId = next?.id ?? ''
  for (const item of all) item.toggleAttribute('data-current', item === next)
  return next
}

/** The marked item where it is in the window. Null: the mark has just moved to one that is. */
function currentItem() {
  const marked = items().find(({ id }) => id === currentId)
  if (marked && isSeen(marked)) return marked
  currentId = ''
  markCurrent()
  return null
}

function move(step) {
  const all = items()
  const at = all.findIndex(({ id }) => id === currentId)
  const next = all[Math.min(all.length - 1, Math.max(0, at + step))]
  if (!next) return
  markCurrent(next)
  next.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'nearest' })
}

/** The button or field of a key: in the marked message, else anywhere on the page. */
function targetOf(key) {
  const named = `[data-key="${CSS.escape(key)}"]`
  if (items().length > 0 && document.querySelector(`[data-item] ${named}`)) {
    const inItem = currentItem()?.querySelector(named)
    if (inItem) return inItem
  }
  return document.querySelector(`main ${named}:not([data-item] *)`)
}

let isLeaving = false

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
  // A key that is held down would go on deciding on the next page.
  if (event.repeat || isLeaving || localStorage.getItem('keys') === 'off') return
  const key = event.key.toLowerCase()
  if (key === '/') document.querySelector('.find input')?.focus()
  else if (key === 'j' || key === 'k') move(key === 'j' ? 1 : -1)
  else {
    const target = targetOf(key)
    if (!target) return
    if (isTyping(target)) target.focus()
    else target.click()
  }
  event.preventDefault()
}

/** Listens for keys, marks the message that they mean, and offers to do without them. */
export function armKeys() {
  document.addEventListener('keydown', onKey)
  document.addEventListener('submit', () => (isLeaving = true))
  addEventListener('pageshow', () => (isLeaving = false))
  document.addEventListener('focusin', event => {
    const item = event.target.closest('[data-item][id]')
    if (item) markCurrent(item)
  })
  markCurrent()
  for (const legend of document.querySelectorAll('.keys')) offerSwitch(legend)
}

function offerSwitch(legend) {
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
