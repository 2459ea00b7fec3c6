// Addresses of files: /files/MESSAGE/POSITION (download), …/view (picture, film), …/text. Named by numbers of the record
// alone: no path from outside reaches the disk.
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { messageOf } from '../../ledger/messages.ts'
import { type FileRecord, filesOf, readingOf } from '../../ledger/readings.ts'
import type { BoardEnv } from '../http/visitors.ts'
import { page } from '../layout.ts'
import { isKeptAside, isShown } from './previewable.ts'
import { sendFile } from './send.ts'

/** Routes of files and of raw messages. */
export function fileRoutes(): Hono<BoardEnv> {
  const routes = new Hono<BoardEnv>()
  routes.get('/files/:message{[0-9]+}/:position{[0-9]+}', c => {
    const file = fileAt(c)
    return file ? send(c, file, false) : c.notFound()
  })
  routes.get('/files/:message{[0-9]+}/:position{[0-9]+}/view', c => {
    const file = fileAt(c)
    return file && isShown(file.type) ? send(c, file, true) : c.notFound()
  })
  routes.get('/files/:message{[0-9]+}/:position{[0-9]+}/text', c => {
    const file = fileAt(c)
    const { view } = c.var
    const { say } = view
    const text = file && readingOf(view.board.office.ledger, file.message)?.files[file.position]?.document?.text
    if (!file || text === undefined || text === null) return c.notFound()
    const content = html`<div class="head"><h1>${file.name}</h1>
<p class="quiet"><a href="/messages/${file.message}">${say(`第 ${file.message} 号邮件`, `message ${file.message}`)}</a> · ${say('只显示文字，不含版式', 'the text alone, without its layout')} · <a href="/files/${file.message}/${file.position}" download>${say('下载原文件', 'download the file')}</a></p></div>
<div class="card"><div class="text whole">${text}</div></div>`
    return c.html(page(view, file.name, content))
  })
  routes.get('/messages/:message{[0-9]+}/original', c => {
    const { store, ledger } = c.var.view.board.office
    const message = messageOf(ledger, Number(c.req.param('message')))
    if (!message) return c.notFound()
    const { sha256, id } = message
    return sendFile(c, {
      path: store.pathOf(sha256),
      name: `${id}.eml`,
      type: 'message/rfc822',
      sha256,
      inPlace: false,
    })
  })
  return routes
}

/** Null also for one with a virus in it. */
function fileAt(c: Context<BoardEnv>): FileRecord | null {
  const { ledger } = c.var.view.board.office
  const position = Number(c.req.param('position'))
  const file = filesOf(ledger, Number(c.req.param('message'))).find(each => each.position === position)
  return file && !isKeptAside(file) ? file : null
}

function send(c: Context<BoardEnv>, { sha256, name, type }: FileRecord, inPlace: boolean): Promise<Response> {
  return sendFile(c, { path: c.var.view.board.office.store.pathOf(sha256), name, type, sha256, inPlace })
}
