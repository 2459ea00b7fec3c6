// Mail whose page holds its pictures itself, as "data:" URLs.
import { base64, mail, message, utf8, word, type Mail } from './eml.ts'

/** A photo as far as readers of its size look: JPEG segments (JFIF, then SOF0 with the size in pixels), filled to `bytes`. */
export function jpeg(width: number, height: number, bytes = 6_000): string {
  const side = (pixels: number) => String.fromCharCode(pixels >> 8, pixels & 255)
  const head = `\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xc0\0\x11\x08${side(height)}${side(width)}\x03\x01\x22\0\x02\x11\x01\x03\x11\x01`
  const filling = Array.from({ length: bytes - head.length - 2 }, (_, at) => String.fromCharCode((at * at * 7) % 251))
  return `${head}${filling.join('')}\xff\xd9`
}

/** A "data:" URL, its base64 in one line. */
export const dataUrl = (bytes: string, type = 'image/jpeg'): string =>
  `data:${type};base64,${Buffer.from(bytes, 'latin1').toString('base64')}`

/** A mail that is one page in base64, as webmail sends it. */
export function page(name: string, subject: string, html: string): Mail {
  return mail(
    name,
    message(
      {
        Subject: word(utf8(subject)),
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Transfer-Encoding': 'base64',
      },
      base64(utf8(html)),
    ),
  )
}

const folded = dataUrl(jpeg(1024, 768, 5_000))
  .replace(/(.{100})/g, '$1\r\n ')
  .replaceAll('+', '%2B')

export const PAGES: Mail[] = [
  page(
    '220-pictures-in-page',
    '科普日照片',
    [
      '<div>科普日照片三张，请查收。</div>',
      `<div><img alt="现场1.jpg" src="${dataUrl(jpeg(1280, 960))}"><img SRC='${folded}' width=640></div>`,
      `<div><img src=${dataUrl(jpeg(800, 600), 'image/jpeg;charset=utf-8')} alt=讲座></div>`,
      `<div style="background:url(${dataUrl(jpeg(900, 700))})">谢谢<img src="${dataUrl(jpeg(24, 24, 1_500))}"></div>`,
      `<div class="mail_sign">市图书馆<img src="${dataUrl(jpeg(430, 430, 3_000))}" width="120" height="120"></div>`,
    ].join('\n'),
  ),
]
