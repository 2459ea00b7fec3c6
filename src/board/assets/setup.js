// The forms of the configuration: checked as one types, by the server's own checker; and the look before keeping, which
// waits for the trial on what was received.

/** Arms what the page has of these. */
export function armForms() {
  for (const form of document.querySelectorAll('form[data-check]')) checkAsTyped(form)
  for (const place of document.querySelectorAll('[data-trial]')) void follow(place)
}

function checkAsTyped(form) {
  const place = form.querySelector('[data-faults]')
  const zh = document.documentElement.lang.startsWith('zh')
  let soon = null
  const check = async () => {
    const body = new URLSearchParams(new FormData(form))
    body.set('step', 'check')
    const answer = await fetch(form.action, { method: 'POST', body })
    if (!answer.headers.get('content-type')?.includes('json')) return
    const { faults } = await answer.json()
    place.className = faults.length === 0 ? '' : 'notice bad'
    place.replaceChildren(
      ...faults.map(({ problem, remedy, file, line }) => {
        const sentence = document.createElement('p')
        sentence.textContent = zh ? `${problem}。${remedy}。（${file}:${line}）` : `${problem}. ${remedy}. (${file}:${line})`
        return sentence
      }),
    )
  }
  form.addEventListener('input', () => {
    clearTimeout(soon)
    soon = setTimeout(() => void check().catch(() => {}), 500)
  })
}

/** Shows how far the trial is; once it is over the page asks for its outcome. */
async function follow(place) {
  const form = document.querySelector('#confirm')
  for (;;) {
    await new Promise(resolve => setTimeout(resolve, 1000))
    const answer = await fetch(place.dataset.trial).catch(() => null)
    if (answer === null) continue
    const { done, of, finished } = answer.ok ? await answer.json() : { finished: true }
    if (finished) return form.requestSubmit(form.querySelector('button[value=look]'))
    const bar = place.querySelector('progress')
    bar.max = Math.max(1, of)
    bar.value = done
    const numbers = [done, of]
    const words = place.querySelector('[data-progress]')
    words.textContent = words.textContent.replace(/\d+/g, () => String(numbers.shift()))
  }
}
