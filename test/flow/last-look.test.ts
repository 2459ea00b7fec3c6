// Letters that waited: they go as things are when they go, to the addresses that the roster has then.
import { afterEach, describe, expect, it } from 'vitest'
import { simpleParser } from 'mailparser'
import type { Configuration } from '../../src/config/configuration.ts'
import { compose } from '../../src/post/compose.ts'
import type { OutgoingMail } from '../../src/post/post.ts'
import { listLetters } from '../../src/ledger/letters.ts'
import { releaseLetters } from '../../src/ledger/releases.ts'
import { campaign, material, moment, unit } from '../campaign/made-up.ts'
import { configuration } from '../campaign/office.ts'
import { madeUpService, type MadeUpService } from './made-up-service.ts'

const OLD = 'library@qinghe.example'
const NEW = 'office@qinghe.example'

function office(address = OLD, deadline = '2026-09-28 18:00'): Configuration {
  const due = campaign({ deadline: moment(deadline), materials: [material('plan'), material('summary')] })
  const plain = configuration({
    campaigns: [due],
    units: [unit('library', { notify: [address], addresses: [address] })],
  })
  const letters = { ...plain.office.letters, announce: true, approve: 'all' as const, calendar: true }
  return { ...plain, office: { ...plain.office, coordinators: [], letters } }
}

describe('a letter that waited for a person', () => {
  let service: MadeUpService
  let sent: OutgoingMail[] = []
  afterEach(() => {
    service.close()
    sent = []
  })

  function begin(at: string): void {
    service = madeUpService(office(), moment(at), mail => {
      sent.push(mail)
      return 'sent'
    })
  }
  async function released(at: string): Promise<void> {
    service.setClock(moment(at))
    releaseLetters(service.office.ledger, null, '协调员', moment(at))
    await service.pass()
  }
  const states = (kind: string) => listLetters(service.office.ledger, { kind }).map(({ state }) => state)

  it('goes to the address that the roster has by then', async () => {
    begin('2026-09-21 09:00')
    await service.pass()
    expect([states('reminder'), sent]).toEqual([['waiting'], []])
    service.configure(office(NEW))
    await released('2026-09-21 10:00')
    expect(sent.map(({ to }) => to.map(({ address }) => address))).toEqual([[NEW]])
    const [letter] = listLetters(service.office.ledger, { kind: 'reminder' })
    expect(letter?.recipients.map(({ address, state }) => [address, state])).toEqual([[NEW, 'sent']])
  })

  it('announces the deadline that holds by then, also in its calendar file', async () => {
    begin('2026-09-01 09:00')
    await service.pass()
    service.configure(office(OLD, '2026-09-30 12:00'))
    await released('2026-09-02 09:30')
    expect(sent.map(({ text }) => /\d+月\d+日/.exec(text)?.[0])).toEqual(['9月30日'])
    const [mail] = sent
    const { attachments } = await simpleParser(mail ? await compose(mail) : '')
    expect(attachments[0]?.content.toString()).toContain('DTSTART:20260930T040000Z')
  })

  it('thanks for what is missing by then', async () => {
    begin('2026-09-02 10:00')
    await service.pass()
    const receive = (materials: string[], at: string) =>
      service.receive({ unit: 'library', campaign: campaign().id, materials, at: moment(at), review: false })
    receive(['plan'], '2026-09-02 10:00')
    service.setClock(moment('2026-09-02 10:01'))
    await service.pass()
    receive(['summary'], '2026-09-02 14:00')
    await released('2026-09-02 14:30')
    const thanks = sent.filter(({ headers }) => headers['Auto-Submitted'] === 'auto-replied')
    expect(thanks.map(({ text }) => text.includes('尚缺'))).toEqual([false])
  })

  it('thanks nobody for what was another unit’s or no report after all', async () => {
    begin('2026-09-02 10:00')
    const id = service.receive({
      unit: 'library',
      campaign: campaign().id,
      materials: ['plan'],
      at: moment('2026-09-02 09:50'),
      review: false,
    })
    await service.pass()
    expect(states('acknowledgement')).toEqual(['waiting'])
    service.dismiss(id)
    await released('2026-09-02 14:30')
    expect([states('acknowledgement'), sent.filter(({ subject }) => subject.startsWith('回复'))]).toEqual([
      ['cancelled'],
      [],
    ])
  })
})

describe('a digest that could not go', () => {
  it('gives way to the next one, which tells what it told', async () => {
    const plain = office()
    const coordinated: Configuration = {
      ...plain,
      office: {
        ...plain.office,
        coordinators: [{ name: '', address: 'kepubu@qinghe.example', phone: null }],
        letters: { ...plain.office.letters, approve: 'none', announce: false },
      },
    }
    const sent: string[] = []
    let works = false
    const service = madeUpService(coordinated, moment('2026-09-02 08:30'), mail => {
      if (works) sent.push(mail.text)
      return works ? 'sent' : 'later'
    })
    try {
      const at = moment('2026-09-01 15:00')
      service.receive({ unit: 'library', campaign: campaign().id, materials: ['plan'], at, review: false })
      await service.pass()
      works = true
      service.setClock(moment('2026-09-03 08:30'))
      await service.pass()
      const digests = listLetters(service.office.ledger, { kind: 'digest' })
      expect(digests.map(({ state }) => state)).toEqual(['cancelled', 'sent'])
      expect(sent.filter(text => text.includes('邮件核对')).map(text => text.includes('新收材料（1封）'))).toEqual([
        true,
      ])
    } finally {
      service.close()
    }
  })
})
