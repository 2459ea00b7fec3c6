// The answer to an address that leads nowhere.
import { html } from 'hono/html'
import type { View } from './board.ts'
import { type Html, page } from './layout.ts'

/** The page for status 404. */
export function notFound(view: View): Html {
  const { say } = view
  const content = html`<h1>${say('没有这个页面', 'No such page')}</h1>
<p>${say('地址可能不完整，或者对应的单位、活动已经从名单里去掉。', 'The address may be incomplete, or its unit or campaign is no longer on the list.')} <a href="/">${say('回到报送情况', 'Back to the status')}</a></p>`
  return page(view, say('没有这个页面', 'No such page'), content)
}
