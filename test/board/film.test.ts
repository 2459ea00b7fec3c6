// A film that came by mail, played in the page by a real browser: fetched only when somebody plays it, in ranges.
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allMessages } from '../../src/ledger/messages.ts'
import { readingOf, saveReading } from '../../src/ledger/readings.ts'
import { chromiumAvailable, startChromium } from '../servers/chromium.ts'
import { DEMO_END, playedBoard, type PlayedBoard } from './played.ts'

/** Two seconds of two colours, recorded by the browser itself: no film lies in the repository. */
const RECORD = `new Promise(done => {
  const canvas = document.body.appendChild(document.createElement('canvas'))
  const brush = canvas.getContext('2d')
  const parts = []
  const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: 'video/mp4;codecs=vp9' })
  recorder.ondataavailable = ({ data }) => parts.push(data)
  recorder.onstop = async () => done([...new Uint8Array(await new Blob(parts).arrayBuffer())])
  recorder.start()
  let frame = 0
  const timer = setInterval(() => {
    brush.fillStyle = frame++ % 2 === 0 ? 'red' : 'blue'
    brush.fillRect(0, 0, 300, 150)
  }, 80)
  setTimeout(() => { clearInterval(timer); recorder.stop() }, 2000)
})`

describe.skipIf(!chromiumAvailable())('a film', () => {
  let board: PlayedBoard
  let chromium: Browser
  let page: Page
  let film: Buffer
  beforeAll(async () => {
    board = await playedBoard()
    chromium = await startChromium()
    page = await chromium.newPage({ locale: 'zh-CN' })
    await page.goto(`${board.url}/login`)
    film = Buffer.from(await page.evaluate<number[]>(RECORD))
  })
  afterAll(async () => {
    await chromium.close()
    await board.stop()
  })

  /** Puts the film in the place of a message's first file; the message's number. */
  function send(bytes: Buffer, type: string): number {
    const { ledger, store } = board.office
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    mkdirSync(dirname(store.pathOf(sha256)), { recursive: true })
    writeFileSync(store.pathOf(sha256), bytes)
    for (const { id } of allMessages(ledger, null)) {
      const reading = readingOf(ledger, id)
      const [first, ...rest] = reading?.files ?? []
      if (!reading || first?.kind !== 'document') continue
      const sent = { ...first, name: '活动.mp4', path: '活动.mp4', size: bytes.length, sha256, type }
      const files = [{ ...sent, kind: 'video' as const, document: null }, ...rest]
      saveReading(ledger, id, { ...reading, files }, DEMO_END.add({ hours: 1 }))
      return id
    }
    throw new Error('the demo has no document')
  }

  test.each([
    ['as phones send it', 'video/mp4', 'isom'],
    ['as an iPhone records it', 'video/quicktime', 'qt  '],
  ])('%s is played and wound forward in the page', async (_, type, brand) => {
    const bytes = Buffer.from(film)
    bytes.write(brand, bytes.indexOf('ftyp') + 4, 'latin1')
    const id = send(bytes, type)
    const asked: string[] = []
    page.on('response', answer => {
      if (answer.url().endsWith('/view') && answer.request().resourceType() === 'media')
        asked.push(`${answer.status()} ${answer.request().headers()['range']}`)
    })
    await page.goto(`${board.url}/messages/${id}`)
    expect(await page.locator('video').count()).toBe(1)
    expect(asked).toEqual([])
    const played = await page.evaluate<{ duration: number; at: number; width: number }>(`new Promise((done, fail) => {
      const video = document.querySelector('video')
      video.muted = true
      video.onerror = () => fail(new Error(video.error.message))
      video.onseeked = () => done({ duration: video.duration, at: video.currentTime, width: video.videoWidth })
      video.onplaying = () => { video.onplaying = null; video.pause(); video.currentTime = 1 }
      video.play()
    })`)
    expect(played.width).toBe(300)
    expect(played.at).toBeCloseTo(1, 1)
    expect(asked[0]).toBe('206 bytes=0-')
  })
})
