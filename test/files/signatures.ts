// The first bytes of files whose kind shows there, and nothing more of them.
const hex = (digits: string, length = 64) => Buffer.concat([Buffer.from(digits, 'hex'), Buffer.alloc(length)])
const box = (brand: string) =>
  Buffer.concat([Buffer.from('00000018', 'hex'), Buffer.from(`ftyp${brand}\0\0\0\0${brand}mif1`), Buffer.alloc(64)])

const PNG = '89504e470d0a1a0a0000000d4948445200000280000001e00802000000'

/** Name of a file and its bytes. */
export const SIGNATURES = {
  'photo.jpg': hex('ffd8ffe000104a46494600010100000100010000ffc0001108012c019003012200021101031101'),
  'picture.png': Buffer.concat([hex(PNG, 4), hex('00000000', 0), Buffer.from('IDAT'), Buffer.alloc(32)]),
  'moving.gif': hex('474946383961400130010000'),
  'picture.webp': Buffer.concat([Buffer.from('RIFF\x40\0\0\0WEBPVP8X', 'latin1'), hex('0a000000000000007f0200df0100')]),
  'phone.heic': box('heic'),
  'film.mp4': box('isom'),
  'film.mov': box('qt  '),
  'sound.mp3': hex('49443303000000000000fffb9064', 600),
  'voice.amr': Buffer.concat([Buffer.from('#!AMR\n'), hex('3c', 64)]),
  'program.exe': Buffer.concat([Buffer.from('MZ'), hex('90000300000004000000ffff0000b800', 200)]),
  'voice.silk': Buffer.concat([Buffer.from('\x02#!SILK_V3', 'latin1'), hex('0c00', 64)]),
} as const

export const EML = Buffer.from(
  [
    'Received: from mail.yx.example by mx.yx.example; Sun, 20 Sep 2026 10:30:00 +0800',
    'From: Library <lib@yx.example>',
    'To: desk@yx.example',
    'Subject: report',
    'Message-ID: <1@yx.example>',
    '',
    'The report is attached.',
    '',
  ].join('\r\n'),
)
