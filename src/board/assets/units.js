// The field for a unit: a list that narrows as one types (WAI-ARIA combobox pattern). Without script the browser's own
// list of names stands in its place.
let units = null

async function known() {
  units ??= fetch('/units.json').then(answer => (answer.ok ? answer.json() : []))
  return units
}

/** Arms every field of the page that is not armed yet. */
export function offerUnits() {
  for (const input of document.querySelectorAll('input[data-units]:not([role])')) arm(input)
}

let lists = 0

function arm(input) {
  const list = document.createElement('ul')
  list.className = 'offer'
  list.id = `offer${++lists}`
  list.role = 'listbox'
  list.ariaLabel = input.labels?.[0]?.textContent?.trim() ?? ''
  list.hidden = true
  input.removeAttribute('list')
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-controls', list.id)
  input.setAttribute('aria-expanded', 'false')
  input.after(list)
  let at = -1

  const close = () => {
    list.hidden = true
    at = -1
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }
  const choose = name => {
    input.value = name
    close()
  }
  const mark = next => {
    const options = [...list.children]
    if (options.length === 0) return
    at = (next + options.length) % options.length
    for (const [index, option] of options.entries()) option.ariaSelected = String(index === at)
    options[at].scrollIntoView({ block: 'nearest' })
    input.setAttribute('aria-activedescendant', options[at].id)
  }
  const open = async () => {
    const words = input.value.trim().toLowerCase().split(/\s+/)
    const fitting = (await known()).filter(unit => words.every(word => unit.find.includes(word))).slice(0, 12)
    list.replaceChildren(
      ...fitting.map((unit, index) => {
        const option = document.createElement('li')
        option.role = 'option'
        option.id = `${list.id}-${index}`
        option.textContent = unit.name
        const also = document.createElement('small')
        also.textContent = unit.also
        option.append(also)
        option.addEventListener('mousedown', event => {
          event.preventDefault()
          choose(unit.name)
        })
        return option
      }),
    )
    list.hidden = fitting.length === 0
    input.setAttribute('aria-expanded', String(fitting.length > 0))
    if (input.value.trim() !== '') mark(0)
  }
  input.addEventListener('input', open)
  input.addEventListener('focus', open)
  input.addEventListener('blur', close)
  input.addEventListener('keydown', event => {
    if (event.key === 'ArrowDown') mark(at + 1)
    else if (event.key === 'ArrowUp') mark(at - 1)
    else if (event.key === 'Escape') {
      if (list.hidden) input.blur()
      else close()
    } else if (event.key === 'Enter' && !list.hidden && at >= 0) choose(list.children[at].firstChild.textContent)
    else return
    event.preventDefault()
  })
}
