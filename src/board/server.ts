// Puts the board on its address.
import { serve } from '@hono/node-server'
import type { OpenOffice } from '../flow/office.ts'
import type { Log } from '../log.ts'
import { boardApp } from './app.ts'
import { rehearsals } from './setup/rehearsals.ts'
import { growingIndex } from './search/routes.ts'
import { standingCache } from './standing-cache.ts'

export type BoardServer = {
  /** http://HOST:PORT as bound. */
  url: string
  /** Ends every connection, live ones too. */
  stop: () => Promise<void>
}

/** What the service lends the board. */
export type BoardTools = { office: OpenOffice; log: Log; ask: () => void; reload: () => Promise<void> }

/** Listens on `place` (port 0: any that is free). Rejects with the system's error where it cannot. */
export function serveBoard(tools: BoardTools, place: { host: string; port: number }): Promise<BoardServer> {
  const { index, close } = growingIndex(tools.office)
  const trials = rehearsals(tools.office)
  const board = { ...tools, standings: standingCache(tools.office), rehearsals: trials }
  const app = boardApp(board, index)
  return new Promise((resolve, reject) => {
    const refused = (error: Error) => {
      close()
      reject(error)
    }
    const server = serve(
      { fetch: app.fetch, hostname: place.host, port: place.port, autoCleanupIncoming: true },
      ({ address, port }) => {
        server.off('error', refused)
        const host = address.includes(':') ? `[${address}]` : address
        resolve({
          url: `http://${host}:${port}`,
          async stop() {
            const closed = new Promise<void>(done => {
              server.close(() => done())
            })
            if ('closeAllConnections' in server) server.closeAllConnections()
            await Promise.all([closed, trials.stop()])
            close()
          },
        })
      },
    )
    server.once('error', refused)
  })
}
