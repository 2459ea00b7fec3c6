// The board's only script: filters the table as one types. Everything can be read without it.
for (const input of document.querySelectorAll('input[data-filter]')) {
  input.addEventListener('input', () => {
    const wanted = input.value.trim().toLowerCase()
    let shown = 0
    for (const row of document.querySelectorAll(`#${input.dataset.filter} [data-text]`)) {
      row.hidden = !row.dataset.text.includes(wanted)
      if (!row.hidden) shown += 1
    }
    const count = input.form?.querySelector('[data-shown]')
    if (count) count.textContent = count.textContent.replace(/\d+/, String(shown))
  })
}
