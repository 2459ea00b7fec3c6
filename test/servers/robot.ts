// A server in a group robot's place: keeps what it is sent and answers as it is told.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Heard = { path: string; query: URLSearchParams; type: string; body: Record<string, unknown>; size: number }

/** hang: no answer at all. A number: the status of HTTP. Text that is no JSON goes out as it is. */
export type Answer = { status?: number; body: object | string; location?: string } | 'hang'

export type RobotServer = {
  /** http://127.0.0.1:PORT */
  origin: string
  heard: Heard[]
  /** What it says from now on; a function is asked each time. */
  say(answer: Answer | (() => Answer)): void
  stop(): Promise<void>
}

/** Starts one that says what WeCom, DingTalk and Feishu all take for success. */
export async function startRobot(): Promise<RobotServer> {
  const heard: Heard[] = []
  let answer: Answer | (() => Answer) = { body: { errcode: 0, errmsg: 'ok', code: 0, msg: 'success', data: {} } }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://robot.example')
      const raw = Buffer.concat(chunks)
      heard.push({
        path: url.pathname,
        query: url.searchParams,
        type: `${request.method} ${request.headers['content-type']}`,
        body: raw.length === 0 ? {} : (JSON.parse(raw.toString('utf8')) as Record<string, unknown>),
        size: raw.length,
      })
      const said = typeof answer === 'function' ? answer() : answer
      if (said === 'hang') return
      const { status = 200, body, location } = said
      response.writeHead(status, { 'Content-Type': 'application/json', ...(location ? { Location: location } : {}) })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    say(said) {
      answer = said
    },
    stop() {
      server.closeAllConnections()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}
