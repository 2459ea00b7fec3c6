// Real signatures by a real signer, keys from a table instead of the DNS.
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dkimSign } from 'mailauth/lib/dkim/sign.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Resolver, verifySender } from '../../src/dkim/verify-sender.ts'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const KEY = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
const keys: Resolver = async name => {
  if (name.startsWith('mail._domainkey.')) return [[`v=DKIM1; k=rsa; p=${KEY}`]]
  throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
}
const silent: Resolver = async () => {
  throw Object.assign(new Error('no server'), { code: 'ETIMEOUT' })
}
const MESSAGE =
  'From: office@unit.example\r\nTo: kepu@yunxi.example\r\nSubject: report\r\nDate: Sun, 27 Sep 2026 10:00:00 +0800\r\n' +
  'Message-ID: <1@unit.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nThe report.\r\n'

describe('a message without Authentication-Results', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baosong-dkim-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const verdict = async (raw: string, resolver: Resolver, from = 'office@unit.example') => {
    const path = join(folder, 'message.eml')
    await writeFile(path, raw)
    return verifySender(path, from, resolver)
  }
  const signed = async (domain: string) => {
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })
    const key = { signingDomain: domain, selector: 'mail', privateKey: pem }
    const { signatures } = await dkimSign(MESSAGE, { ...key, signatureData: [key] })
    return `${signatures}${MESSAGE}`
  }

  it('passes by a signature of the sender’s domain, or of one above it', async () => {
    expect(await verdict(await signed('unit.example'), keys)).toBe('pass')
    expect(await verdict(await signed('unit.example'), keys, 'office@mail.unit.example')).toBe('pass')
  })

  it('fails where the signed text was changed', async () => {
    expect(await verdict((await signed('unit.example')).replace('The report.', 'Another report.'), keys)).toBe('fail')
  })

  it('says nothing without a signature, by a stranger’s signature, or where no name server answers', async () => {
    expect(await verdict(MESSAGE, keys)).toBe('unknown')
    expect(await verdict(await signed('relay.example'), keys)).toBe('unknown')
    expect(await verdict(await signed('unit.example'), silent)).toBe('unknown')
  })
})
