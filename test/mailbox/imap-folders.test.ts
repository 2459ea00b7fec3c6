import { describe, expect, it } from 'vitest'
import { type ListedFolder, resolveFolders } from '../../src/mailbox/imap-folders.ts'

const listed = (path: string, specialUse: string | null = null, ...flags: string[]): ListedFolder => ({
  path,
  name: path.slice(path.lastIndexOf('/') + 1),
  flags: new Set(flags),
  specialUse,
})

const NETEASE = [
  listed('INBOX', '\\Inbox'),
  listed('草稿箱', '\\Drafts', '\\Drafts'),
  listed('垃圾邮件', '\\Junk', '\\Junk'),
  listed('病毒文件夹'),
  listed('广告邮件'),
  listed('订阅邮件'),
  listed('已发送', '\\Sent', '\\Sent'),
]

describe('the folders that the configuration means', () => {
  it('reads the inbox and everything into which NetEase sorts mail', () => {
    const { found, missing } = resolveFolders(['INBOX', '\\Junk'], NETEASE)
    expect(found).toEqual([
      { name: 'INBOX', junk: false },
      { name: '垃圾邮件', junk: true },
      { name: '病毒文件夹', junk: true },
      { name: '广告邮件', junk: true },
      { name: '订阅邮件', junk: true },
    ])
    expect(missing).toEqual([])
  })

  it('knows a junk folder by its name where the server tells no flags', () => {
    for (const name of ['垃圾箱', 'Junk E-mail', 'Spam', 'ＪＵＮＫ'])
      expect(resolveFolders(['\\Junk'], [listed(name)]).found).toEqual([{ name, junk: true }])
  })

  it('does not take a folder for junk that carries another flag', () => {
    expect(resolveFolders(['\\Junk'], [listed('Spam', '\\Archive', '\\Archive')]).found).toEqual([])
  })

  it('takes XLIST’s \\Spam for junk', () => {
    expect(resolveFolders(['\\junk'], [listed('x', null, '\\Spam')]).found).toEqual([{ name: 'x', junk: true }])
  })

  it('says which names are no folder, but not which flags', () => {
    const { found, missing } = resolveFolders(['inbox', '报送', '\\Junk'], [listed('INBOX')])
    expect(found).toEqual([{ name: 'INBOX', junk: false }])
    expect(missing).toEqual(['报送'])
  })

  it('finds a folder below QQ’s 其他文件夹 by its last part, unless two have it', () => {
    const one = [listed('其他文件夹', null, '\\Noselect'), listed('其他文件夹/报送')]
    expect(resolveFolders(['报送'], one).found).toEqual([{ name: '其他文件夹/报送', junk: false }])
    expect(resolveFolders(['报送'], [...one, listed('2025/报送')]).missing).toEqual(['报送'])
  })

  it('leaves out what cannot be opened, and names each folder once', () => {
    const all = [listed('INBOX'), listed('Junk', '\\Junk', '\\Junk', '\\NoSelect')]
    expect(resolveFolders(['INBOX', 'inbox', '\\Junk'], all).found).toEqual([{ name: 'INBOX', junk: false }])
  })

  it('marks a folder that is named outright as junk where it is one', () => {
    expect(resolveFolders(['广告邮件'], NETEASE).found).toEqual([{ name: '广告邮件', junk: true }])
  })
})
