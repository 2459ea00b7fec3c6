// The frame of every page: heading, navigation, who is looking. Escaping is done by Hono's html templates.
import { html } from 'hono/html'
import { queueStop } from '../ledger/passes.ts'
import { reviewCounts } from '../ledger/review.ts'
import { includes, type View } from './board.ts'

/** A piece of a page: escaped where it came from text. */
export type Html = ReturnType<typeof html>

/** A whole page. `title` is plain text. `wide`: for tables that take the whole window. */
export function page(view: View, title: string, content: Html, { wide = false } = {}): Html {
  const { say, language, board } = view
  const { organization } = board.office.configuration.office
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="csrf" content="${view.visitor.csrf}">
<title>${title} · ${organization}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/board.css">
<link rel="stylesheet" href="/assets/setup.css">
<script src="/assets/board.js" type="module"></script>
</head>
<body>
<a class="skip" href="#main">${say('跳到正文', 'Skip to content')}</a>
<header class="top">
<a class="brand" href="/"><b>${say('报送', 'baosong')}</b><span>${organization}</span></a>
${navigation(view)}
${search(view)}
${who(view)}
</header>
${stopped(view)}
<main id="main" class="${wide ? 'wide' : ''}" tabindex="-1">
${content}
</main>
<p class="live" role="status" aria-live="polite"></p>
</body>
</html>`
}

function navigation({ say, path, board, now, visitor }: View): Html {
  const waiting = reviewCounts(board.office.ledger, now).reduce((sum, { messages }) => sum + messages, 0)
  const link = (to: string, label: string, current: boolean, count = 0) =>
    html`<a href="${to}" ${current ? html`aria-current="page"` : ''}>${label}${count > 0 ? html`<span class="count">${count}</span>` : ''}</a>`
  return html`<nav aria-label="${say('主导航', 'Main')}" id="nav" data-live>
${link('/', say('情况', 'Status'), path === '/' || path.startsWith('/campaigns') || path.startsWith('/units'))}
${link('/review', say('待确认', 'Review'), path.startsWith('/review') || path.startsWith('/messages'), waiting)}
${link('/letters', say('信件', 'Letters'), path.startsWith('/letters'))}
${includes(visitor.role, 'admin') ? link('/setup', say('名单与活动', 'Roster & campaigns'), path.startsWith('/setup')) : ''}
</nav>`
}

function search({ say, path }: View): Html {
  return html`<form class="find" action="/search" role="search">
<input type="search" name="q" aria-label="${say('搜索邮件和文件', 'Search mail and files')}" placeholder="${say('搜索邮件、文件内容', 'Search mail and files')}" ${path === '/search' ? '' : html`accesskey="s"`}>
</form>`
}

function who({ say, visitor }: View): Html {
  if (!visitor.byPassword) return html`<span class="who">${visitor.name}</span>`
  return html`<form class="who" method="post" action="/logout"><input type="hidden" name="csrf" value="${visitor.csrf}"><span>${visitor.name}</span> <button class="plain">${say('退出', 'Log out')}</button></form>`
}

/** A queue that stands still concerns every page. */
function stopped({ say, board }: View): Html {
  const stop = queueStop(board.office.ledger)
  if (stop === null) return html``
  return html`<p class="banner" id="stopped">${say('发信已停：', 'No letters go out: ')}${stop.response} <a href="/letters">${say('去处理', 'See to it')}</a></p>`
}

/** The hidden field that every form carries. */
export function csrfField({ visitor }: View): Html {
  return html`<input type="hidden" name="csrf" value="${visitor.csrf}">`
}
